using System.CommandLine;
using System.Globalization;
using OgService.Cards;
using OgService.Cli.Output;
using OgService.Previews;
using OgService.Previews.TemplateTools;

namespace OgService.Cli.Commands.Templates;

/// <summary><c>og template check [NAME…]</c>: errors with their places, and what a sample shows.</summary>
internal static class TemplateCheckCommand
{
    private static readonly Argument<string[]> Names = new Argument<string[]>("NAME") { Description = "Templates; all when none is named.", Arity = ArgumentArity.ZeroOrMore }.RefuseOptions();
    private static readonly Option<string> Site = TemplateOptions.Site();
    private static readonly Option<bool> Strict = new("--strict") { Description = "Notes on the sample card count as problems." };

    public static Command Create()
    {
        var command = new Command("check", "Read templates and draw a sample post with each.") { Names, Site, Strict };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        var shelf = TemplateOptions.Open(parsed.GetRequiredValue(Site));
        var (errors, notes) = (0, 0);
        var names = parsed.GetValue(Names) is { Length: > 0 } asked ? asked : shelf.Names;
        foreach (var name in names)
        {
            try
            {
                notes += Try(shelf, shelf.Get(name));
            }
            catch (TemplateException error)
            {
                Report.Line(error.Message);
                errors++;
            }
        }

        Report.Say(string.Create(CultureInfo.InvariantCulture, $"{names.Count} {(names.Count == 1 ? "template" : "templates")}, {errors} broken, {notes} {(notes == 1 ? "note" : "notes")}"));
        return errors > 0 || (parsed.GetValue(Strict) && notes > 0) ? ExitCode.Problems : ExitCode.Done;
    }

    private static int Try(TemplateShelf shelf, Template template)
    {
        var told = new HashSet<string>();
        string?[] themes = template.Themes.Count > 0 ? [.. template.Themes] : [null];
        foreach (var theme in themes)
        {
            foreach (var size in template.Sizes)
            {
                foreach (var note in shelf.DrawSample(template, size, CardFormat.Jpeg, theme).Notes.Where(note => !note.IsRemark))
                {
                    if (told.Add(note.Code + note.Node))
                    {
                        Report.Note($"{(note.Place is null ? template.File + ": " : "")}{TemplateOptions.Describe(note)} ({(theme is null ? "" : theme + " ")}{size})");
                    }
                }
            }
        }

        return told.Count;
    }
}
