using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using OgService.Cards;
using OgService.Cli.Output;
using OgService.Previews.Explaining;

namespace OgService.Cli.Commands;

/// <summary><c>og explain POST</c>: where each value came from, what was decided, and why.</summary>
internal static class ExplainCommand
{
    private const int MaxShown = 120;

    private static readonly Argument<string> PostArgument = new Argument<string>("POST") { Description = "A post: its file or its slug." }.RefuseOptions();
    private static readonly Option<string?> Site = SiteOptions.SiteOption();
    private static readonly Option<bool> Drafts = SiteOptions.Drafts();
    private static readonly Option<string> Format = new("--format") { Description = "text (for people) or json.", DefaultValueFactory = _ => "text" };

    public static Command Create()
    {
        Format.AcceptOnlyFromAmong("text", "json");
        var command = new Command("explain", "Say where each value of a post's card came from, and why it is as it is.") { PostArgument, Site, Drafts, Format };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        var name = parsed.GetRequiredValue(PostArgument);
        using var previews = SiteOptions.Open(parsed.GetValue(Site), name);
        var site = previews.Site.Current;
        if (PostLookup.Find(site, name, parsed.GetValue(Drafts)) is not { } post)
        {
            return ExitCode.Problems;
        }

        var explanation = PostExplainer.Explain(site, post);
        if (parsed.GetRequiredValue(Format) == "json")
        {
            Report.Json(json => WriteJson(json, explanation));
        }
        else
        {
            Print(explanation);
        }

        return explanation.Problem is null && explanation.Rule > 0 ? ExitCode.Done : ExitCode.Problems;
    }

    private static void Print(PostExplanation explained)
    {
        Report.Line(explained.Post.SourceFile);
        Heading("values");
        foreach (var field in explained.Fields.Where(field => field.Value is not null))
        {
            Value(field);
        }

        Heading("picture");
        Report.Line($"  rule {(explained.Rule == 0 ? "none" : explained.Rule.ToString(CultureInfo.InvariantCulture))}: {explained.Picture.Reason}");
        Report.Line($"  file      {explained.PictureFile ?? "-"}");
        Report.Line($"  state     {explained.State}");
        if (explained.Problem is { } problem)
        {
            Report.Line($"  problem   {problem}");
        }

        Heading("card");
        Value(explained.Template);
        Value(explained.Size);
        foreach (var value in explained.Values)
        {
            Value(value);
        }

        if (explained.Card is { } card)
        {
            PrintCard(card);
        }

        if (explained.Key is { } key)
        {
            Heading($"key {key}");
            foreach (var part in explained.Parts)
            {
                Report.Line($"  {part.Name,-14} {part.Hash}{(part.HasChanged ? $"  (was {(part.Written!.Length == 0 ? "not there" : part.Written)} when the card was drawn)" : "")}");
            }
        }
    }

    private static void PrintCard(SceneInspection card)
    {
        Heading("texts");
        foreach (var text in card.Texts)
        {
            var contrast = text.Contrast is { } measured ? string.Create(CultureInfo.InvariantCulture, $", contrast {measured.Ratio:0.0}:1 ({measured.Ink} on {measured.Under})") : "";
            var fonts = string.Join(", ", text.Lines.SelectMany(line => line.Fonts).Distinct());
            Report.Line(string.Create(CultureInfo.InvariantCulture, $"  {text.Node}: {text.SizePx:0.##} px, {text.Lines.Count} {(text.Lines.Count == 1 ? "line" : "lines")}, {fonts}{contrast}{(text.IsSilent ? ", decoration" : "")}"));
            foreach (var line in text.Lines)
            {
                Report.Line($"    \"{line.Text}\"");
            }
        }

        if (card.Notes.Count > 0)
        {
            Heading("notes");
            foreach (var note in card.Notes)
            {
                Report.Line($"  {note.Code}{(note.IsRemark ? " (remark)" : "")}: {Templates.TemplateOptions.Describe(note)}");
            }
        }
    }

    private static void Heading(string text) => Report.Line($"{Environment.NewLine}{text}");

    private static void Value(ExplainedValue value)
    {
        var shown = value.Value ?? "-";
        Report.Line($"  {value.Name,-16} {(shown.Length > MaxShown ? shown[..MaxShown] + "…" : shown)}  <- {value.Origin}");
    }

    private static void WriteJson(Utf8JsonWriter json, PostExplanation explained)
    {
        json.WriteStartObject();
        json.WriteString("post", explained.Post.SourceFile);
        WriteValues(json, "values", explained.Fields);
        json.WriteStartObject("picture");
        json.WriteNumber("rule", explained.Rule);
        json.WriteString("reason", explained.Picture.Reason);
        json.WriteString("file", explained.PictureFile);
        json.WriteString("state", explained.State);
        json.WriteString("problem", explained.Problem);
        json.WriteEndObject();
        WriteValues(json, "card", [explained.Template, explained.Size]);
        WriteValues(json, "cardValues", explained.Values);
        json.WriteString("key", explained.Key);
        json.WriteStartArray("parts");
        foreach (var part in explained.Parts)
        {
            json.WriteStartObject();
            json.WriteString("name", part.Name);
            json.WriteString("hash", part.Hash);
            json.WriteString("written", part.Written);
            json.WriteBoolean("changed", part.HasChanged);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        WriteTexts(json, explained.Card?.Texts ?? []);
        json.WriteStartArray("notes");
        foreach (var note in explained.Card?.Notes ?? [])
        {
            json.WriteStartObject();
            json.WriteString("code", note.Code);
            json.WriteString("message", note.Message);
            json.WriteString("node", note.Node);
            json.WriteString("place", note.Place?.ToString());
            json.WriteBoolean("remark", note.IsRemark);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteTexts(Utf8JsonWriter json, IReadOnlyList<TextFact> texts)
    {
        json.WriteStartArray("texts");
        foreach (var text in texts)
        {
            json.WriteStartObject();
            json.WriteString("node", text.Node);
            json.WriteString("place", text.Place?.ToString());
            json.WriteBoolean("decoration", text.IsSilent);
            json.WriteNumber("sizePx", Math.Round(text.SizePx, 2));
            json.WriteStartArray("lines");
            foreach (var line in text.Lines)
            {
                json.WriteStartObject();
                json.WriteString("text", line.Text);
                json.WriteStartArray("fonts");
                foreach (var font in line.Fonts)
                {
                    json.WriteStringValue(font);
                }

                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndArray();
            if (text.Contrast is { } contrast)
            {
                json.WriteNumber("contrast", Math.Round(contrast.Ratio, 2));
                json.WriteNumber("contrastWanted", contrast.Wanted);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteValues(Utf8JsonWriter json, string name, IEnumerable<ExplainedValue> values)
    {
        json.WriteStartObject(name);
        foreach (var value in values)
        {
            json.WriteStartObject(value.Name);
            json.WriteString("value", value.Value);
            json.WriteString("origin", value.Origin);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
