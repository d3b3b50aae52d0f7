namespace OgService.Yaml;

/// <summary>A text that may be handed to the scanner: small enough, printable characters only, no byte order mark.</summary>
/// <remarks>
/// The scanner takes NUL for the end and, as YAML 1.1 did, U+0085, U+2028 and U+2029 for line breaks. YAML 1.2 has only CR and LF
/// (1.2.2, 5.4), and a title pasted from elsewhere does hold U+2028: such characters travel through the scanner as private use
/// characters that the text does not contain.
/// </remarks>
internal sealed class PreparedText
{
    private const string OldBreaks = "\u0085\u2028\u2029";

    private readonly string? _standIns;

    private PreparedText(string text, string? standIns)
    {
        Text = text;
        _standIns = standIns;
    }

    public string Text { get; }

    /// <exception cref="YamlException">Too many bytes, or a character that YAML does not allow (1.2.2, 5.1).</exception>
    public static PreparedText From(string text, string source, YamlLimits limits, int firstLine)
    {
        // No UTF-16 unit is less than one byte: a long text is refused before it is looked at.
        if (text.Length > limits.MaxBytes)
        {
            throw TooLarge(source, limits, firstLine);
        }

        if (text.StartsWith('\uFEFF'))
        {
            text = text[1..];
        }

        var (bytes, hasOldBreaks) = Check(text, source, firstLine);
        if (bytes > limits.MaxBytes)
        {
            throw TooLarge(source, limits, firstLine);
        }

        // A last line of blanks that no line feed ends still belongs to a block scalar before it.
        if (text.Length > 0 && text[^1] is (' ' or '\t') && text.AsSpan().TrimEnd(" \t") is [.., '\n'])
        {
            text += "\n";
        }

        return hasOldBreaks ? WithStandIns(text) : new PreparedText(text, null);
    }

    /// <summary>The value as the author wrote it.</summary>
    public string Restore(string value)
    {
        if (_standIns is null || value.AsSpan().IndexOfAny(_standIns) < 0)
        {
            return value;
        }

        for (var i = 0; i < OldBreaks.Length; i++)
        {
            value = value.Replace(_standIns[i], OldBreaks[i]);
        }

        return value;
    }

    private static PreparedText WithStandIns(string text)
    {
        var standIns = "";
        for (var c = '\uE000'; standIns.Length < OldBreaks.Length && c <= '\uF8FF'; c++)
        {
            if (!text.Contains(c))
            {
                standIns += c;
            }
        }

        if (standIns.Length < OldBreaks.Length)
        {
            return new PreparedText(text, null);
        }

        for (var i = 0; i < OldBreaks.Length; i++)
        {
            text = text.Replace(OldBreaks[i], standIns[i]);
        }

        return new PreparedText(text, standIns);
    }

    private static (int Bytes, bool HasOldBreaks) Check(string text, string source, int firstLine)
    {
        var (bytes, line, lineStart, hasOldBreaks) = (0, firstLine, 0, false);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            switch (c)
            {
                case '\n':
                case '\r' when i + 1 == text.Length || text[i + 1] != '\n':
                    line++;
                    lineStart = i + 1;
                    bytes++;
                    break;
                case '\t' or '\r' or (>= ' ' and < '\u007F'):
                    bytes++;
                    break;
                case < ' ' or '\u007F' or (> '\u0085' and < '\u00A0') or (>= '\u0080' and < '\u0085') or '\uFFFE' or '\uFFFF':
                    throw new YamlException(source, new YamlPosition(line, i - lineStart + 1), $"the character U+{(int)c:X4} is not allowed in YAML");
                default:
                    if (char.IsSurrogate(c))
                    {
                        if (!char.IsHighSurrogate(c) || i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1]))
                        {
                            var place = new YamlPosition(line, i - lineStart + 1);
                            throw new YamlException(source, place, $"half a surrogate pair (U+{(int)c:X4}); is the file really UTF-8?");
                        }

                        bytes += 4;
                        i++;
                    }
                    else
                    {
                        hasOldBreaks |= c is '\u0085' or '\u2028' or '\u2029';
                        bytes += c < 0x800 ? 2 : 3;
                    }

                    break;
            }
        }

        return (bytes, hasOldBreaks);
    }

    private static YamlException TooLarge(string source, YamlLimits limits, int firstLine)
        => new(source, new YamlPosition(firstLine, 1), $"too large: at most {limits.MaxBytes} bytes of YAML are read");
}
