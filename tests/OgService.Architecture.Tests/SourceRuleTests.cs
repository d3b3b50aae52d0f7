using System.Text.RegularExpressions;
using OgService.Testing;

namespace OgService.Architecture.Tests;

public sealed partial class SourceRuleTests
{
    // Everything here reads bytes or text from outside: a mistake must end in an exception, never beyond the array.
    private static readonly string[] Guarded =
    [
        "OgService.Yaml", "OgService.Svg", "OgService.Posts", "OgService.Typography", "OgService.Unicode", "OgService.Imaging",
    ];

    [Fact]
    public void Code_that_reads_untrusted_input_stays_inside_the_safe_language()
        => Assert.Empty(SourceFiles().Where(file => Guarded.Any(part => file.Name.Contains(part, StringComparison.Ordinal)) && Unsafe().IsMatch(file.Text)).Select(file => file.Name));

    [Fact]
    public void No_unsafe_block_stands_anywhere()
        => Assert.Empty(SourceFiles().Where(file => UnsafeBlock().IsMatch(file.Text)).Select(file => file.Name));

    // The service's program says on the console why it cannot start: there is no log yet.
    [Fact]
    public void Libraries_leave_the_console_alone()
        => Assert.Empty(SourceFiles().Where(file => !file.Name.StartsWith("OgService.Cli", StringComparison.Ordinal) && file.Name != "OgService.Web/Program.cs" && ConsoleUse().IsMatch(file.Text)).Select(file => file.Name));

    // The one exception compares a file's time with now, to know whether a second write may hide behind the same time.
    [Fact]
    public void Nothing_that_is_drawn_asks_the_clock()
        => Assert.Empty(SourceFiles().Where(file => file.Name != "OgService.Cards/TemplateLibrary.cs" && ClockUse().IsMatch(file.Text)).Select(file => file.Name));

    private static IEnumerable<(string Name, string Text)> SourceFiles()
    {
        var source = Repository.PathTo("src");
        return Directory.EnumerateFiles(source, "*.cs", SearchOption.AllDirectories)
            .Select(file => (Name: Path.GetRelativePath(source, file).Replace('\\', '/'), File: file))
            .Where(file => !file.Name.Contains("/obj/", StringComparison.Ordinal) && !file.Name.Contains("/bin/", StringComparison.Ordinal))
            .Select(file => (file.Name, File.ReadAllText(file.File)));
    }

    [GeneratedRegex(@"\bunsafe\b|\bUnsafe\.|\bMemoryMarshal\.|\bstackalloc\s+\w+\s*\*")]
    private static partial Regex Unsafe();

    [GeneratedRegex(@"^\s*(?:\w+\s+)*unsafe\b", RegexOptions.Multiline)]
    private static partial Regex UnsafeBlock();

    [GeneratedRegex(@"\bConsole\.")]
    private static partial Regex ConsoleUse();

    [GeneratedRegex(@"DateTime(Offset)?\.(Utc)?Now\b")]
    private static partial Regex ClockUse();
}
