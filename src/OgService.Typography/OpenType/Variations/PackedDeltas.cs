namespace OgService.Typography.OpenType.Variations;

/// <summary>The packed numbers of tuple variations (OpenType, "Packed Point Numbers" and "Packed Deltas").</summary>
internal static class PackedDeltas
{
    /// <summary>Reads point numbers; an empty list of its own stands for "all points" and comes back as null.</summary>
    /// <returns>False when the data are cut off.</returns>
    public static bool TryReadPoints(FontData data, ref int at, out int[]? points)
    {
        points = null;
        var count = data.U8(at);
        if (at >= data.Length)
        {
            return false;
        }

        at++;
        if ((count & 0x80) != 0)
        {
            count = ((count & 0x7F) << 8) | data.U8(at++);
        }

        if (count == 0)
        {
            return true;
        }

        var numbers = new int[count];
        var number = 0;
        for (var i = 0; i < count;)
        {
            if (at >= data.Length)
            {
                return false;
            }

            var control = data.U8(at++);
            var words = (control & 0x80) != 0;
            for (var left = (control & 0x7F) + 1; left > 0 && i < count; left--)
            {
                number += words ? data.U16(at) : data.U8(at);
                at += words ? 2 : 1;
                numbers[i++] = number;
            }
        }

        points = numbers;
        return at <= data.Length;
    }

    /// <returns>False when the data are cut off.</returns>
    public static bool TryReadDeltas(FontData data, ref int at, Span<float> deltas)
    {
        for (var i = 0; i < deltas.Length;)
        {
            if (at >= data.Length)
            {
                return false;
            }

            var control = data.U8(at++);
            for (var left = (control & 0x3F) + 1; left > 0 && i < deltas.Length; left--)
            {
                switch (control & 0xC0)
                {
                    case 0x80:
                        deltas[i++] = 0;
                        break;
                    case 0x40:
                        deltas[i++] = data.I16(at);
                        at += 2;
                        break;
                    case 0xC0:
                        deltas[i++] = data.I32(at);
                        at += 4;
                        break;
                    default:
                        deltas[i++] = data.I8(at++);
                        break;
                }
            }
        }

        return at <= data.Length;
    }
}
