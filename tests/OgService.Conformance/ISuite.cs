namespace OgService.Conformance;

/// <summary>A public suite: how to find its files and how to run one.</summary>
internal interface ISuite
{
    /// <summary>What is written on the command line: lower case, words joined by hyphens.</summary>
    string Name { get; }

    /// <summary>One line for the usage text.</summary>
    string Description { get; }

    /// <summary>Names of its files, with * and ?, looked for in a folder and all folders in it.</summary>
    IReadOnlyList<string> FilePatterns { get; }

    /// <summary>Runs every case of a file. What is wrong with the file itself is a failure too, not an exception.</summary>
    void Run(string file, SuiteReport report);
}
