namespace OgService.Imaging.WebP.Lossy;

/// <summary>How a block is predicted from its neighbours. The first four are for whole macroblocks too. In the order of the tree's leaves.</summary>
internal enum IntraMode : byte
{
    /// <summary>The mean.</summary>
    Dc,

    /// <summary>Left + above - corner ("true motion").</summary>
    Gradient,
    Vertical,
    Horizontal,
    RightDown,
    VerticalRight,
    LeftDown,
    VerticalLeft,
    HorizontalDown,
    HorizontalUp,
}

/// <summary>The trees of prediction modes of key frames (RFC 6386, 11.2 to 11.5).</summary>
internal static partial class IntraModes
{
    /// <summary>That a macroblock is predicted as a whole, against in 4x4 blocks.</summary>
    public const int WholeProbability = 145;

    public const int SubblockCount = 10;
    public const int SubblockBranches = 9;

    public static IntraMode ReadLuma(BoolDecoder bits) => bits.ReadBit(156)
        ? bits.ReadBit(128) ? IntraMode.Gradient : IntraMode.Horizontal
        : bits.ReadBit(163) ? IntraMode.Vertical : IntraMode.Dc;

    public static IntraMode ReadChroma(BoolDecoder bits) => !bits.ReadBit(142) ? IntraMode.Dc
        : !bits.ReadBit(114) ? IntraMode.Vertical
        : bits.ReadBit(183) ? IntraMode.Gradient : IntraMode.Horizontal;

    public static ReadOnlySpan<byte> SubblockChances(IntraMode above, IntraMode left) =>
        SubblockProbabilities.Slice(((((int)above) * SubblockCount) + (int)left) * SubblockBranches, SubblockBranches);

    public static IntraMode ReadSubblock(BoolDecoder bits, IntraMode above, IntraMode left)
    {
        var chances = SubblockChances(above, left);
        if (!bits.ReadBit(chances[0]))
        {
            return IntraMode.Dc;
        }

        if (!bits.ReadBit(chances[1]))
        {
            return IntraMode.Gradient;
        }

        if (!bits.ReadBit(chances[2]))
        {
            return IntraMode.Vertical;
        }

        if (!bits.ReadBit(chances[3]))
        {
            return !bits.ReadBit(chances[4]) ? IntraMode.Horizontal
                : bits.ReadBit(chances[5]) ? IntraMode.VerticalRight : IntraMode.RightDown;
        }

        return !bits.ReadBit(chances[6]) ? IntraMode.LeftDown
            : !bits.ReadBit(chances[7]) ? IntraMode.VerticalLeft
            : bits.ReadBit(chances[8]) ? IntraMode.HorizontalUp : IntraMode.HorizontalDown;
    }
}
