using System.Globalization;
using System.Text;
using OgService.Unicode;

namespace OgService.Posts.Meta;

/// <summary>Addresses as they may stand in a tag: absolute, http or https, ASCII. Everything else is left out.</summary>
/// <remarks>
/// Not <see cref="Uri"/>: it folds dot segments and percent-encodings, and a signed address must stay as it was written.
/// Only what is not ASCII or not allowed in an address is rewritten (RFC 3986, section 2.1; RFC 3490 for hosts).
/// </remarks>
internal static class MetaUrl
{
    /// <summary>The longest address as it stands in HTML, in characters. No reader is known to need more.</summary>
    public const int MaxLength = 2_000;

    /// <summary>The address, or null if it is not absolute http(s), holds credentials, control characters, or is too long.</summary>
    public static string? Absolute(string? address)
    {
        var text = address?.Trim();
        if (string.IsNullOrEmpty(text) || text.Length > MaxLength || text.Any(c => char.IsControl(c)))
        {
            return null;
        }

        var scheme = text.StartsWith("https://", StringComparison.OrdinalIgnoreCase) ? "https://"
            : text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) ? "http://"
            : null;
        if (scheme is null)
        {
            return null;
        }

        var rest = text.AsSpan(scheme.Length);
        var authorityLength = rest.IndexOfAny("/?#\\");
        var authority = authorityLength < 0 ? rest : rest[..authorityLength];
        var tail = authorityLength < 0 ? default : rest[authorityLength..];
        if (tail.StartsWith("\\") || Authority(authority) is not { } host || PercentEncoded(tail) is not { } path)
        {
            return null;
        }

        var result = scheme + host + path;
        return HtmlText.EscapedLength(result) <= MaxLength ? result : null;
    }

    /// <summary>Like <see cref="Absolute"/>; a path is taken as a path on the site.</summary>
    public static string? OnSite(string? address, string siteUrl)
    {
        var text = address?.Trim();
        if (string.IsNullOrEmpty(text) || text.StartsWith("//", StringComparison.Ordinal) || text[0] == '\\')
        {
            return null;
        }

        // A colon before the first slash is a scheme, and "javascript:" is not a path.
        var colon = text.IndexOf(':');
        var slash = text.IndexOf('/');
        return colon >= 0 && (slash < 0 || colon < slash)
            ? Absolute(text)
            : Absolute(siteUrl.TrimEnd('/') + (text[0] == '/' ? text : "/" + text));
    }

    private static string? Authority(ReadOnlySpan<char> authority)
    {
        if (authority.IsEmpty || authority.Contains('@'))
        {
            return null;
        }

        var portStart = authority.LastIndexOf(':');
        if (authority[0] == '[')
        {
            var close = authority.IndexOf(']');
            portStart = close + 1 < authority.Length ? close + 1 : -1;
            if (close < 0 || (portStart > 0 && authority[portStart] != ':'))
            {
                return null;
            }
        }

        var host = portStart < 0 ? authority : authority[..portStart];
        var port = portStart < 0 ? default : authority[(portStart + 1)..];
        if (port.Length > 5 || port.ContainsAnyExceptInRange('0', '9'))
        {
            return null;
        }

        var ascii = AsciiHost(host);
        return ascii is null || port.IsEmpty ? ascii : $"{ascii}:{port}";
    }

    private static string? AsciiHost(ReadOnlySpan<char> host)
    {
        if (host.Length > 2 && host[0] == '[')
        {
            return System.Net.IPAddress.TryParse(host[1..^1], out _) ? host.ToString() : null;
        }

        var name = host.ToString();
        if (!Ascii.IsValid(host))
        {
            try
            {
                name = new IdnMapping().GetAscii(Normalization.ToNfc(name.ToLowerInvariant()));
            }
            catch (ArgumentException)
            {
                return null;
            }
        }

        foreach (var c in name)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('.' or '-' or '_'))
            {
                return null;
            }
        }

        return name.Length is > 0 and <= 253 && name[0] != '.' ? name : null;
    }

    private static string? PercentEncoded(ReadOnlySpan<char> tail)
    {
        var result = new StringBuilder(tail.Length + 16);
        Span<byte> utf8 = stackalloc byte[4];
        for (var i = 0; i < tail.Length;)
        {
            if (Rune.DecodeFromUtf16(tail[i..], out var rune, out var consumed) != System.Buffers.OperationStatus.Done)
            {
                return null;
            }

            var literal = rune.IsAscii && (rune.Value == '%' ? IsEscape(tail[i..]) : IsAllowed((char)rune.Value));
            if (literal)
            {
                result.Append((char)rune.Value);
            }
            else
            {
                foreach (var b in utf8[..rune.EncodeToUtf8(utf8)])
                {
                    result.Append(CultureInfo.InvariantCulture, $"%{b:X2}");
                }
            }

            i += consumed;
        }

        return result.ToString();
    }

    private static bool IsEscape(ReadOnlySpan<char> text)
        => text.Length >= 3 && char.IsAsciiHexDigit(text[1]) && char.IsAsciiHexDigit(text[2]);

    private static bool IsAllowed(char c) => char.IsAsciiLetterOrDigit(c) || "-._~:/?#[]@!$&'()*+,;=".Contains(c);
}
