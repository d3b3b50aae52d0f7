namespace OgService.Imaging.WebP.Lossy;

/// <summary>Sends prediction modes (RFC 6386, 11.2 to 11.5), and what sending them costs.</summary>
internal static class ModeCosts
{
    private static readonly ushort[] SubblockTable = BuildSubblockTable();

    /// <summary>In 1/256 bit.</summary>
    public static int OfSubblock(IntraMode mode, IntraMode above, IntraMode left) =>
        SubblockTable[((((int)above * IntraModes.SubblockCount) + (int)left) * IntraModes.SubblockCount) + (int)mode];

    /// <summary>Of a whole macroblock's mode, that it is whole included.</summary>
    public static int OfLuma(IntraMode mode)
    {
        var cost = BitCosts.Of(true, IntraModes.WholeProbability);
        SendLuma(mode, (bit, probability) => cost += BitCosts.Of(bit, probability));
        return cost;
    }

    public static int OfChroma(IntraMode mode)
    {
        var cost = 0;
        SendChroma(mode, (bit, probability) => cost += BitCosts.Of(bit, probability));
        return cost;
    }

    public static void SendLuma(IntraMode mode, Action<bool, int> send)
    {
        var isLast = mode is IntraMode.Gradient or IntraMode.Horizontal;
        send(isLast, 156);
        send(isLast ? mode == IntraMode.Gradient : mode == IntraMode.Vertical, isLast ? 128 : 163);
    }

    public static void SendChroma(IntraMode mode, Action<bool, int> send)
    {
        send(mode != IntraMode.Dc, 142);
        if (mode != IntraMode.Dc)
        {
            send(mode != IntraMode.Vertical, 114);
            if (mode != IntraMode.Vertical)
            {
                send(mode == IntraMode.Gradient, 183);
            }
        }
    }

    /// <summary>Walks the tree: DC, gradient, vertical, then the horizontal half and the diagonal half.</summary>
    public static void SendSubblock(IntraMode mode, IntraMode above, IntraMode left, Action<bool, int> send)
    {
        var chances = IntraModes.SubblockChances(above, left).ToArray();
        for (var branch = 0; branch < 3; branch++)
        {
            send((int)mode > branch, chances[branch]);
            if ((int)mode == branch)
            {
                return;
            }
        }

        var isDiagonal = mode >= IntraMode.LeftDown;
        send(isDiagonal, chances[3]);
        if (!isDiagonal)
        {
            send(mode != IntraMode.Horizontal, chances[4]);
            if (mode != IntraMode.Horizontal)
            {
                send(mode == IntraMode.VerticalRight, chances[5]);
            }

            return;
        }

        for (var branch = 0; branch < 3; branch++)
        {
            var isFurther = (int)mode > (int)IntraMode.LeftDown + branch;
            send(isFurther, chances[6 + branch]);
            if (!isFurther)
            {
                return;
            }
        }
    }

    private static ushort[] BuildSubblockTable()
    {
        const int Count = IntraModes.SubblockCount;
        var table = new ushort[Count * Count * Count];
        for (var index = 0; index < table.Length; index++)
        {
            var cost = 0;
            SendSubblock(
                (IntraMode)(index % Count),
                (IntraMode)(index / (Count * Count)),
                (IntraMode)(index / Count % Count),
                (bit, probability) => cost += BitCosts.Of(bit, probability));
            table[index] = (ushort)cost;
        }

        return table;
    }
}
