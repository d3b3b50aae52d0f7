using System.Runtime.CompilerServices;

namespace OgService.Imaging.WebP.Lossless;

/// <summary>Colours seen lately, by a hash of their bits (RFC 9649, 5.2.3).</summary>
internal static class ColorCache
{
    public const int MaxBits = 11;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int IndexOf(uint argb, int bits) => (int)((0x1E35_A7BDu * argb) >> (32 - bits));
}
