namespace OgService.Imaging.Gif;

/// <summary>GIF's variable-length LZW (GIF89a, appendix F): codes from the lowest bit on, at most twelve bits. A full table stays as it is until the next
/// clear code.</summary>
internal sealed class LzwDecoder
{
    private const int MaxCodes = 4_096;

    private readonly ushort[] prefixes = new ushort[MaxCodes];
    private readonly byte[] lasts = new byte[MaxCodes];
    private readonly byte[] firsts = new byte[MaxCodes];
    private readonly ushort[] lengths = new ushort[MaxCodes];

    /// <summary>Fills <paramref name="target"/> as far as the data goes.</summary>
    /// <param name="data">All sub-blocks of the picture, one after another.</param>
    /// <param name="minimumBits">Of the first codes, less one: 1 to 11.</param>
    /// <returns>How many were written; less than there is room for when the data ends early or is damaged.</returns>
    public int Decode(GifBlocks data, int minimumBits, Span<byte> target, CancellationToken cancellation)
    {
        var clear = 1 << minimumBits;
        var end = clear + 1;
        for (var code = 0; code < clear; code++)
        {
            (lasts[code], firsts[code], lengths[code]) = ((byte)code, (byte)code, 1);
        }

        var next = end + 1;
        var width = minimumBits + 1;
        var previous = -1;
        var written = 0;
        uint bits = 0;
        var count = 0;
        for (var codes = 0; written < target.Length; codes++)
        {
            if (codes % MaxCodes == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }

            while (count < width)
            {
                if (!data.TryRead(out var value))
                {
                    return written;
                }

                bits |= (uint)value << count;
                count += 8;
            }

            var code = (int)(bits & ((1u << width) - 1));
            bits >>= width;
            count -= width;
            if (code == clear)
            {
                (next, width, previous) = (end + 1, minimumBits + 1, -1);
                continue;
            }

            if (code == end || code > next || (code == next && previous < 0))
            {
                return written;
            }

            if (previous >= 0 && next < MaxCodes)
            {
                prefixes[next] = (ushort)previous;
                firsts[next] = firsts[previous];
                lasts[next] = code == next ? firsts[previous] : firsts[code];
                lengths[next] = (ushort)(lengths[previous] + 1);
                if (++next == 1 << width && width < 12)
                {
                    width++;
                }
            }
            else if (code >= next)
            {
                return written;
            }

            written += Expand(code, target[written..]);
            previous = code;
        }

        return written;
    }

    // From the last byte back; what does not fit is left out.
    private int Expand(int code, Span<byte> target)
    {
        var length = lengths[code];
        for (var at = length - 1; at >= 0; at--)
        {
            if (at < target.Length)
            {
                target[at] = lasts[code];
            }

            code = prefixes[code];
        }

        return Math.Min(length, target.Length);
    }
}
