namespace OgService.Cards.QrCodes;

/// <summary>ISO/IEC 18004, annex A: correction codewords over GF(2⁸) with the polynomial x⁸ + x⁴ + x³ + x² + 1.</summary>
internal static class ReedSolomon
{
    /// <summary>The remainder of the data divided by the generator polynomial of a degree.</summary>
    public static byte[] Correction(ReadOnlySpan<byte> data, int degree)
    {
        var generator = Generator(degree);
        var remainder = new byte[degree];
        foreach (var codeword in data)
        {
            var factor = (byte)(codeword ^ remainder[0]);
            remainder.AsSpan(1).CopyTo(remainder);
            remainder[^1] = 0;
            for (var i = 0; i < degree; i++)
            {
                remainder[i] ^= Multiply(generator[i], factor);
            }
        }

        return remainder;
    }

    // The product of (x - 2⁰) … (x - 2ⁿ⁻¹), without its leading 1.
    private static byte[] Generator(int degree)
    {
        var result = new byte[degree];
        result[^1] = 1;
        byte root = 1;
        for (var i = 0; i < degree; i++)
        {
            for (var j = 0; j < degree; j++)
            {
                result[j] = Multiply(result[j], root);
                if (j + 1 < degree)
                {
                    result[j] ^= result[j + 1];
                }
            }

            root = Multiply(root, 2);
        }

        return result;
    }

    private static byte Multiply(byte x, byte y)
    {
        var product = 0;
        for (var bit = 7; bit >= 0; bit--)
        {
            product = (product << 1) ^ ((product >> 7) * 0x11D);
            product ^= ((y >> bit) & 1) * x;
        }

        return (byte)product;
    }
}
