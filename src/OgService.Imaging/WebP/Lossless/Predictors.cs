using System.Runtime.CompilerServices;

namespace OgService.Imaging.WebP.Lossless;

/// <summary>What a pixel is guessed from (RFC 9649, 4.1), on packed ARGB.</summary>
internal static class Predictors
{
    public const uint Black = 0xFF00_0000;

    public const int Count = 14;

    /// <summary>The sum of each channel, modulo 256.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Add(uint a, uint b) =>
        (((a & 0xFF00_FF00) + (b & 0xFF00_FF00)) & 0xFF00_FF00) | (((a & 0x00FF_00FF) + (b & 0x00FF_00FF)) & 0x00FF_00FF);

    /// <summary>The difference of each channel, modulo 256.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Subtract(uint a, uint b) =>
        ((0x00FF_00FF + (a & 0xFF00_FF00) - (b & 0xFF00_FF00)) & 0xFF00_FF00)
        | ((0xFF00_FF00 + (a & 0x00FF_00FF) - (b & 0x00FF_00FF)) & 0x00FF_00FF);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Average(uint a, uint b) => (((a ^ b) & 0xFEFE_FEFE) >> 1) + (a & b);

    /// <summary>Mode 11: left or top, whichever is nearer to left + top - top left.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Select(uint left, uint top, uint topLeft)
    {
        // Each channel's distance from the guess to left is |top - topLeft|, and to top |left - topLeft|.
        var difference =
            Distance(left, topLeft, 24) - Distance(top, topLeft, 24)
            + Distance(left, topLeft, 16) - Distance(top, topLeft, 16)
            + Distance(left, topLeft, 8) - Distance(top, topLeft, 8)
            + Distance(left, topLeft, 0) - Distance(top, topLeft, 0);
        return difference > 0 ? left : top;
    }

    /// <summary>Mode 12.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint AddSubtractFull(uint left, uint top, uint topLeft) =>
        (Full(left, top, topLeft, 24) << 24) | (Full(left, top, topLeft, 16) << 16) | (Full(left, top, topLeft, 8) << 8) | Full(left, top, topLeft, 0);

    /// <summary>Mode 13.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint AddSubtractHalf(uint left, uint top, uint topLeft)
    {
        var average = Average(left, top);
        return (Half(average, topLeft, 24) << 24) | (Half(average, topLeft, 16) << 16) | (Half(average, topLeft, 8) << 8) | Half(average, topLeft, 0);
    }

    /// <summary>Any mode; 14 and 15 are black.</summary>
    public static uint Predict(int mode, uint left, uint topLeft, uint top, uint topRight) => mode switch
    {
        1 => left,
        2 => top,
        3 => topRight,
        4 => topLeft,
        5 => Average(Average(left, topRight), top),
        6 => Average(left, topLeft),
        7 => Average(left, top),
        8 => Average(topLeft, top),
        9 => Average(top, topRight),
        10 => Average(Average(left, topLeft), Average(top, topRight)),
        11 => Select(left, top, topLeft),
        12 => AddSubtractFull(left, top, topLeft),
        13 => AddSubtractHalf(left, top, topLeft),
        _ => Black,
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Channel(uint argb, int shift) => (int)((argb >> shift) & 255);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Distance(uint a, uint b, int shift) => Math.Abs(Channel(a, shift) - Channel(b, shift));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Full(uint left, uint top, uint topLeft, int shift) =>
        Clamp(Channel(left, shift) + Channel(top, shift) - Channel(topLeft, shift));

    // Division toward zero, as the specification's.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Half(uint average, uint topLeft, int shift)
    {
        var channel = Channel(average, shift);
        return Clamp(channel + ((channel - Channel(topLeft, shift)) / 2));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Clamp(int value) => (uint)value <= 255 ? (uint)value : value < 0 ? 0u : 255u;
}
