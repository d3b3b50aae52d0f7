using System.Globalization;
using System.Text;

namespace OgService.Imaging.Headers;

/// <summary>Whether the first element of a text is <c>svg</c>, and the size its attributes give. No XML reader: comments, declarations
/// and processing instructions are stepped over, and the start tag is searched for three attributes.</summary>
internal static class SvgHeader
{
    // A root element further in than this is not looked for.
    private const int MaxPrologLength = 65_536;

    private const double MaxSide = 1_000_000;

    public static bool TryRead(ReadOnlySpan<byte> bytes, out ImageInfo info)
    {
        info = default;
        var text = bytes[..Math.Min(bytes.Length, MaxPrologLength)];
        if (text.StartsWith("\uFEFF"u8))
        {
            text = text[3..];
        }

        if (!TrySkipProlog(ref text) || !text.StartsWith("<svg"u8) || text.Length < 5 || !IsEndOfName(text[4]))
        {
            return false;
        }

        var end = text.IndexOf((byte)'>');
        if (end < 0)
        {
            return false;
        }

        var tag = text[4..end];
        var (width, height) = SizeOf(tag);
        info = new ImageInfo(ImageFormat.Svg, width, height);
        return true;
    }

    private static bool IsEndOfName(byte value) => IsSpace(value) || value is (byte)'>' or (byte)'/';

    private static bool IsSpace(byte value) => value is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';

    // Each step shortens the text.
    private static bool TrySkipProlog(ref ReadOnlySpan<byte> text)
    {
        while (true)
        {
            text = text.TrimStart(" \t\r\n"u8);
            var closing = text.StartsWith("<!--"u8) ? "-->"u8 : text.StartsWith("<?"u8) ? "?>"u8 : text.StartsWith("<!"u8) ? ">"u8 : default;
            if (closing.IsEmpty)
            {
                return true;
            }

            var opening = closing.Length == 3 ? 4 : 2;
            var end = text[opening..].IndexOf(closing);
            if (end < 0)
            {
                return false;
            }

            // A document type may hold declarations in brackets.
            var bracket = closing.Length == 1 ? text[..(opening + end)].IndexOf((byte)'[') : -1;
            if (bracket >= 0)
            {
                end = text[opening..].IndexOf("]>"u8);
                if (end < 0)
                {
                    return false;
                }

                closing = "]>"u8;
            }

            text = text[(opening + end + closing.Length)..];
        }
    }

    private static (int Width, int Height) SizeOf(ReadOnlySpan<byte> tag)
    {
        if (TryPixels(AttributeOf(tag, "width"u8), out var width) && TryPixels(AttributeOf(tag, "height"u8), out var height))
        {
            return (width, height);
        }

        Span<Range> parts = stackalloc Range[5];
        var viewBox = Encoding.Latin1.GetString(AttributeOf(tag, "viewBox"u8)).AsSpan();
        var count = viewBox.SplitAny(parts, " ,\t\r\n", StringSplitOptions.RemoveEmptyEntries);
        return count == 4 && TryPixels(viewBox[parts[2]], out width) && TryPixels(viewBox[parts[3]], out height) ? (width, height) : (0, 0);
    }

    private static ReadOnlySpan<byte> AttributeOf(ReadOnlySpan<byte> tag, ReadOnlySpan<byte> name)
    {
        for (var at = 0; ;)
        {
            var found = tag[at..].IndexOf(name);
            if (found < 0)
            {
                return default;
            }

            var isWhole = at + found > 0 && IsSpace(tag[at + found - 1]);
            at += found + name.Length;
            var rest = tag[at..].TrimStart(" \t\r\n"u8);
            if (!isWhole || rest.IsEmpty || rest[0] != (byte)'=')
            {
                continue;
            }

            rest = rest[1..].TrimStart(" \t\r\n"u8);
            if (rest.IsEmpty || rest[0] is not ((byte)'"' or (byte)'\''))
            {
                return default;
            }

            var end = rest[1..].IndexOf(rest[0]);
            return end < 0 ? default : rest.Slice(1, end);
        }
    }

    private static bool TryPixels(ReadOnlySpan<byte> value, out int pixels)
        => TryPixels(Encoding.Latin1.GetString(value).AsSpan(), out pixels);

    private static bool TryPixels(ReadOnlySpan<char> value, out int pixels)
    {
        pixels = 0;
        value = value.Trim();
        value = value.EndsWith("px", StringComparison.Ordinal) ? value[..^2] : value;
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || number is not (> 0 and <= MaxSide))
        {
            return false;
        }

        pixels = Math.Max(1, (int)Math.Round(number, MidpointRounding.AwayFromZero));
        return true;
    }
}
