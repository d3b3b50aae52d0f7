using System.Runtime.Intrinsics;

namespace OgService.Imaging.Png;

/// <summary>What a filter expects of a byte, from its neighbours (PNG third edition, 9.2); for one byte and for sixteen.</summary>
internal interface IRowFilter
{
    static abstract byte Expect(byte left, byte above, byte aboveLeft);

    static abstract Vector128<byte> Expect(Vector128<byte> left, Vector128<byte> above, Vector128<byte> aboveLeft);
}

internal readonly struct NoFilter : IRowFilter
{
    public static byte Expect(byte left, byte above, byte aboveLeft) => 0;

    public static Vector128<byte> Expect(Vector128<byte> left, Vector128<byte> above, Vector128<byte> aboveLeft) => Vector128<byte>.Zero;
}

internal readonly struct SubFilter : IRowFilter
{
    public static byte Expect(byte left, byte above, byte aboveLeft) => left;

    public static Vector128<byte> Expect(Vector128<byte> left, Vector128<byte> above, Vector128<byte> aboveLeft) => left;
}

internal readonly struct UpFilter : IRowFilter
{
    public static byte Expect(byte left, byte above, byte aboveLeft) => above;

    public static Vector128<byte> Expect(Vector128<byte> left, Vector128<byte> above, Vector128<byte> aboveLeft) => above;
}

internal readonly struct AverageFilter : IRowFilter
{
    public static byte Expect(byte left, byte above, byte aboveLeft) => (byte)((left + above) >> 1);

    // The half of each without its lowest bit, and a one where both had it.
    public static Vector128<byte> Expect(Vector128<byte> left, Vector128<byte> above, Vector128<byte> aboveLeft)
        => (left & above) + (((left ^ above) >>> 1) & Vector128.Create((byte)0x7F));
}

internal readonly struct PaethFilter : IRowFilter
{
    public static byte Expect(byte left, byte above, byte aboveLeft)
    {
        var toLeft = Math.Abs(above - aboveLeft);
        var toAbove = Math.Abs(left - aboveLeft);
        var toAboveLeft = Math.Abs(left + above - (2 * aboveLeft));
        return toLeft <= toAbove && toLeft <= toAboveLeft ? left : toAbove <= toAboveLeft ? above : aboveLeft;
    }

    // All in bytes: where left and above lie on the same side of aboveLeft, its distance is at least both others and never wins;
    // on different sides it is the difference of the other two.
    public static Vector128<byte> Expect(Vector128<byte> left, Vector128<byte> above, Vector128<byte> aboveLeft)
    {
        var toLeft = Distance(above, aboveLeft);
        var toAbove = Distance(left, aboveLeft);
        var sameSide = Vector128.Equals(AtMost(left, aboveLeft), AtMost(above, aboveLeft));
        var toAboveLeft = Distance(toLeft, toAbove) | sameSide;
        var takesLeft = AtMost(toLeft, toAbove) & AtMost(toLeft, toAboveLeft);
        var other = Vector128.ConditionalSelect(AtMost(toAbove, toAboveLeft), above, aboveLeft);
        return Vector128.ConditionalSelect(takesLeft, left, other);
    }

    private static Vector128<byte> Distance(Vector128<byte> first, Vector128<byte> second)
        => Vector128.Max(first, second) - Vector128.Min(first, second);

    private static Vector128<byte> AtMost(Vector128<byte> first, Vector128<byte> second)
        => Vector128.Equals(Vector128.Min(first, second), first);
}
