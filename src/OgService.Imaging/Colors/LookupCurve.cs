using System.Buffers.Binary;

namespace OgService.Imaging.Colors;

/// <summary>A curve of a profile that consists of tables: from 0 to 1 onto 0 to 1.</summary>
internal sealed class LookupCurve
{
    private readonly double[] values;
    private readonly double[] parameters;

    private LookupCurve(double[] values, double[] parameters)
    {
        this.values = values;
        this.parameters = parameters;
    }

    /// <param name="table">Values of one or two bytes, at least two.</param>
    public static LookupCurve OfTable(ReadOnlySpan<byte> table, int bytesAValue)
    {
        var values = new double[table.Length / bytesAValue];
        for (var index = 0; index < values.Length; index++)
        {
            values[index] = bytesAValue == 1 ? table[index] / 255d : BinaryPrimitives.ReadUInt16BigEndian(table[(2 * index)..]) / 65_535d;
        }

        return new LookupCurve(values, []);
    }

    /// <summary>A <c>curv</c> or <c>para</c> at the beginning of the bytes (ICC.1:2022, 10.6 and 10.18); null when it is neither or damaged.</summary>
    /// <param name="length">How many bytes it takes, filled up to four.</param>
    public static LookupCurve? Read(ReadOnlySpan<byte> bytes, out int length)
    {
        length = 0;
        if (bytes.Length < 12)
        {
            return null;
        }

        if (bytes.StartsWith("curv"u8))
        {
            var count = BinaryPrimitives.ReadUInt32BigEndian(bytes[8..]);
            if (count > (bytes.Length - 12) / 2)
            {
                return null;
            }

            length = (12 + (2 * (int)count) + 3) & ~3;
            return count switch
            {
                0 => new LookupCurve([0, 1], []),
                1 => new LookupCurve([], [BinaryPrimitives.ReadUInt16BigEndian(bytes[12..]) / 256d, 1, 0, 0, 0, 0, 0]),
                _ => OfTable(bytes.Slice(12, 2 * (int)count), 2),
            };
        }

        ReadOnlySpan<int> counts = [1, 3, 4, 5, 7];
        int kind = BinaryPrimitives.ReadUInt16BigEndian(bytes[8..]);
        if (!bytes.StartsWith("para"u8) || kind >= counts.Length || bytes.Length < 12 + (4 * counts[kind]))
        {
            return null;
        }

        length = 12 + (4 * counts[kind]);
        var read = new double[7];
        for (var index = 0; index < counts[kind]; index++)
        {
            read[index] = BinaryPrimitives.ReadInt32BigEndian(bytes[(12 + (4 * index))..]) / 65_536d;
        }

        return OfParameters(kind, read);
    }

    public double At(double x)
    {
        x = Math.Clamp(x, 0, 1);
        if (values.Length > 0)
        {
            var place = x * (values.Length - 1);
            var below = Math.Min((int)place, values.Length - 2);
            return values[below] + ((values[below + 1] - values[below]) * (place - below));
        }

        var (g, a, b, c, d, e, f) = (parameters[0], parameters[1], parameters[2], parameters[3], parameters[4], parameters[5], parameters[6]);
        var y = x >= d ? ExactMath.Pow((a * x) + b, g) + e : (c * x) + f;
        return y > 0 ? Math.Min(y, 1) : 0;
    }

    // All kinds in the form of the last: (a x + b)^g + e from d on, c x + f before.
    private static LookupCurve OfParameters(int kind, double[] p)
    {
        double[] whole = kind switch
        {
            0 => [p[0], 1, 0, 0, 0, 0, 0],
            1 => [p[0], p[1], p[2], 0, p[1] == 0 ? 0 : -p[2] / p[1], 0, 0],
            2 => [p[0], p[1], p[2], 0, p[1] == 0 ? 0 : -p[2] / p[1], p[3], p[3]],
            3 => [p[0], p[1], p[2], p[3], p[4], 0, 0],
            _ => p,
        };
        return new LookupCurve([], whole);
    }
}
