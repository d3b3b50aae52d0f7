using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using OgService.Typography;
using OgService.Typography.OpenType;
using OgService.Typography.Shaping;

namespace OgService.Conformance;

/// <summary>Pages of the Unicode text rendering tests. A case is a cell: a text, a font, a place in its design space, and the SVG to expect.</summary>
internal static partial class OutlinePages
{
    // The pages cut every place to a whole number, and places half way between two cut ones once more.
    private const float Tolerance = 1.5f;

    // Whatever the font's own units are, the pages draw with 1,000 an em.
    private const float UnitsPerEm = 1000;

    public static void Run(string file, FontCache fonts, SuiteReport report)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        foreach (Match cell in Cell().Matches(File.ReadAllText(file)))
        {
            var attributes = Attribute().Matches(cell.Groups["attributes"].Value)
                .ToDictionary(match => match.Groups[1].Value, match => WebUtility.HtmlDecode(match.Groups[2].Value));
            var name = attributes["font"];
            var typeface = fonts.Open(FontCache.Find(Path.Combine(folder, "..", "fonts", name), Path.Combine(folder, name)));
            var place = $"{Path.GetFileName(file)} {attributes["id"]}";
            var expected = Expected(cell.Groups["svg"].Value);
            var actual = Actual(typeface, attributes);
            report.Check(Agrees(expected, actual), place, () => $"expected {Print(expected)}, got {Print(actual)}");
        }
    }

    // Glyph by glyph: the pages round places and outlines each on their own.
    private static bool Agrees(List<PlacedOutline> expected, List<PlacedOutline> actual) =>
        expected.Count == actual.Count && expected.Zip(actual).All(pair => pair.First.Agrees(pair.Second));

    private static string Print(List<PlacedOutline> glyphs) => string.Join(" | ", glyphs);

    private static List<PlacedOutline> Expected(string svg)
    {
        var symbols = new Dictionary<string, string>();
        foreach (Match symbol in Symbol().Matches(svg))
        {
            symbols.TryAdd(symbol.Groups[1].Value, symbol.Groups[2].Value);
        }

        var glyphs = new List<PlacedOutline>();
        foreach (Match use in Use().Matches(svg))
        {
            var attributes = SvgAttribute().Matches(use.Value).ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value);
            var path = new OutlinePath();
            path.AddSvg(symbols[attributes["href"].TrimStart('#')]);
            glyphs.Add(new PlacedOutline(Number(attributes.GetValueOrDefault("x", "0")), Number(attributes.GetValueOrDefault("y", "0")), path));
        }

        glyphs.RemoveAll(glyph => glyph.Path.ShowsNothing);
        return glyphs;
    }

    private static List<PlacedOutline> Actual(Typeface typeface, Dictionary<string, string> attributes)
    {
        var settings = new List<(Tag, double)>();
        foreach (var setting in attributes.GetValueOrDefault("var", "").Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = setting.Split(':');
            settings.Add((Tag.Of(parts[0]), Number(parts[1])));
        }

        var font = new FontInstance("case", typeface, typeface.Axes.Normalize([.. settings]));
        var text = attributes["render"];
        var rightToLeft = text.EnumerateRunes().Any(rune => rune.Value is >= 0x590 and < 0x900 or >= 0xFB1D and <= 0xFEFC and not 0xFEFF);
        var shaped = new List<ShapedGlyph>();
        Shaper.Shape(text, 0, text.Length, font, new ShapingOptions(attributes.GetValueOrDefault("lang"), rightToLeft, true, true, []), shaped);

        var scale = UnitsPerEm / font.UnitsPerEm;
        var glyphs = new List<PlacedOutline>();
        var pen = 0f;
        foreach (var glyph in shaped)
        {
            var path = new OutlinePath { Scale = scale };
            font.GetOutline(glyph.Id, path);
            glyphs.Add(new PlacedOutline((pen + glyph.OffsetX) * scale, glyph.OffsetY * scale, path));
            pen += glyph.AdvanceX;
        }

        glyphs.RemoveAll(glyph => glyph.Path.ShowsNothing);
        return glyphs;
    }

    private static float Number(string text) => float.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex("""<td class="expected"(?<attributes>[^>]*)>\s*(?<svg><svg.*?</svg>)""", RegexOptions.Singleline)]
    private static partial Regex Cell();

    [GeneratedRegex("""ft:(\w+)="([^"]*)["]""")]
    private static partial Regex Attribute();

    [GeneratedRegex("""<symbol id="([^"]*)"[^>]*>\s*<path d="([^"]*)["]""", RegexOptions.Singleline)]
    private static partial Regex Symbol();

    [GeneratedRegex("""<use [^>]*>""")]
    private static partial Regex Use();

    [GeneratedRegex("""([a-z]+)="([^"]*)["]""")]
    private static partial Regex SvgAttribute();

    private sealed record PlacedOutline(float X, float Y, OutlinePath Path)
    {
        public bool Agrees(PlacedOutline other) =>
            Math.Abs(X - other.X) <= Tolerance && Math.Abs(Y - other.Y) <= Tolerance && Path.Agrees(other.Path, Tolerance);

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"@{X:0.##},{Y:0.##} {Path}");
    }
}
