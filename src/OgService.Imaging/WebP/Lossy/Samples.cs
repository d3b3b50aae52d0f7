using System.Runtime.CompilerServices;

namespace OgService.Imaging.WebP.Lossy;

/// <summary>Samples of a plane are bytes; sums of them are not.</summary>
internal static class Samples
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static byte Clamp(int value) => (uint)value <= 255 ? (byte)value : value < 0 ? (byte)0 : (byte)255;
}
