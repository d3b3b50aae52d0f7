using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace OgService.Raster.Filters;

/// <summary>Pixels of four 16-bit channels: 8-bit levels times 256.</summary>
internal readonly record struct PixelGrid(ushort[] Values, int Width, int Height)
{
    public Span<ushort> Row(int y) => Values.AsSpan(y * Width * 4, Width * 4);

    /// <summary>A pixel a number.</summary>
    public Span<ulong> PixelRow(int y) => MemoryMarshal.Cast<ushort, ulong>(Row(y));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<uint> Channels(ulong pixel) => Vector128.WidenLower(Vector128.CreateScalarUnsafe(pixel).AsUInt16());

    /// <param name="channels">Each below 65,536.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Pack(Vector128<uint> channels) => Vector128.Narrow(channels, channels).AsUInt64().ToScalar();
}
