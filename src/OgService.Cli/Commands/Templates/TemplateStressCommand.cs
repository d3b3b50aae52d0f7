using System.CommandLine;
using System.Globalization;
using OgService.Cli.Output;
using OgService.Previews;
using OgService.Previews.TemplateTools;

namespace OgService.Cli.Commands.Templates;

/// <summary><c>og template stress [NAME…]</c>: awkward posts in every theme and size, on one sheet a template.</summary>
internal static class TemplateStressCommand
{
    private static readonly Argument<string[]> Names = new Argument<string[]>("NAME") { Description = "Templates; all when none is named.", Arity = ArgumentArity.ZeroOrMore }.RefuseOptions();
    private static readonly Option<string> Site = TemplateOptions.Site();
    private static readonly Option<string[]> Sizes = TemplateOptions.Sizes();
    private static readonly Option<string> Out = new("--out", "-o") { Description = "Folder for the contact sheets, NAME.png.", HelpName = "FOLDER", DefaultValueFactory = _ => "stress" };
    private static readonly Option<bool> Verbose = new("--verbose", "-v") { Description = "List too what templates did to fit the texts." };
    private static readonly Option<int> Jobs = new("--jobs", "-j") { Description = "Cards drawn at the same time.", DefaultValueFactory = _ => Environment.ProcessorCount, HelpName = "N" };

    public static Command Create()
    {
        var command = new Command("stress", "Draw templates with long titles, many languages, missing values; exit 1 when one cannot cope.") { Names, Site, Sizes, Out, Verbose, Jobs };
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, cancellation), CancellationToken.None));
        return command;
    }

    private static int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var shelf = TemplateOptions.Open(parsed.GetRequiredValue(Site));
        var names = parsed.GetValue(Names) is { Length: > 0 } asked ? asked : shelf.Names;
        var failures = 0;
        var cards = 0;
        foreach (var name in names)
        {
            var template = shelf.Get(name);
            var report = TemplateStress.Run(
                shelf.Renderer, template, TemplateOptions.SizesOf(parsed, Sizes), SamplePosts.Awkward, Math.Clamp(parsed.GetValue(Jobs), 1, 256), null, cancellation);
            using var sheet = report.Sheet;
            TemplateOptions.Write(Path.Combine(parsed.GetRequiredValue(Out), name + ".png"), TemplateShelf.Encode(sheet, CardFormat.Png));
            cards += report.Cards;
            failures += report.Notes.Count(note => note.IsFailure);
            Tell(name, report, parsed.GetValue(Verbose));
        }

        Report.Say(string.Create(CultureInfo.InvariantCulture, $"{names.Count} {(names.Count == 1 ? "template" : "templates")}, {cards} cards, {failures} {(failures == 1 ? "problem" : "problems")}"));
        return failures > 0 ? ExitCode.Problems : ExitCode.Done;
    }

    // The same note on many cards is one line.
    private static void Tell(string name, StressReport report, bool verbose)
    {
        foreach (var same in report.Notes.Where(note => verbose || note.IsFailure).GroupBy(note => (note.IsFailure, note.Note.Code, note.Note.Node)).OrderBy(group => !group.Key.IsFailure))
        {
            var first = same.First();
            var where = string.Join(", ", same.Select(note => note.Post).Distinct());
            var line = string.Create(CultureInfo.InvariantCulture, $"{name}: {first.Note.Code}: {TemplateOptions.Describe(first.Note)} [{same.Count()} cards: {where}]");
            if (same.Key.IsFailure)
            {
                Report.Line(line);
            }
            else
            {
                Report.Note(line);
            }
        }
    }
}
