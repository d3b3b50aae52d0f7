using System.Globalization;
using System.Text;
using OgService.Typography.OpenType;

namespace OgService.Conformance;

/// <summary>Names of a font's glyphs, which shaping has no use for but lists of cases do (OpenType, <c>post</c> and <c>CFF</c>).</summary>
internal sealed class GlyphNames
{
    private const int MacintoshCount = 258;
    private const int CffStandardCount = 391;

    private readonly string?[] names;

    private GlyphNames(int glyphCount) => names = new string?[glyphCount];

    /// <summary><c>gid</c> with the number for a glyph without a name.</summary>
    public string Of(int glyph) => glyph < names.Length && names[glyph] is { Length: > 0 } name ? name
        : string.Create(CultureInfo.InvariantCulture, $"gid{glyph}");

    public static GlyphNames Read(FontTables tables, int glyphCount)
    {
        var read = new GlyphNames(glyphCount);
        var post = tables["post"];
        switch (post.U32(0))
        {
            case 0x00010000:
                for (var i = 0; i < Math.Min(glyphCount, MacintoshCount); i++)
                {
                    read.names[i] = StandardGlyphNames.Macintosh[i];
                }

                break;
            case 0x00020000:
                read.ReadPost(post);
                break;
            default:
                read.ReadCff(tables["CFF "]);
                break;
        }

        return read;
    }

    private void ReadPost(FontData post)
    {
        var count = post.U16(32);
        var own = new List<string>();
        for (var at = 34 + (count * 2); post.Holds(at, 1) && post.Holds(at + 1, post.U8(at)); at += 1 + post.U8(at))
        {
            own.Add(Text(post, at + 1, post.U8(at)));
        }

        for (var i = 0; i < Math.Min(count, names.Length); i++)
        {
            var index = post.U16(34 + (i * 2));
            names[i] = index < MacintoshCount ? StandardGlyphNames.Macintosh[index]
                : index - MacintoshCount < own.Count ? own[index - MacintoshCount] : null;
        }
    }

    // Header, names of fonts, top dictionaries, strings; of the dictionary only where the charset lies (operator 15).
    private void ReadCff(FontData cff)
    {
        if (cff.IsEmpty)
        {
            return;
        }

        var fontNames = ReadIndex(cff, cff.U8(2));
        var dictionaries = ReadIndex(cff, fontNames[^1]);
        var strings = ReadIndex(cff, dictionaries[^1]);
        if (dictionaries.Count < 2 || FindCharset(cff, dictionaries[0], dictionaries[1]) is not (> 2 and var charset))
        {
            return;
        }

        string? Name(int id) => id < CffStandardCount ? StandardGlyphNames.Cff.ElementAtOrDefault(id)
            : id - CffStandardCount < strings.Count - 1
            ? Text(cff, strings[id - CffStandardCount], strings[id - CffStandardCount + 1] - strings[id - CffStandardCount]) : null;
        names[0] = ".notdef";
        var format = cff.U8(charset);
        var at = charset + 1;
        for (var glyph = 1; glyph < names.Length && cff.Holds(at, 2);)
        {
            var first = cff.U16(at);
            var left = format == 0 ? 0 : format == 1 ? cff.U8(at + 2) : cff.U16(at + 2);
            at += 2 + format;
            for (var i = 0; i <= left && glyph < names.Length; i++)
            {
                names[glyph++] = Name(first + i);
            }
        }
    }

    /// <returns>Where each thing lies, and last where the index ends.</returns>
    private static List<int> ReadIndex(FontData cff, int at)
    {
        var count = cff.U16(at);
        if (count == 0)
        {
            return [at + 2];
        }

        var size = cff.U8(at + 2);
        var data = at + 2 + ((count + 1) * size);
        var found = new List<int>();
        for (var i = 0; i <= count; i++)
        {
            var offset = 0;
            for (var part = 0; part < size; part++)
            {
                offset = (offset << 8) | cff.U8(at + 3 + (i * size) + part);
            }

            found.Add(data + offset);
        }

        return found;
    }

    private static int FindCharset(FontData cff, int at, int end)
    {
        var last = 0;
        while (at < end)
        {
            var first = cff.U8(at++);
            switch (first)
            {
                case 15:
                    return last;
                case 30:
                    // A decimal number ends with a half byte of 15.
                    while (at < end && (cff.U8(at) & 0x0F) != 15 && (cff.U8(at) >> 4) != 15)
                    {
                        at++;
                    }

                    at++;
                    break;
                case 12 when cff.U8(at) == 30:
                    return 0; // A font keyed by CID: its glyphs have numbers, not names.
                case 12:
                    at++;
                    break;
                case 28:
                    last = cff.I16(at);
                    at += 2;
                    break;
                case 29:
                    last = (int)cff.U32(at);
                    at += 4;
                    break;
                case >= 32 and <= 246:
                    last = first - 139;
                    break;
                case >= 247 and <= 250:
                    last = ((first - 247) * 256) + cff.U8(at++) + 108;
                    break;
                case >= 251 and <= 254:
                    last = (-(first - 251) * 256) - cff.U8(at++) - 108;
                    break;
            }
        }

        return 0;
    }

    private static string Text(FontData data, int at, int length)
    {
        var text = new StringBuilder(length);
        for (var i = 0; i < length; i++)
        {
            text.Append((char)data.U8(at + i));
        }

        return text.ToString();
    }
}
