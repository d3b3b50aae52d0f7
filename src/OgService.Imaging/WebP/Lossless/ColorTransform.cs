using System.Runtime.CompilerServices;

namespace OgService.Imaging.WebP.Lossless;

/// <summary>Red and blue less their share of green, blue less its share of red (RFC 9649, 4.2). The shares are in 32nds.</summary>
internal readonly record struct ColorShares(sbyte GreenToRed, sbyte GreenToBlue, sbyte RedToBlue)
{
    public static ColorShares From(uint argb) => new((sbyte)argb, (sbyte)(argb >> 8), (sbyte)(argb >> 16));

    public uint Packed => 0xFF00_0000 | ((uint)(byte)RedToBlue << 16) | ((uint)(byte)GreenToBlue << 8) | (byte)GreenToRed;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint Remove(uint argb)
    {
        var green = (sbyte)(argb >> 8);
        var red = (sbyte)(argb >> 16);
        var newRed = (argb >> 16) - (uint)((GreenToRed * green) >> 5);
        var newBlue = argb - (uint)((GreenToBlue * green) >> 5) - (uint)((RedToBlue * red) >> 5);
        return (argb & 0xFF00_FF00) | ((newRed & 255) << 16) | (newBlue & 255);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint Restore(uint argb)
    {
        var green = (sbyte)(argb >> 8);
        var red = (argb >> 16) + (uint)((GreenToRed * green) >> 5);
        var blue = argb + (uint)((GreenToBlue * green) >> 5) + (uint)((RedToBlue * (sbyte)red) >> 5);
        return (argb & 0xFF00_FF00) | ((red & 255) << 16) | (blue & 255);
    }
}

/// <summary>Undoes the colour transform, a tile at a time.</summary>
internal static class ColorTransform
{
    public static void Invert(Span<uint> pixels, int width, int tileBits, ReadOnlySpan<uint> tiles, CancellationToken cancellation)
    {
        var tilesAcross = TransformTiles.Count(width, tileBits);
        var height = pixels.Length / width;
        for (var y = 0; y < height; y++)
        {
            cancellation.ThrowIfCancellationRequested();
            var row = pixels.Slice(y * width, width);
            for (var tile = 0; tile < tilesAcross; tile++)
            {
                var shares = ColorShares.From(tiles[((y >> tileBits) * tilesAcross) + tile]);
                var end = Math.Min(width, (tile + 1) << tileBits);
                foreach (ref var pixel in row[(tile << tileBits)..end])
                {
                    pixel = shares.Restore(pixel);
                }
            }
        }
    }
}
