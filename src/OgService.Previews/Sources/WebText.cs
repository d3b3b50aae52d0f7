using System.IO.Compression;
using System.Text;

namespace OgService.Previews.Sources;

/// <summary>Texts of the web from their bytes: by a mark at their beginning, by what HTTP said, by what they say of themselves, else UTF-8 (RFC 7303, 3;
/// HTML, 13.2.3.1). Bytes that are none of the encoding become U+FFFD: a title with a wrong letter is better than no post.</summary>
internal static class WebText
{
    /// <summary>Bytes of a document when unpacked.</summary>
    public const int MaxBytes = 20_000_000;

    // So far browsers look for a declaration.
    private const int Looked = 1_024;

    /// <param name="bytes">May be packed by gzip as a file is (<c>sitemap.xml.gz</c>).</param>
    /// <param name="charset">As HTTP said; null where it did not.</param>
    /// <exception cref="FormatException">It cannot be unpacked, or is too large then.</exception>
    public static string Decode(byte[] bytes, string? charset)
    {
        ReadOnlySpan<byte> unpacked = bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]) ? Unpack(bytes) : bytes;
        return Marked(unpacked) is { } marked
            ? marked.Encoding.GetString(unpacked[marked.Length..])
            : (EncodingOf(charset) ?? EncodingOf(DeclaredBy(unpacked)) ?? Encoding.UTF8).GetString(unpacked);
    }

    private static byte[] Unpack(byte[] bytes)
    {
        try
        {
            using var packed = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
            using var whole = new MemoryStream();
            var chunk = new byte[64 * 1024];
            int read;
            while ((read = packed.Read(chunk)) > 0)
            {
                whole.Write(chunk, 0, read);
                if (whole.Length > MaxBytes)
                {
                    throw new FormatException("it is too large");
                }
            }

            return whole.ToArray();
        }
        catch (InvalidDataException failure)
        {
            throw new FormatException("it cannot be unpacked", failure);
        }
    }

    private static (Encoding Encoding, int Length)? Marked(ReadOnlySpan<byte> bytes)
        => bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? (Encoding.UTF8, 3)
            : bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) ? (Encoding.BigEndianUnicode, 2)
            : bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) ? (Encoding.Unicode, 2)
            : null;

    // <?xml encoding="…"?>, <meta charset="…">, <meta content="text/html; charset=…">.
    private static string? DeclaredBy(ReadOnlySpan<byte> bytes)
    {
        var start = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, Looked)]).TrimStart();
        if (start.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase))
        {
            return Value(start.AsSpan(0, Math.Max(start.IndexOf("?>", StringComparison.Ordinal), 0)), "encoding");
        }

        var at = start.IndexOf("charset", StringComparison.OrdinalIgnoreCase);
        var tag = at < 0 ? -1 : start.LastIndexOf('<', at);
        return tag >= 0 && start.AsSpan(tag).StartsWith("<meta", StringComparison.OrdinalIgnoreCase) ? Value(start.AsSpan(at), "charset") : null;
    }

    private static string? Value(ReadOnlySpan<char> text, string name)
    {
        var at = text.IndexOf(name, StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            return null;
        }

        var value = text[(at + name.Length)..].TrimStart(" \t\r\n=\"'");
        var end = value.IndexOfAny(" \t\r\n\"';>?/");
        var declared = (end < 0 ? value : value[..end]).ToString();

        // Whoever reads this as letters of one byte each has no letters of two.
        return declared.StartsWith("utf-16", StringComparison.OrdinalIgnoreCase) || declared.StartsWith("utf-32", StringComparison.OrdinalIgnoreCase) ? null : declared;
    }

    /// <summary>Null for a name that nobody knows.</summary>
    private static Encoding? EncodingOf(string? name)
    {
        // As browsers take them (encoding.spec.whatwg.org, 4.2).
        var known = name?.Trim(' ', '"', '\'').ToLowerInvariant() switch
        {
            null or "" => null,
            "iso-8859-1" or "latin1" or "us-ascii" or "ascii" => "windows-1252",
            var other => other,
        };
        try
        {
            return known is null ? null : CodePagesEncodingProvider.Instance.GetEncoding(known) ?? Encoding.GetEncoding(known);
        }
        catch (Exception failure) when (failure is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }
}
