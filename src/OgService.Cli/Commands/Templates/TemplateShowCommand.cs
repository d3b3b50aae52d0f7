using System.CommandLine;
using System.Text.Json;
using OgService.Cards;
using OgService.Cli.Output;
using OgService.Previews;

namespace OgService.Cli.Commands.Templates;

/// <summary><c>og template show NAME</c>: what can be set, and how it looks.</summary>
internal static class TemplateShowCommand
{
    private static readonly Argument<string> Name = TemplateOptions.Name();
    private static readonly Option<string> Site = TemplateOptions.Site();
    private static readonly Option<string> Format = TemplateOptions.Format();
    private static readonly Option<string?> Out = new("--out", "-o") { Description = "Draw a sample post to this file; its ending decides the format.", HelpName = "FILE" };
    private static readonly Option<string[]> Sizes = TemplateOptions.Sizes();
    private static readonly Option<string?> Theme = new("--theme") { Description = "A theme of the template, for the drawing.", HelpName = "NAME" };

    public static Command Create()
    {
        var command = new Command("show", "Show what a template takes; draw a sample with --out.") { Name, Site, Format, Out, Sizes, Theme };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        var shelf = TemplateOptions.Open(parsed.GetRequiredValue(Site));
        var template = shelf.Get(parsed.GetRequiredValue(Name));
        var theme = parsed.GetValue(Theme);
        if (theme is not null && !template.Themes.Contains(theme))
        {
            Report.Error($"--theme must be {(template.Themes.Count == 0 ? "left out: the template has no themes" : string.Join(" or ", template.Themes))}; got {theme}");
            return ExitCode.WrongUse;
        }

        if (parsed.GetValue(Out) is { } target)
        {
            if (!CardFormats.TryParse(Path.GetExtension(target).TrimStart('.'), out var format))
            {
                Report.Error($"--out must end in {CardFormats.Endings}; got {target}");
                return ExitCode.WrongUse;
            }

            var size = TemplateOptions.SizesOf(parsed, Sizes) is [var first, ..] ? first : template.Sizes[0];
            var (bytes, notes) = shelf.DrawSample(template, size, format, theme);
            TemplateOptions.Write(target, bytes);
            foreach (var note in notes.Where(note => !note.IsRemark))
            {
                Report.Note(TemplateOptions.Describe(note));
            }

            return ExitCode.Done;
        }

        if (parsed.GetRequiredValue(Format) == "json")
        {
            Report.Json(json => WriteJson(json, template, shelf.IsOwn(template.Name)));
        }
        else
        {
            Print(template, shelf.IsOwn(template.Name));
        }

        return ExitCode.Done;
    }

    private static void Print(Template template, bool isOwn)
    {
        Report.Line($"{template.Name}: {template.Description}");
        Report.Line($"  file     {template.File} ({(isOwn ? "the site's own" : "shipped")})");
        if (template.Parents.Count > 0)
        {
            Report.Line($"  extends  {string.Join(", which extends ", template.Parents)}");
        }

        Report.Line($"  sizes    {string.Join(", ", template.Sizes)}");
        if (template.Themes.Count > 0)
        {
            Report.Line($"  themes   {string.Join(", ", template.Themes)}");
        }

        if (template.PictureNames.Count > 0)
        {
            Report.Line($"  pictures {string.Join(", ", template.PictureNames)}");
        }

        Report.Line("  values   (og.yaml: cards: values: …, or in a post: card: …)");
        var width = template.Values.Select(value => value.Name.Length).DefaultIfEmpty().Max();
        foreach (var value in template.Values)
        {
            Report.Line($"    {value.Name.PadRight(width)}  {Takes(value)}{(value.Default is { Length: > 0 } given ? $", {given} unless set" : "")}{(value.Description.Length > 0 ? ": " + value.Description : "")}");
        }

        Report.Line($"  nodes    {string.Join(", ", template.NodeIds)}");
    }

    private static string Takes(TemplateValue value) => value.Type switch
    {
        "choice" => string.Join(" | ", value.Choices),
        "number" => value.Expected,
        _ => value.Type,
    };

    private static void WriteJson(Utf8JsonWriter json, Template template, bool isOwn)
    {
        json.WriteStartObject();
        json.WriteString("name", template.Name);
        json.WriteString("origin", isOwn ? "site" : "shipped");
        json.WriteString("file", template.File);
        json.WriteString("description", template.Description);
        WriteList(json, "extends", template.Parents);
        WriteList(json, "sizes", template.Sizes.Select(size => size.ToString()));
        WriteList(json, "themes", template.Themes);
        WriteList(json, "pictures", template.PictureNames);
        WriteList(json, "nodes", template.NodeIds);
        json.WriteStartArray("values");
        foreach (var value in template.Values)
        {
            json.WriteStartObject();
            json.WriteString("name", value.Name);
            json.WriteString("type", value.Type);
            json.WriteString("description", value.Description);
            json.WriteString("default", value.Default);
            WriteList(json, "choices", value.Choices);
            if (value.Min is { } min)
            {
                json.WriteNumber("min", min);
            }

            if (value.Max is { } max)
            {
                json.WriteNumber("max", max);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteList(Utf8JsonWriter json, string name, IEnumerable<string> items)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStringValue(item);
        }

        json.WriteEndArray();
    }
}
