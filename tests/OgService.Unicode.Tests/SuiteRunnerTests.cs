using OgService.Conformance;

namespace OgService.Unicode.Tests;

public sealed class SuiteRunnerTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ogservice-suites-").FullName;

    [Fact]
    public void The_last_line_counts_and_failures_come_before()
    {
        File.WriteAllText(Path.Combine(_folder, "LineBreakTest.txt"), "# head\n× 0061 × 0020 ÷ 0062 ÷ # fine\n× 0061 ÷ 0062 ÷ # wrong\n");
        var (code, output, _) = Run("linebreak", _folder);
        Assert.Equal(1, code);
        Assert.StartsWith("FAIL LineBreakTest.txt:3:", output);
        Assert.EndsWith("1 passed, 1 failed, 0 skipped" + Environment.NewLine, output);
    }

    [Fact]
    public void Folders_are_searched_through_and_files_are_taken_as_named()
    {
        var inner = Directory.CreateDirectory(Path.Combine(_folder, "a", "b")).FullName;
        File.WriteAllText(Path.Combine(inner, "LineBreakTest-x.txt"), "× 0061 ÷\n");
        var other = Path.Combine(_folder, "other.txt");
        File.WriteAllText(other, "× 0061 ÷\n");
        var (code, output, _) = Run("linebreak", _folder, other);
        Assert.Equal((0, "2 passed, 0 failed, 0 skipped" + Environment.NewLine), (code, output));
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_a_failure_and_the_next_still_runs()
    {
        File.WriteAllText(Path.Combine(_folder, "LineBreakTest-1.txt"), "× nonsense ÷\n");
        File.WriteAllText(Path.Combine(_folder, "LineBreakTest-2.txt"), "× 0061 ÷\n");
        var (code, output, _) = Run("linebreak", _folder);
        Assert.Equal(1, code);
        Assert.EndsWith("1 passed, 1 failed, 0 skipped" + Environment.NewLine, output);
    }

    [Theory]
    [InlineData()]
    [InlineData("linebreak")]
    [InlineData("nosuchsuite", ".")]
    [InlineData("linebreak", "no-such-folder")]
    public void Wrong_use_is_said_and_exits_2(params string[] arguments)
    {
        var (code, output, errors) = Run(arguments);
        Assert.Equal((2, ""), (code, output));
        Assert.NotEmpty(errors);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static (int Code, string Output, string Errors) Run(params string[] arguments)
    {
        var (output, errors) = (new StringWriter(), new StringWriter());
        ISuite[] suites = [new BreakSuite("linebreak", "breaks", "LineBreakTest*.txt", TextBreaks.Lines)];
        return (SuiteRunner.Run(arguments, suites, output, errors), output.ToString(), errors.ToString());
    }
}
