using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using OgService.Typography;
using OgService.Typography.OpenType;
using OgService.Typography.Shaping;
using OgService.Unicode;

namespace OgService.Conformance;

/// <summary>One line of a HarfBuzz list, its options as hb-shape's: <c>font;options;code points;[glyphs]</c>.</summary>
/// <remarks>The tests of OgService.Typography link this file.</remarks>
internal sealed partial class ShapingCase
{
    private const char Separator = ';';

    private readonly List<KeyValuePair<string, int>> features = [];
    private readonly List<(string Tag, int Value, int Start, int End)> ranges = [];
    private readonly List<(Tag, double)> variations = [];

    private string text = "";
    private string before = "";
    private string after = "";
    private bool glyphNames = true;
    private bool clusters = true;
    private bool positions = true;
    private bool advances = true;
    private bool removesIgnorables;
    private ShapingFlags flags = ShapingFlags.WholeUnits;
    private string? direction;
    private string? language;
    private Script script = Script.Unknown;
    private int fontSize;

    public required string Line { get; init; }

    public string FontFile { get; private init; } = "";

    public string Expected { get; private init; } = "";

    /// <summary>Why the line is not run; null when it is.</summary>
    public string? Skipped { get; private set; }

    public static ShapingCase Parse(string line)
    {
        var parts = line.Split(Separator);
        if (parts.Length < 4)
        {
            return new ShapingCase { Line = line, Skipped = "not a case" };
        }

        var parsed = new ShapingCase { Line = line, FontFile = parts[0], Expected = parts[3].Trim() };
        parsed.text = ReadText(parts[2]);
        var options = Options(parts[1]).ToList();
        for (var i = 0; i < options.Count; i++)
        {
            // An option's value stands behind = or a space.
            var hasValue = i + 1 < options.Count && options[i + 1].Length > 0 && options[i + 1][0] != '-'
                && !options[i].Contains('=', StringComparison.Ordinal);
            parsed.Take(hasValue ? $"{options[i]}={options[++i]}" : options[i]);
        }

        parsed.Skipped ??= parsed.Expected == "*" ? "any result will do"
            : parts[0].Contains('@', StringComparison.Ordinal) ? "a font of some computer"
            : null;
        return parsed;
    }

    /// <summary>Whether a result is the expected one.</summary>
    /// <remarks>In lists scaled by a font size numbers may differ by one: HarfBuzz scales and rounds each advance, kerning and anchor
    /// on its own, we their sums. All other lists must agree to the unit.</remarks>
    public bool Agrees(string actual)
    {
        if (actual == Expected || fontSize == 0)
        {
            return actual == Expected;
        }

        var (ours, theirs) = (Numbers().Matches(actual), Numbers().Matches(Expected));
        if (ours.Count != theirs.Count || Numbers().Replace(actual, "#") != Numbers().Replace(Expected, "#"))
        {
            return false;
        }

        for (var i = 0; i < ours.Count; i++)
        {
            var difference = int.Parse(ours[i].ValueSpan, CultureInfo.InvariantCulture) - int.Parse(theirs[i].ValueSpan, CultureInfo.InvariantCulture);
            if (difference is < -1 or > 1)
            {
                return false;
            }
        }

        return true;
    }

    /// <param name="asOnCards">As texts of cards are shaped: no rounding, and no glyphs for what is not drawn.</param>
    /// <returns>The glyphs as hb-shape writes them with the line's options.</returns>
    public string Shape(Typeface typeface, bool asOnCards = false)
    {
        var font = new FontInstance("case", typeface, typeface.Axes.Normalize([.. variations]));
        var whole = before + text + after;
        var used = script != Script.Unknown ? script : FindScript();
        var rightToLeft = direction is null ? ScriptDirections.IsRightToLeft(used) == true : direction is "rtl" or "r";
        var ranged = ranges.Select(range => new FeatureRange(range.Tag, range.Value, Unit(range.Start), Unit(range.End)));
        var options = new ShapingOptions(language, rightToLeft, true, true, features)
        {
            Script = used == Script.Unknown ? Script.Common : used,
            Ranges = [.. ranged],
            Flags = asOnCards ? flags & ~ShapingFlags.WholeUnits : flags | (removesIgnorables ? 0 : ShapingFlags.IgnorablesAsSpaces),
        };
        var glyphs = new List<ShapedGlyph>();
        Shaper.Shape(whole, before.Length, text.Length, font, options, glyphs);
        return Format(glyphs, typeface, fontSize == 0 ? 1 : fontSize / (float)font.UnitsPerEm);
    }

    // Offsets and advances, not numbers in glyph names.
    [GeneratedRegex(@"(?<=[@,+])-?\d+")]
    private static partial Regex Numbers();

    private static IEnumerable<string> Options(string field)
    {
        var option = new StringBuilder();
        var quote = '\0';
        foreach (var character in field)
        {
            if (quote == '\0' && character is '"' or '\'')
            {
                quote = quote == '\0' ? character : '\0';
            }
            else if (character == quote)
            {
                quote = '\0';
            }
            else if (character == ' ' && quote == '\0')
            {
                yield return option.ToString();
                option.Clear();
            }
            else
            {
                option.Append(character);
            }
        }

        yield return option.ToString();
    }

    private static string ReadText(string field) => string.Concat(field
        .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(part => part.StartsWith("U+", StringComparison.Ordinal) ? part[2..] : part)
        .Select(part => CodePoints.ToText(int.Parse(part, NumberStyles.HexNumber, CultureInfo.InvariantCulture))));

    private static int Round(float value) => (int)MathF.Floor(value + 0.5f);

