using System.Globalization;
using System.Text;
using OgService.Typography.OpenType;
using OgService.Typography.Shaping;

namespace OgService.Typography.Tests.Shaping;

/// <summary>One line of a HarfBuzz test list: <c>font;options;code points;[glyphs]</c>.</summary>
internal sealed class ShapingCase
{
    private readonly List<KeyValuePair<string, int>> features = [];
    private readonly List<(Tag, double)> variations = [];
    private readonly StringBuilder text = new();

    private bool clusters = true;
    private bool positions = true;
    private bool advances = true;
    private bool rightToLeft;
    private string? language;

    public required string Line { get; init; }

    public string FontFile { get; private init; } = "";

    public string Expected { get; private init; } = "";

    /// <summary>What the line asks for that we do not do; null for nothing.</summary>
    public string? Unsupported { get; private set; }

    public static ShapingCase Parse(string line)
    {
        var parts = line.Split(';');
        var parsed = new ShapingCase { Line = line, FontFile = parts[0], Expected = parts[3].Trim() };
        foreach (var codePoint in parts[2].Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var value = int.Parse(codePoint[2..], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            parsed.text.Append(value is >= 0xD800 and <= 0xDFFF ? ((char)value).ToString() : char.ConvertFromUtf32(value));
        }

        foreach (var option in parts[1].Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            parsed.Take(option);
        }

        return parsed;
    }

    public FontInstance Open(Typeface typeface) => new("case", typeface, typeface.Axes.Normalize([.. variations]));

    public List<ShapedGlyph> Shape(FontInstance font)
    {
        var glyphs = new List<ShapedGlyph>();
        var content = text.ToString();
        var isRightToLeft = rightToLeft || (content.Length > 0 && content.EnumerateRunes().Any(rune => rune.Value is >= 0x590 and < 0x900));
        Shaper.Shape(content, 0, content.Length, font, new ShapingOptions(language, isRightToLeft, true, true, features), glyphs);
        return glyphs;
    }

    /// <summary>As hb-shape writes it, with the line's options.</summary>
    public string Format(List<ShapedGlyph> glyphs)
    {
        var output = new StringBuilder("[");
        float penX = 0;
        foreach (var glyph in glyphs)
        {
            output.Append(output.Length > 1 ? "|" : "").Append(glyph.Id);
            if (clusters)
            {
                output.Append('=').Append(CodePointIndex(glyph.Cluster));
            }

            if (positions)
            {
                var x = Round(glyph.OffsetX + (advances ? 0 : penX));
                var y = Round(glyph.OffsetY);
                output.Append(x != 0 || y != 0 ? $"@{x},{y}" : "").Append(advances ? $"+{Round(glyph.AdvanceX)}" : "");
            }

            penX += glyph.AdvanceX;
        }

        return output.Append(']').ToString();
    }

    private static int Round(float value) => (int)MathF.Floor(value + 0.5f);

    private int CodePointIndex(int index) => text.ToString(0, index).EnumerateRunes().Count();

    private void Take(string option)
    {
        var (name, value) = option.Split('=', 2) is [var first, var second] ? (first, second.Trim('"')) : (option, "");
        switch (name)
        {
            case "--features":
                foreach (var feature in value.Split(','))
                {
                    TakeFeature(feature);
                }

                break;
            case "--variations":
                foreach (var variation in value.Split(','))
                {
                    var axis = variation.Split('=');
                    variations.Add((Tag.Of(axis[0]), double.Parse(axis[1], CultureInfo.InvariantCulture)));
                }

                break;
            case "--no-clusters":
                clusters = false;
                break;
            case "--no-positions":
                positions = false;
                break;
            case "--ned":
                clusters = advances = false;
                break;
            case "--direction":
                rightToLeft = value is "rtl" or "r";
                Unsupported ??= value.StartsWith('t') || value.StartsWith('b') ? option : null;
                break;
            case "--language":
                language = value;
                break;
            case "--no-glyph-names" or "--single-par" or "--shaper" or "--script" or "--font-funcs":
                Unsupported ??= name == "--script" ? option : null;
                break;
            default:
                Unsupported ??= option;
                break;
        }
    }

    private void TakeFeature(string feature)
    {
        Unsupported ??= feature.Contains('[') ? feature : null;
        var (name, value) = feature.Split('=', 2) is [var first, var second] ? (first, int.Parse(second, CultureInfo.InvariantCulture)) : (feature, 1);
        value = name.StartsWith('-') ? 0 : value;
        features.Add(new(name.TrimStart('+', '-'), value));
    }
}
