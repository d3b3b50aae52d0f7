using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using OgService.Cards;
using OgService.Cli.Output;
using OgService.Previews;
using OgService.Previews.Generating;
using OgService.Previews.Sites;
using Spectre.Console;

namespace OgService.Cli.Commands;

/// <summary><c>og generate [SITE]</c>: every card of a site, only what changed.</summary>
internal static class GenerateCommand
{
    private static readonly TimeSpan WatchEvery = TimeSpan.FromMilliseconds(500);

    private static readonly Argument<string> Site = SiteOptions.Site();
    private static readonly Option<int> Jobs = new("--jobs", "-j") { Description = "Cards drawn at the same time.", DefaultValueFactory = _ => Environment.ProcessorCount, HelpName = "N" };
    private static readonly Option<bool> Force = new("--force") { Description = "Draw again what has not changed. Pictures of the site's own are never touched." };
    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Say what would be done; write nothing." };
    private static readonly Option<bool> Best = new("--best") { Description = "Take the time for the smallest files; what was written so stays as long as nothing drawn changes." };
    private static readonly Option<bool> Prune = new("--prune") { Description = "Delete pictures of ours that no post asks for any more." };
    private static readonly Option<bool> Strict = new("--strict") { Description = "Notes (a clamped title, a missing glyph …) count as problems." };

    private static readonly Option<bool> Offline = new("--offline") { Description = "Fetch no pictures of other hosts; those that were fetched before are drawn." };
    private static readonly Option<bool> FrontMatter = new("--write-front-matter") { Description = "Write ogImage into the front matter of posts that name no picture; nothing else in them changes." };
    private static readonly Option<bool> Watch = new("--watch") { Description = "Stay, and draw again what changes in posts, templates and settings." };
    private static readonly Option<bool> Verbose = new("--verbose", "-v") { Description = "List unchanged posts too, and what the template did to fit the text." };

