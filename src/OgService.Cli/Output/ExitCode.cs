namespace OgService.Cli.Output;

/// <summary>What the shell sees.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    public const int Problems = 1;

    public const int WrongUse = 2;

    /// <summary>128 + SIGINT, as shells have it.</summary>
    public const int Interrupted = 130;
}
