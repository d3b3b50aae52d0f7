using System.CommandLine;
using System.Globalization;
using OgService.Cli.Output;
using OgService.Previews.Embedding;
using OgService.Previews.Sites;

namespace OgService.Cli.Commands;

/// <summary><c>og embed DIST</c>: the tags of posts into a site's built pages.</summary>
internal static class EmbedCommand
{
    private static readonly Argument<string> Dist = new Argument<string>("DIST") { Description = "The folder that the site generator wrote." }.RefuseOptions();
    private static readonly Option<string?> Site = new("--site") { Description = "The site's root folder. Default: the nearest folder above DIST with og.yaml.", HelpName = "FOLDER" };
    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Say what would be done; write nothing." };
    private static readonly Option<bool> Check = new("--check") { Description = "Write nothing; exit 1 when a page lacks its tags or has old ones." };
    private static readonly Option<bool> Verbose = new("--verbose", "-v") { Description = "List pages too that stay as they are." };

    public static Command Create()
    {
        var command = new Command("embed", "Put the tags of posts into a site's built HTML, in place.") { Dist, Site, DryRun, Check, Verbose };
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, cancellation), CancellationToken.None));
        return command;
    }

    private static int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var dist = Path.GetFullPath(parsed.GetRequiredValue(Dist));
        if (!Directory.Exists(dist))
        {
            Report.Error($"There is no folder {parsed.GetRequiredValue(Dist)}; build the site first.");
            return ExitCode.WrongUse;
        }

        using var previews = SiteOptions.Open(parsed.GetValue(Site) ?? SiteFinder.RootOf(dist), "");
        SiteOptions.Tell(previews.Site.Current);
        var writes = !parsed.GetValue(DryRun) && !parsed.GetValue(Check);
        var results = SiteEmbedder.Run(previews, dist, writes, cancellation);
        foreach (var result in results.Where(result => parsed.GetValue(Verbose) || result.Outcome is EmbedOutcome.Embedded or EmbedOutcome.Failed))
        {
            Report.Line($"{Word(result.Outcome, writes),-12} {result.Page}{(result.Post is null ? "" : "  " + result.Post)}{(result.Outcome == EmbedOutcome.Failed ? ": " + result.Message : "")}");
        }

        var (embedded, failed) = (Count(EmbedOutcome.Embedded), Count(EmbedOutcome.Failed));
        Report.Say(string.Create(CultureInfo.InvariantCulture, $"{results.Count} pages: {embedded} {(writes ? "changed" : "to change")}, {Count(EmbedOutcome.Unchanged)} up to date, {Count(EmbedOutcome.NoPost)} of no post, {failed} failed"));
        return failed > 0 || (parsed.GetValue(Check) && embedded > 0) ? ExitCode.Problems : ExitCode.Done;

        int Count(EmbedOutcome outcome) => results.Count(result => result.Outcome == outcome);
    }

    private static string Word(EmbedOutcome outcome, bool writes) => outcome switch
    {
        EmbedOutcome.Embedded => writes ? "embedded" : "would change",
        EmbedOutcome.NoPost => "no post",
        _ => outcome.ToString().ToLowerInvariant(),
    };
}
