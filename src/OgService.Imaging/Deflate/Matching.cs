using System.Buffers.Binary;
using System.Numerics;

namespace OgService.Imaging.Deflate;

/// <summary>How many bytes agree at two places.</summary>
internal static class Matching
{
    public static uint Read32(ReadOnlySpan<byte> data, int at) => BinaryPrimitives.ReadUInt32LittleEndian(data[at..]);

    public static ulong Read64(ReadOnlySpan<byte> data, int at) => BinaryPrimitives.ReadUInt64LittleEndian(data[at..]);

    /// <param name="earlier">Before <paramref name="at"/>; the two stretches may overlap.</param>
    public static int Length(ReadOnlySpan<byte> data, int earlier, int at, int longest)
    {
        var length = 0;
        while (length + 8 <= longest)
        {
            var difference = Read64(data, earlier + length) ^ Read64(data, at + length);
            if (difference != 0)
            {
                return length + (BitOperations.TrailingZeroCount(difference) >> 3);
            }

            length += 8;
        }

        while (length < longest && data[earlier + length] == data[at + length])
        {
            length++;
        }

        return length;
    }

    /// <summary>Like <see cref="Length"/> for stretches that may be very long.</summary>
    public static int LongLength(ReadOnlySpan<byte> data, int earlier, int at)
        => data[at..].CommonPrefixLength(data[earlier..]);
}
