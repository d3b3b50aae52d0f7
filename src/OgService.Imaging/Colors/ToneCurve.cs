using System.Buffers.Binary;

namespace OgService.Imaging.Colors;

/// <summary>From stored samples to linear light, for each of 256 levels; values 0 to 65,535.</summary>
internal sealed class ToneCurve
{
    private readonly ushort[] levels = new ushort[256];

    /// <param name="linear">Linear light of a sample; both 0 to 1.</param>
    public ToneCurve(Func<double, double> linear)
    {
        for (var level = 0; level < 256; level++)
        {
            var value = linear(level / 255d);
            levels[level] = value > 0 ? (ushort)((Math.Min(value, 1) * 65_535) + 0.5) : (ushort)0;
        }
    }

    public static ToneCurve Srgb { get; } = new(LinearLight.Decode);

    public ReadOnlySpan<ushort> Levels => levels;

    /// <summary>A curve of the kinds <c>curv</c> and <c>para</c> (ICC.1:2022, 10.6 and 10.18); null when it is something else or damaged.</summary>
    public static ToneCurve? Read(ReadOnlySpan<byte> tag)
    {
        if (tag.Length < 12)
        {
            return null;
        }

        if (tag.StartsWith("curv"u8))
        {
            var count = BinaryPrimitives.ReadUInt32BigEndian(tag[8..]);
            return count <= (tag.Length - 12) / 2 ? ReadTable(tag.Slice(12, 2 * (int)count)) : null;
        }

        return tag.StartsWith("para"u8) ? ReadParameters(BinaryPrimitives.ReadUInt16BigEndian(tag[8..]), tag[12..]) : null;
    }

    private static ToneCurve ReadTable(ReadOnlySpan<byte> table)
    {
        var values = new double[table.Length / 2];
        for (var index = 0; index < values.Length; index++)
        {
            values[index] = BinaryPrimitives.ReadUInt16BigEndian(table[(2 * index)..]);
        }

        return values.Length switch
        {
            0 => new ToneCurve(value => value),
            1 => new ToneCurve(value => ExactMath.Pow(value, values[0] / 256)),
            _ => new ToneCurve(value =>
            {
                var place = value * (values.Length - 1);
                var below = Math.Min((int)place, values.Length - 2);
                return (values[below] + ((values[below + 1] - values[below]) * (place - below))) / 65_535;
            }),
        };
    }

    private static ToneCurve? ReadParameters(int kind, ReadOnlySpan<byte> data)
    {
        ReadOnlySpan<int> counts = [1, 3, 4, 5, 7];
        if (kind >= counts.Length || data.Length < 4 * counts[kind])
        {
            return null;
        }

        var all = new double[7];
        for (var index = 0; index < counts[kind]; index++)
        {
            all[index] = BinaryPrimitives.ReadInt32BigEndian(data[(4 * index)..]) / 65_536d;
        }

        var (g, a, b, c, d, e, f) = (all[0], all[1], all[2], all[3], all[4], all[5], all[6]);
        return kind switch
        {
            0 => new ToneCurve(x => ExactMath.Pow(x, g)),
            1 => new ToneCurve(x => (a * x) + b >= 0 ? ExactMath.Pow((a * x) + b, g) : 0),
            2 => new ToneCurve(x => (a * x) + b >= 0 ? ExactMath.Pow((a * x) + b, g) + c : c),
            3 => new ToneCurve(x => x >= d ? ExactMath.Pow((a * x) + b, g) : c * x),
            _ => new ToneCurve(x => x >= d ? ExactMath.Pow((a * x) + b, g) + e : (c * x) + f),
        };
    }
}
