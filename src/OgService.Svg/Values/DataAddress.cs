namespace OgService.Svg.Values;

/// <summary>Addresses that hold what they name (RFC 2397).</summary>
internal static class DataAddress
{
    /// <returns>Null when it is malformed.</returns>
    public static byte[]? Decode(string address)
    {
        var comma = address.IndexOf(',', StringComparison.Ordinal);
        if (comma < 0)
        {
            return null;
        }

        var data = address.AsSpan(comma + 1);
        if (address.AsSpan(0, comma).TrimEnd().EndsWith(";base64", StringComparison.OrdinalIgnoreCase))
        {
            var bytes = new byte[data.Length];
            if (data.Contains('%'))
            {
                data = Uri.UnescapeDataString(data);
            }

            // Spaces within are passed over.
            return Convert.TryFromBase64Chars(Padded(data), bytes, out var written) ? bytes[..written] : null;
        }

        return System.Text.Encoding.UTF8.GetBytes(Uri.UnescapeDataString(data));
    }

    private static ReadOnlySpan<char> Padded(ReadOnlySpan<char> data)
    {
        var letters = 0;
        foreach (var letter in data)
        {
            letters += TextCursor.IsSpace(letter) ? 0 : 1;
        }

        return (letters % 4) switch { 2 => string.Concat(data, "=="), 3 => string.Concat(data, "="), _ => data };
    }
}
