using System.Buffers.Binary;

namespace OgService.Typography.Woff;

/// <summary>Reads WOFF2's numbers one after the other. Past the end it gives zero and remembers that it failed.</summary>
internal ref struct Woff2Input(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> bytes = bytes;

    public int Position { get; private set; }

    public bool Failed { get; private set; }

    public readonly int Left => bytes.Length - Position;

    public ReadOnlySpan<byte> Take(int count)
    {
        if (count < 0 || count > Left)
        {
            Failed = true;
            Position = bytes.Length;
            return default;
        }

        var taken = bytes.Slice(Position, count);
        Position += count;
        return taken;
    }

    public int U8() => Take(1) is { Length: 1 } taken ? taken[0] : 0;

    public int U16() => Take(2) is { Length: 2 } taken ? BinaryPrimitives.ReadUInt16BigEndian(taken) : 0;

    public int I16() => (short)U16();

    public uint U32() => Take(4) is { Length: 4 } taken ? BinaryPrimitives.ReadUInt32BigEndian(taken) : 0;

    /// <summary>WOFF2, 4.1, UIntBase128: seven bits a byte, at most five bytes, no leading zeros.</summary>
    public uint Base128()
    {
        var value = 0u;
        for (var i = 0; i < 5; i++)
        {
            var part = (uint)U8();
            if ((i == 0 && part == 0x80) || (value & 0xFE000000) != 0)
            {
                break;
            }

            value = (value << 7) | (part & 0x7F);
            if ((part & 0x80) == 0)
            {
                return value;
            }
        }

        Failed = true;
        return 0;
    }

    /// <summary>WOFF2, 4.2, 255UInt16: one byte for small numbers.</summary>
    public int Short255()
    {
        const int lowest = 253;
        return U8() switch
        {
            253 => U16(),
            254 => U8() + (lowest * 2),
            255 => U8() + lowest,
            var code => code,
        };
    }
}