    public static Command Create()
    {
        Jobs.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > 256)
            {
                result.AddError("--jobs must be 1 to 256.");
            }
        });
        var command = new Command("generate", "Draw the card of every post that should have one and has not, or has an old one.") { Site, Jobs, Force, DryRun, Best, Prune, Offline, FrontMatter, Watch, Strict, Verbose };
        command.SetAction((parsed, cancellation) => Task.Run(() => RunAsync(parsed, cancellation), CancellationToken.None));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var options = new GenerateOptions
        {
            Jobs = parsed.GetValue(Jobs),
            Force = parsed.GetValue(Force),
            DryRun = parsed.GetValue(DryRun),
            Best = parsed.GetValue(Best),
            Prune = parsed.GetValue(Prune),
        };
        var (site, templates, fonts) = (parsed.GetRequiredValue(Site), ShippedFolders.Find("templates"), ShippedFolders.Find("fonts"));
        var live = options.DryRun || parsed.GetValue(Offline)
            ? LiveSite.Open(site, templates, fonts, TimeProvider.System)
            : LiveSite.OpenFetching(site, templates, fonts, TimeProvider.System, new RemoteOptions());
        if (!parsed.GetValue(Watch))
        {
            return Run(live.Current, options, parsed, cancellation);
        }

        await WatchAsync(live, options, parsed, cancellation);
        return ExitCode.Done;
    }

    // Files are looked at, not listened to: that works on every file system, and costs no more than reading their times.
    private static async Task WatchAsync(LiveSite live, GenerateOptions options, ParseResult parsed, CancellationToken cancellation)
    {
        try
        {
            for (var isFirst = true; ; isFirst = false)
            {
                if (isFirst || live.Refresh())
                {
                    try
                    {
                        Run(live.Current, isFirst ? options : options with { Force = false }, parsed, cancellation);
                    }
                    catch (Exception failure) when (failure is TemplateException or IOException or UnauthorizedAccessException or InvalidDataException)
                    {
                        // A file that is half written is whole the next moment.
                        Report.Error(failure.Message);
                    }

                    if (isFirst)
                    {
                        Report.Say($"Watching {live.Current.Root}. Ctrl+C stops.");
                    }
                }

                await Task.Delay(WatchEvery, cancellation);
            }
        }
        catch (OperationCanceledException)
        {
            // That is how watching ends.
        }
    }

    private static int Run(SiteSnapshot site, GenerateOptions options, ParseResult parsed, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        var generator = SiteGenerator.For(site, TimeProvider.System);
        var missing = SiteOptions.TellMissing(site);
        var report = RunWithProgress(generator, options, cancellation);
        SiteOptions.Tell(site);
        var notes = missing.Count + Print(report, missing, options.DryRun, parsed.GetValue(Verbose));
        if (parsed.GetValue(FrontMatter))
        {
            WriteFrontMatter(site, report, options.DryRun);
        }

        Report.Say(Summarise(report, notes, options.DryRun, watch.Elapsed));
        return report.Interrupted ? ExitCode.Interrupted
            : report.Count(GenerateOutcome.Failed) > 0 || (parsed.GetValue(Strict) && notes > 0) ? ExitCode.Problems
            : ExitCode.Done;
    }

    private static void WriteFrontMatter(SiteSnapshot site, GenerateReport report, bool dryRun)
    {
        foreach (var result in FrontMatterEdit.Run(site, report, write: !dryRun))
        {
            if (result.Problem is { } problem)
            {
                Report.Note($"{result.Source}: front matter left alone: {problem}");
            }
            else
            {
                Report.Line($"{(dryRun ? "would edit" : "edited"),-10} {result.Source}: ogImage: {result.Value}");
            }
        }
    }

    private static GenerateReport RunWithProgress(SiteGenerator generator, GenerateOptions options, CancellationToken cancellation)
    {
        if (!Report.IsTerminal)
        {
            return generator.Run(options, null, cancellation);
        }

        return Report.Progress.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .Start(context =>
            {
                var task = context.AddTask("Drawing", maxValue: Math.Max(1, generator.PostCount));
                return generator.Run(options, new Ticker(task), cancellation);
            });
    }

    /// <param name="told">Characters without a font that were told of before anything was drawn.</param>
    private static int Print(GenerateReport report, IReadOnlyList<MissingGlyph> told, bool dryRun, bool verbose)
    {
        var known = told.Select(glyph => glyph.Code).ToHashSet();
        var notes = 0;
        foreach (var result in report.Results.Where(result => verbose || result.Outcome != GenerateOutcome.Unchanged))
        {
            var (file, size) = (result.File ?? "-", result.Bytes > 0 ? Report.Size(result.Bytes) : "");
            Report.Line($"{Word(result.Outcome, dryRun),-10} {file,-40} {size,8}  {WhereAndWhy(result)}".TrimEnd());
            if (verbose && result.Encoding is { } encoding)
            {
                Report.Line(string.Create(CultureInfo.InvariantCulture, $"{"",-10} {encoding.Choice}{(encoding.Similarity is { } similarity ? $"; {similarity:0.0000} alike" : "")}, {encoding.Encodes} encoded"));
            }

            foreach (var note in result.Notes.Where(note => (verbose || !note.IsRemark) && !(note.Code == "glyph.missing" && known.Contains(note.Message.Split(' ')[^1]))))
            {
                Report.Note($"{result.Source}: {note.Message}");
                notes += note.IsRemark ? 0 : 1;
            }
        }

        return notes;
    }

    // An error that names its place names the file already.
    private static string WhereAndWhy(GenerateResult result)
        => result.Message.StartsWith(result.Source + ":", StringComparison.Ordinal) ? result.Message : $"{result.Source}: {result.Message}";

    private static string Word(GenerateOutcome outcome, bool dryRun) => outcome switch
    {
        GenerateOutcome.Drawn => dryRun ? "would draw" : "drawn",
        GenerateOutcome.Copied => dryRun ? "would copy" : "copied",
        GenerateOutcome.Hidden => "none",
        _ => outcome.ToString().ToLowerInvariant(),
    };

    private static string Summarise(GenerateReport report, int notes, bool dryRun, TimeSpan elapsed)
    {
        var parts = new[]
        {
            (report.Count(GenerateOutcome.Drawn), dryRun ? "to draw" : "drawn"),
            (report.Count(GenerateOutcome.Copied), dryRun ? "to copy" : "copied"),
            (report.Count(GenerateOutcome.Unchanged), "unchanged"),
            (report.Count(GenerateOutcome.Kept), "the site's own"),
            (report.Count(GenerateOutcome.External), "elsewhere"),
            (report.Count(GenerateOutcome.Hidden), "hidden"),
            (report.Count(GenerateOutcome.Orphaned), "orphaned"),
            (report.Count(GenerateOutcome.Failed), "failed"),
            (notes, notes == 1 ? "note" : "notes"),
        };
        var counts = string.Join(", ", parts.Where((part, index) => part.Item1 > 0 || index == 0).Select(part => string.Create(CultureInfo.InvariantCulture, $"{part.Item1} {part.Item2}")));
        return string.Create(CultureInfo.InvariantCulture, $"{counts}; {elapsed.TotalSeconds:0.00} s{(report.Interrupted ? "; interrupted" : "")}");
    }

    private sealed class Ticker(ProgressTask task) : IProgress<GenerateResult>
    {
        public void Report(GenerateResult value) => task.Increment(1);
    }
}
