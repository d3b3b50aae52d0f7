using System.Globalization;
using System.Text;
using System.Text.Json;
using OgService.Typography;
using OgService.Typography.Fallback;
using OgService.Typography.Paragraphs;
using OgService.Typography.Shaping;

namespace OgService.Conformance;

/// <summary>
/// <c>shape-lines FONTS WEIGHT FILE</c>: shapes each line of a file as a title would be, and prints what came out for <c>tests/shaping</c> to compare.
/// </summary>
/// <remarks>
/// A line of the file is a language (BCP 47, or nothing), a tab and a text. A line of the output is JSON: the text as it was shaped and its runs, each with its font file, its
/// place in the text in UTF-16 units, its direction, the weight of its font, and a list of glyphs (id, advance, x, y; font units).
/// </remarks>
internal static class ShapeLines
{
    /// <summary>At this size; fonts with an optical size are set for it.</summary>
    private const float SizePx = 32;

    public static int Run(IReadOnlyList<string> arguments, TextWriter output)
    {
        var fonts = FontLibrary.Open(arguments[0]);
        var weight = int.Parse(arguments[1], CultureInfo.InvariantCulture);
        foreach (var line in File.ReadLines(arguments[2]))
        {
            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            output.WriteLine(Shape(line[(tab + 1)..], tab == 0 ? null : line[..tab], weight, fonts));
        }

        return 0;
    }

    private static string Shape(string text, string? lang, int weight, FontLibrary fonts)
    {
        var style = new TextStyle { Families = ["Inter"], SizePx = SizePx, Weight = weight, Lang = lang };
        var language = FallbackLanguage.Resolve(text, lang, style.Families, fonts);
        var faces = new SpanFaces(new FaceSelector(fonts, new AbsentCharacters(), style with { Lang = language }, SizePx), []);
        var styled = new StyledText(text);
        var shaped = TextShaper.Shape(styled, PreparedText.From(styled, keepLineFeeds: false), faces, style);
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteString("text", shaped.Text);
            json.WriteBoolean("missing", shaped.Missing.Count > 0);
            json.WriteStartArray("runs");
            foreach (var run in shaped.Runs)
            {
                WriteRun(json, shaped, run);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void WriteRun(Utf8JsonWriter json, ShapedText shaped, ShapedRun run)
    {
        var (start, end) = (shaped.Starts[run.Start], shaped.Starts[run.End]);
        var glyphs = new List<ShapedGlyph>();
        Shaper.Shape(shaped.Text, start, end - start, run.Font, run.Options with { Flags = ShapingFlags.IgnorablesAsSpaces | ShapingFlags.WholeUnits }, glyphs);
        json.WriteStartObject();
        json.WriteString("file", run.Font.Face!.File);
        json.WriteNumber("start", start);
        json.WriteNumber("length", end - start);
        json.WriteBoolean("rtl", run.RightToLeft);
        json.WriteString("font", run.Font.Name);
        json.WriteNumber("unitsPerEm", run.Font.UnitsPerEm);
        json.WriteStartArray("glyphs");
        foreach (var glyph in glyphs)
        {
            json.WriteStartArray();
            json.WriteNumberValue(glyph.Id);
            json.WriteNumberValue(glyph.AdvanceX);
            json.WriteNumberValue(glyph.OffsetX);
            json.WriteNumberValue(glyph.OffsetY);
            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
