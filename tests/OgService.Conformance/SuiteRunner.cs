namespace OgService.Conformance;

/// <summary>The command line: <c>SUITE [--expected-failures=FILE] PATH…</c>. The last line written is <c>N passed, N failed, N skipped</c>.</summary>
internal static class SuiteRunner
{
    private const string ExpectedOption = "--expected-failures=";
    private const int AllPassed = 0;
    private const int SomeFailed = 1;
    private const int WrongUse = 2;

    /// <returns>0 when no case failed, 1 when one did, 2 for wrong use: unknown suite, no path, a path without files of it.</returns>
    public static int Run(IReadOnlyList<string> arguments, IReadOnlyList<ISuite> suites, TextWriter output, TextWriter errors)
    {
        var suite = arguments.Count < 2 ? null : suites.FirstOrDefault(candidate => candidate.Name == arguments[0]);
        if (suite is null)
        {
            WriteUsage(arguments, suites, errors);
            return WrongUse;
        }

        ExpectedFailures? expected = null;
        foreach (var option in arguments.Where(argument => argument.StartsWith(ExpectedOption, StringComparison.Ordinal)))
        {
            expected = ExpectedFailures.Read(option[ExpectedOption.Length..]);
        }

        var files = new List<string>();
        foreach (var path in arguments.Skip(1).Where(argument => !argument.StartsWith(ExpectedOption, StringComparison.Ordinal)))
        {
            var found = Find(suite, path);
            if (found.Count == 0)
            {
                errors.WriteLine($"{path}: no file of the suite {suite.Name} there ({string.Join(", ", suite.FilePatterns)}).");
                return WrongUse;
            }

            files.AddRange(found);
        }

        var report = new SuiteReport(output, expected);
        foreach (var file in files)
        {
            RunFile(suite, file, report);
        }

        foreach (var place in expected?.Missing(files) ?? [])
        {
            report.Miss(place);
        }

        output.WriteLine($"{report.Passed} passed, {report.Failed} failed, {report.Skipped} skipped");
        return report.Failed == 0 ? AllPassed : SomeFailed;
    }

    // A file named outright is run whatever its name.
    private static List<string> Find(ISuite suite, string path)
    {
        if (File.Exists(path))
        {
            return [path];
        }

        if (!Directory.Exists(path))
        {
            return [];
        }

        var files = suite.FilePatterns.SelectMany(pattern => Directory.EnumerateFiles(path, pattern, SearchOption.AllDirectories));
        return [.. files.Distinct().Order(StringComparer.Ordinal)];
    }

    private static void RunFile(ISuite suite, string file, SuiteReport report)
    {
        try
        {
            suite.Run(file, report);
        }
#pragma warning disable CA1031 // Whatever a suite throws is a failure of that file; the files after it still run.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            report.Fail(file, exception.ToString());
        }
    }

    private static void WriteUsage(IReadOnlyList<string> arguments, IReadOnlyList<ISuite> suites, TextWriter errors)
    {
        if (arguments.Count > 0 && suites.All(suite => suite.Name != arguments[0]))
        {
            errors.WriteLine($"There is no suite {arguments[0]}.");
        }

        errors.WriteLine("Usage: OgService.Conformance SUITE [--expected-failures=FILE] PATH…   (a path is a file, or a folder searched through)");
        foreach (var suite in suites)
        {
            errors.WriteLine($"  {suite.Name,-16} {suite.Description}");
        }
    }
}