    private Script FindScript()
    {
        for (var at = 0; at < text.Length;)
        {
            var found = CodePointProperties.Script(CodePoints.At(text, at, out var length));
            if (found is not (Script.Common or Script.Inherited or Script.Unknown))
            {
                return found;
            }

            at += length;
        }

        return Script.Unknown;
    }

    // From a number of characters to an index of the whole text.
    private int Unit(int character)
    {
        var at = 0;
        for (; at < text.Length && character > 0; character--)
        {
            CodePoints.At(text, at, out var length);
            at += length;
        }

        return before.Length + at;
    }

    private string Format(List<ShapedGlyph> glyphs, Typeface typeface, float scale)
    {
        var output = new StringBuilder("[");
        var penX = 0;
        foreach (var glyph in glyphs)
        {
            output.Append(output.Length > 1 ? "|" : "").Append(Name(typeface, glyph.Id));
            if (clusters)
            {
                output.Append(CultureInfo.InvariantCulture, $"={CharacterIndex(glyph.Cluster)}");
            }

            if (positions)
            {
                var x = Round(glyph.OffsetX * scale) + (advances ? 0 : penX);
                var y = Round(glyph.OffsetY * scale);
                output.Append(x != 0 || y != 0 ? string.Create(CultureInfo.InvariantCulture, $"@{x},{y}") : "");
                output.Append(advances ? string.Create(CultureInfo.InvariantCulture, $"+{Round(glyph.AdvanceX * scale)}") : "");
            }

            penX += Round(glyph.AdvanceX * scale);
        }

        return output.Append(']').ToString();
    }

    private string Name(Typeface typeface, ushort glyph) => !glyphNames ? glyph.ToString(CultureInfo.InvariantCulture)
        : typeface.GetGlyphName(glyph) ?? string.Create(CultureInfo.InvariantCulture, $"gid{glyph}");

    private int CharacterIndex(int index)
    {
        var count = 0;
        for (var at = before.Length; at < index;)
        {
            CodePoints.At(before + text, at, out var length);
            at += length;
            count++;
        }

        return count;
    }

    private void Take(string option)
    {
        var (name, value) = option.Split('=', 2) is [var first, var second] ? (first, second) : (option, "");
        switch (name)
        {
            case "--features":
                foreach (var feature in value.Split(',', ' '))
                {
                    TakeFeature(feature.Trim());
                }

                break;
            case "--variations":
                foreach (var variation in value.Split(','))
                {
                    var axis = variation.Split('=');
                    variations.Add((Tag.Of(axis[0]), double.Parse(axis[1], CultureInfo.InvariantCulture)));
                }

                break;
            case "--ned":
                clusters = advances = false;
                break;
            case "--no-clusters":
                clusters = false;
                break;
            case "--no-positions":
                positions = false;
                break;
            case "--no-glyph-names":
                glyphNames = false;
                break;
            case "--direction":
                direction = value;
                Skipped ??= value.StartsWith('t') || value.StartsWith('b') ? "vertical" : null;
                break;
            case "--language":
                language = value;
                break;
            case "--script":
                Skipped ??= value.Length == 4 && ScriptCodes.TryParse(char.ToUpperInvariant(value[0]) + value[1..].ToLowerInvariant(), out script) ? null : option;
                break;
            case "--text-before" or "--unicodes-before":
                before = name[2] == 'u' ? ReadText(value) : value;
                break;
            case "--text-after" or "--unicodes-after":
                after = name[2] == 'u' ? ReadText(value) : value;
                break;
            case "--cluster-level":
                flags |= value == "1" ? ShapingFlags.CharacterClusters : 0;
                Skipped ??= value is "0" or "1" ? null : option;
                break;
            case "--bot":
                flags |= ShapingFlags.StartsText;
                break;
            case "--remove-default-ignorables":
                removesIgnorables = true;
                break;
            case "--preserve-default-ignorables":
                flags |= ShapingFlags.IgnorablesAsDrawn;
                break;
            case "--shaper":
                Skipped ??= value == "ot" ? null : "another shaper: " + value;
                break;
            case "--font-funcs":
                Skipped ??= value == "ot" ? null : "other font functions: " + value;
                break;
            case "--font-size":
                fontSize = int.Parse(value, CultureInfo.InvariantCulture);
                break;
            case "" or "--eot" or "--single-par":
                break;
            default:
                Skipped ??= option;
                break;
        }
    }

    // tag, +tag, -tag, tag=2, tag[3:5]=2
    private void TakeFeature(string feature)
    {
        var (name, value) = feature.Split('=', 2) is [var first, var second] ? (first, second) : (feature, "");
        var number = name.StartsWith('-') || value is "off" or "false" ? 0
            : value is "" or "on" or "true" ? 1
            : int.Parse(value, CultureInfo.InvariantCulture);
        name = name.TrimStart('+', '-').Replace("\"", "", StringComparison.Ordinal).Replace("'", "", StringComparison.Ordinal);
        var bracket = name.IndexOf('[', StringComparison.Ordinal);
        if (bracket < 0)
        {
            features.Add(new(name, number));
            return;
        }

        var part = name[(bracket + 1)..].TrimEnd(']').Split(':', ';');
        var start = part[0].Length == 0 ? 0 : int.Parse(part[0], CultureInfo.InvariantCulture);
        var end = part.Length == 1 ? start + 1 : part[1].Length == 0 ? int.MaxValue : int.Parse(part[1], CultureInfo.InvariantCulture);
        ranges.Add((name[..bracket], number, start, end));
    }
}
