namespace OgService.Imaging.Bmp;

/// <summary>Expands run lengths of 4 and 8 bits (BI_RLE4 and BI_RLE8): a count and a value, or after a count of 0 the end of a row or picture, a
/// step, or so many values as they are. Pixels that are stepped over have the first colour.</summary>
internal static class BmpRunLengths
{
    /// <param name="indices">Zeros; filled from the bottom row on, as stored. Data that ends early leaves the rest.</param>
    public static void Expand(ReadOnlySpan<byte> data, BmpHeader header, Span<byte> indices)
    {
        var isHalf = header.Compression == BmpCompression.RunLength4;
        int x = 0, y = 0;
        for (var at = 0; at + 2 <= data.Length && y < header.Height;)
        {
            var (count, value) = ((int)data[at], (int)data[at + 1]);
            at += 2;
            if (count > 0)
            {
                var row = indices.Slice(y * header.Width, header.Width);
                for (var index = 0; index < count && x < row.Length; index++, x++)
                {
                    row[x] = (byte)(!isHalf ? value : (index & 1) == 0 ? value >> 4 : value & 15);
                }

                continue;
            }

            switch (value)
            {
                case 0:
                    (x, y) = (0, y + 1);
                    break;
                case 1:
                    return;
                case 2 when at + 2 <= data.Length:
                    (x, y) = (x + data[at], y + data[at + 1]);
                    at += 2;
                    break;
                case 2:
                    return;
                default:
                    CopyValues(data[at..], isHalf, value, indices.Slice(y * header.Width, header.Width), ref x);

                    // Values fill whole pairs of bytes.
                    at += ((isHalf ? (value + 1) / 2 : value) + 1) & ~1;
                    break;
            }
        }
    }

    private static void CopyValues(ReadOnlySpan<byte> data, bool isHalf, int count, Span<byte> row, ref int x)
    {
        for (var index = 0; index < count && x < row.Length; index++, x++)
        {
            var place = isHalf ? index / 2 : index;
            if (place >= data.Length)
            {
                return;
            }

            row[x] = (byte)(!isHalf ? data[place] : (index & 1) == 0 ? data[place] >> 4 : data[place] & 15);
        }
    }
}
