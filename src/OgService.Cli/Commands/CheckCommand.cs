using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using OgService.Cli.Output;
using OgService.Previews;
using OgService.Previews.Generating;

namespace OgService.Cli.Commands;

/// <summary><c>og check [SITE]</c>: what is wrong with a site before anything is drawn: settings, posts, templates, characters without a font.</summary>
internal static class CheckCommand
{
    private static readonly Argument<string> Site = SiteOptions.Site();
    private static readonly Option<bool> Verbose = new("--verbose", "-v") { Description = "List characters too for which a substitute is drawn." };

    private static readonly Option<string> Format = new("--format")
    {
        Description = "text (for people) or json.",
        DefaultValueFactory = _ => "text",
    };

    private readonly record struct Finding(string Message, MissingGlyph? Glyph)
    {
        public bool IsProblem => Glyph?.IsSolved != true;
    }

    public static Command Create()
    {
        Format.AcceptOnlyFromAmong("text", "json");
        var command = new Command("check", "Look for problems of a site without drawing anything.") { Site, Format, Verbose };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        var root = parsed.GetRequiredValue(Site);
        var site = SiteGenerator.Open(root, ShippedFolders.Find("fonts"), ShippedFolders.Find("templates"), TimeProvider.System).Site;
        List<Finding> findings =
        [
            .. site.Problems.Select(problem => new Finding(problem, null)),
            .. site.MissingGlyphs(TimeProvider.System.GetUtcNow()).Select(glyph => new Finding(glyph.ToString(), glyph)),
        ];
        var shown = findings.Where(finding => finding.IsProblem || parsed.GetValue(Verbose)).ToList();
        if (parsed.GetValue(Format) == "json")
        {
            WriteJson(shown);
        }
        else
        {
            shown.ForEach(finding => Report.Line(finding.Message));
        }

        var problems = findings.Count(finding => finding.IsProblem);
        Report.Say(string.Create(CultureInfo.InvariantCulture, $"{Counted(site.Posts.Posts.Count, "post")}, {Counted(problems, "problem")}"));
        return problems > 0 ? ExitCode.Problems : ExitCode.Done;
    }

    private static string Counted(int count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count} {what}{(count == 1 ? "" : "s")}");

    private static void WriteJson(IEnumerable<Finding> findings)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartArray();
            foreach (var (message, glyph) in findings)
            {
                json.WriteStartObject();
                json.WriteString("message", message);
                if (glyph is not null)
                {
                    WriteGlyph(json, glyph);
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        Report.Line(Encoding.UTF8.GetString(bytes.ToArray()));
    }

    private static void WriteGlyph(Utf8JsonWriter json, MissingGlyph glyph)
    {
        json.WriteString("rule", "glyph.missing");
        json.WriteString("file", glyph.File);
        if (glyph.Line > 0)
        {
            json.WriteNumber("line", glyph.Line);
        }

        json.WriteString("field", glyph.Field);
        json.WriteString("codePoint", glyph.Code);
        json.WriteString("name", glyph.Name);
        json.WriteString("policy", glyph.Policy.ToString().ToLowerInvariant());
        if (glyph.Substitute is { } substitute)
        {
            json.WriteString("substitute", substitute);
        }
    }
}
