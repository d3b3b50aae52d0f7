using System.CommandLine;
using System.Globalization;
using OgService.Cli.Output;
using OgService.Previews;
using OgService.Previews.Sites;
using OgService.Previews.TemplateTools;

namespace OgService.Cli.Commands.Templates;

/// <summary><c>og template diff BEFORE [AFTER]</c>: a site's cards with two versions of its templates.</summary>
internal static class TemplateDiffCommand
{
    private static readonly Argument<string> Before = new Argument<string>("BEFORE") { Description = "The folder of templates as they were, for example from another checkout." }.RefuseOptions();
    private static readonly Argument<string?> After = new Argument<string?>("AFTER") { Description = "The folder as they are. Default: the site's own.", Arity = ArgumentArity.ZeroOrOne }.RefuseOptions();
    private static readonly Option<string> Site = TemplateOptions.Site();
    private static readonly Option<string?> Template = new("--template") { Description = "Only posts of this template.", HelpName = "NAME" };
    private static readonly Option<string[]> Sizes = TemplateOptions.Sizes();
    private static readonly Option<string> Out = new("--out", "-o") { Description = "The contact sheet.", HelpName = "FILE", DefaultValueFactory = _ => "diff.png" };

    public static Command Create()
    {
        var command = new Command("diff", "Draw a site's cards with two versions of its templates: before, after, difference, biggest change first.") { Before, After, Site, Template, Sizes, Out };
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, cancellation), CancellationToken.None));
        return command;
    }

    private static int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var folders = new[] { parsed.GetRequiredValue(Before), parsed.GetValue(After) };
        if (folders.FirstOrDefault(folder => folder is not null && !Directory.Exists(folder)) is { } missing)
        {
            Report.Error($"There is no folder {missing}.");
            return ExitCode.WrongUse;
        }

        var target = parsed.GetRequiredValue(Out);
        if (!CardFormats.TryParse(Path.GetExtension(target).TrimStart('.'), out var format))
        {
            Report.Error($"--out must end in {CardFormats.Endings}; got {target}");
            return ExitCode.WrongUse;
        }

        var shipped = ShippedFolders.Find("templates");
        var site = LiveSite.Open(parsed.GetRequiredValue(Site), shipped, ShippedFolders.Find("fonts"), TimeProvider.System).Current;
        var size = TemplateOptions.SizesOf(parsed, Sizes);
        var report = TemplateDiff.Run(
            site, Path.GetFullPath(folders[0]!), folders[1] is { } after ? Path.GetFullPath(after) : null, shipped, parsed.GetValue(Template), size.Count > 0 ? size[0] : null, Environment.ProcessorCount, cancellation);
        using var sheet = report.Sheet;
        TemplateOptions.Write(target, TemplateShelf.Encode(sheet, format));
        var width = report.Differences.Select(difference => difference.Source.Length).DefaultIfEmpty().Max();
        Report.Line($"{"post".PadRight(width)}  {"changed",8}  {"mean",6}  notes");
        foreach (var difference in report.Differences.Where(difference => difference.Error is not null || difference.ChangedPixels > 0))
        {
            Report.Line(difference.Error is { } error ? $"{difference.Source.PadRight(width)}  {error}" : string.Create(
                CultureInfo.InvariantCulture,
                $"{difference.Source.PadRight(width)}  {difference.ChangedPixels * 100,6:0.00} %  {difference.MeanDifference,6:0.00}  {difference.NotesBefore} -> {difference.NotesAfter}"));
        }

        var failed = report.Differences.Count(difference => difference.Error is not null);
        var changed = report.Differences.Count(difference => difference.ChangedPixels > 0);
        Report.Say(string.Create(CultureInfo.InvariantCulture, $"{report.Differences.Count} cards: {changed} changed, {report.Differences.Count - changed - failed} the same, {failed} failed"));
        return failed > 0 ? ExitCode.Problems : ExitCode.Done;
    }
}
