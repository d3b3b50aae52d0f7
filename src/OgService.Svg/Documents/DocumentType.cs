namespace OgService.Svg.Documents;

/// <summary>Takes out a document type that only names its definition, as drawing programs write: <c>&lt;!DOCTYPE svg PUBLIC "…" "…"&gt;</c>. One that
/// holds definitions itself is refused: nothing that a document defines is ever expanded.</summary>
internal static class DocumentType
{
    /// <summary>Overwrites it by spaces, keeping line ends, so that places stay as they are. Texts in UTF-16 are left alone.</summary>
    /// <exception cref="SvgException">It holds definitions.</exception>
    public static void Blank(Span<byte> text)
    {
        var all = text;
        var rest = text.StartsWith("\uFEFF"u8) ? text[3..] : text;
        while (true)
        {
            rest = rest.TrimStart(" \t\r\n"u8);
            var closing = rest.StartsWith("<!--"u8) ? "-->"u8 : rest.StartsWith("<?"u8) ? "?>"u8 : default;
            if (closing.IsEmpty)
            {
                break;
            }

            var end = rest[2..].IndexOf(closing);
            if (end < 0)
            {
                return;
            }

            rest = rest[(2 + end + closing.Length)..];
        }

        if (!rest.StartsWith("<!DOCTYPE"u8))
        {
            return;
        }

        var length = LengthOf(rest);
        if (length < rest.Length && rest[length] == (byte)'[')
        {
            var line = 1 + all[..(all.Length - rest.Length)].Count((byte)'\n');
            throw new SvgException("a document type that holds definitions is not read", line, 1);
        }

        foreach (ref var letter in rest[..length])
        {
            letter = letter is (byte)'\n' or (byte)'\r' ? letter : (byte)' ';
        }
    }

    // Past its end, or up to the bracket that opens definitions.
    private static int LengthOf(ReadOnlySpan<byte> declaration)
    {
        byte quote = 0;
        for (var i = 0; i < declaration.Length; i++)
        {
            var letter = declaration[i];
            if (quote != 0)
            {
                quote = letter == quote ? (byte)0 : quote;
            }
            else if (letter is (byte)'"' or (byte)'\'')
            {
                quote = letter;
            }
            else if (letter == (byte)'[')
            {
                return i;
            }
            else if (letter == (byte)'>')
            {
                return i + 1;
            }
        }

        return declaration.Length;
    }
}
