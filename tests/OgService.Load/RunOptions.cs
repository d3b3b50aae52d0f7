namespace OgService.Load;

/// <summary>How long rows take.</summary>
internal enum Pace
{
    /// <summary>About 20 seconds a row: shows that nothing is broken.</summary>
    Quick,

    /// <summary>Three minutes where the whole row takes thirty.</summary>
    Short,

    /// <summary>As long as the row says.</summary>
    Full,
}

/// <param name="App">The published service's folder.</param>
/// <param name="Cli">The command line's assembly; null when it was not built.</param>
/// <param name="Bucket">The folder where s3rver is installed; null when it is not.</param>
/// <param name="Repository">The root of the checkout.</param>
/// <param name="Work">A scratch folder.</param>
/// <param name="ServerCores">What the service is pinned to, as taskset takes it; null leaves it alone.</param>
/// <param name="Rows">Names of rows; empty takes all.</param>
internal sealed record RunOptions(
    string App, string? Cli, string? Bucket, string Repository, string Work, string? ServerCores, Pace Pace, IReadOnlyList<string> Rows)
{
    public TimeSpan Span(double quickSeconds, double shortSeconds, double fullSeconds)
        => TimeSpan.FromSeconds(Pace switch { Pace.Quick => quickSeconds, Pace.Short => shortSeconds, _ => fullSeconds });

    public int Count(int quick, int @short, int full) => Pace switch { Pace.Quick => quick, Pace.Short => @short, _ => full };

    public static RunOptions Read(IReadOnlyList<string> args)
    {
        string? app = null, cli = null, bucket = null, repository = null, work = null, cores = null;
        var pace = Pace.Full;
        var rows = new List<string>();
        for (var at = 0; at < args.Count; at++)
        {
            switch (args[at])
            {
                case "--app": app = args[++at]; break;
                case "--cli": cli = args[++at]; break;
                case "--bucket": bucket = args[++at]; break;
                case "--repository": repository = args[++at]; break;
                case "--work": work = args[++at]; break;
                case "--server-cores": cores = args[++at]; break;
                case "--quick": pace = Pace.Quick; break;
                case "--short": pace = Pace.Short; break;
                case ['-', ..]: throw new ArgumentException($"There is no option {args[at]}.");
                default: rows.Add(args[at]); break;
            }
        }

        return new RunOptions(
            app ?? throw new ArgumentException("--app is needed."), cli, bucket, repository ?? Environment.CurrentDirectory,
            work ?? throw new ArgumentException("--work is needed."), cores, pace, rows);
    }
}
