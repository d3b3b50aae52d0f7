using System.Buffers.Binary;

namespace OgService.Typography.OpenType;

/// <summary>A view of the bytes of a font table. Total: what lies outside reads as zero, so that a broken table acts like a missing one.</summary>
/// <remarks>OpenType offsets run from the start of their own subtable and may pass its end, so a slice reaches to the end of its table.</remarks>
internal readonly struct FontData(byte[] bytes, int start, int length)
{
    private readonly byte[]? bytes = bytes;
    private readonly int start = start;

    public FontData(byte[] bytes)
        : this(bytes, 0, bytes.Length)
    {
    }

    public int Length { get; } = length;

    public bool IsEmpty => Length == 0;

    public ReadOnlySpan<byte> Span => bytes is null ? default : bytes.AsSpan(start, Length);

    public ReadOnlyMemory<byte> Memory => bytes is null ? default : bytes.AsMemory(start, Length);

    public int U8(int at) => (uint)at < (uint)Length ? bytes![start + at] : 0;

    public int I8(int at) => (sbyte)U8(at);

    public int U16(int at) => at >= 0 && at <= Length - 2 ? BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(start + at, 2)) : 0;

    public int I16(int at) => (short)U16(at);

    public int U24(int at) => at >= 0 && at <= Length - 3 ? (bytes![start + at] << 16) | (bytes[start + at + 1] << 8) | bytes[start + at + 2] : 0;

    public uint U32(int at) => at >= 0 && at <= Length - 4 ? BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(start + at, 4)) : 0;

    public int I32(int at) => (int)U32(at);

    /// <summary>A signed number of 16 bits with 14 behind the point.</summary>
    public float F2Dot14(int at) => I16(at) / 16384f;

    /// <summary>A signed number of 32 bits with 16 behind the point.</summary>
    public double Fixed(int at) => I32(at) / 65536d;

    /// <summary>From an offset to the end; empty when it lies outside.</summary>
    public FontData From(long at) => at >= 0 && at < Length ? new FontData(bytes!, start + (int)at, Length - (int)at) : default;

    public FontData Slice(long at, long count) =>
        at >= 0 && count > 0 && at < Length ? new FontData(bytes!, start + (int)at, (int)Math.Min(count, Length - at)) : default;

    /// <summary>Whether the whole stretch lies inside.</summary>
    public bool Holds(long at, long count) => at >= 0 && count >= 0 && at + count <= Length;

    /// <summary>The subtable a 16-bit offset points to; empty for offset 0, which means none.</summary>
    public FontData Follow16(int at) => U16(at) is > 0 and var offset ? From(offset) : default;

    /// <summary>The subtable a 32-bit offset points to; empty for offset 0, which means none.</summary>
    public FontData Follow32(int at) => U32(at) is > 0 and var offset ? From(offset) : default;
}
