using System.Numerics;

namespace OgService.Imaging.Deflate;

/// <summary>Sizes in 1/256 bit, in integers: the platform's logarithm may differ in its last bit, and that would reach the file.</summary>
internal static class Entropy
{
    public const int UnitsPerBit = 256;

    private static readonly ushort[] Fractions = BuildFractions();

    /// <summary>256 * log2(value), rounded down to the table's precision; 0 for 0.</summary>
    public static int Log2(uint value)
    {
        if (value == 0)
        {
            return 0;
        }

        var exponent = BitOperations.Log2(value);
        var mantissa = exponent >= 9 ? value >> (exponent - 9) : value << (9 - exponent);
        return (exponent * UnitsPerBit) + Fractions[mantissa - 512];
    }

    /// <summary>What an ideal code spends on these counts, in 1/256 bit, without sending the code itself.</summary>
    public static long Of(ReadOnlySpan<int> counts)
    {
        long total = 0, weighted = 0;
        foreach (var count in counts)
        {
            if (count > 0)
            {
                total += count;
                weighted += (long)count * Log2((uint)count);
            }
        }

        return (total * Log2((uint)total)) - weighted;
    }

    // log2(1 + k/512) bit by bit: square, and where the square reaches 2 the next bit is 1.
    private static ushort[] BuildFractions()
    {
        var fractions = new ushort[512];
        for (var index = 0u; index < 512; index++)
        {
            ulong value = (ulong)(512 + index) << 21;
            var fraction = 0;
            for (var bit = 0; bit < 8; bit++)
            {
                value = (value * value) >> 30;
                fraction <<= 1;
                if (value >= 1UL << 31)
                {
                    fraction |= 1;
                    value >>= 1;
                }
            }

            fractions[index] = (ushort)fraction;
        }

        return fractions;
    }
}
