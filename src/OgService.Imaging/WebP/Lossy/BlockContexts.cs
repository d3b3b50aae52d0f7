namespace OgService.Imaging.WebP.Lossy;

/// <summary>Which neighbours of a macroblock's blocks have coefficients, as sender and receiver both know it.</summary>
internal sealed class BlockContexts(int blocksAcross)
{
    private const int SidesEach = 9;
    private const int SecondSide = 8;

    private readonly byte[] above = new byte[SidesEach * blocksAcross];
    private readonly byte[] left = new byte[SidesEach];

    public void StartRow() => left.AsSpan().Clear();

    public Span<byte> Above(int column) => above.AsSpan(SidesEach * column, SidesEach);

    public Span<byte> Left => left;

    /// <summary>Sends a macroblock's levels and notes what its neighbours will see.</summary>
    public void Send<TTarget>(ref TTarget target, int column, CodedMacroblock block)
        where TTarget : IBitTarget
    {
        var top = Above(column);
        var kind = CoefficientProbabilities.LumaWithDc;
        var first = 0;
        if (!block.HasSubblocks)
        {
            Send(ref target, block, CodedMacroblock.Second, CoefficientProbabilities.Second, 0, ref top[SecondSide], ref left[SecondSide]);
            kind = CoefficientProbabilities.LumaWithoutDc;
            first = 1;
        }

        for (var index = 0; index < 16; index++)
        {
            Send(ref target, block, index, kind, first, ref top[index & 3], ref left[index >> 2]);
        }

        for (var index = 0; index < 8; index++)
        {
            var plane = 4 + (2 * (index >> 2));
            Send(
                ref target, block, 16 + index, CoefficientProbabilities.Chroma, 0, ref top[plane + (index & 1)], ref left[plane + ((index >> 1) & 1)]);
        }
    }

    /// <summary>Notes a macroblock of which no levels are sent.</summary>
    public void Skip(int column, bool hasSubblocks)
    {
        var sides = hasSubblocks ? SidesEach - 1 : SidesEach;
        Above(column)[..sides].Clear();
        left.AsSpan(0, sides).Clear();
    }

    private static void Send<TTarget>(
        ref TTarget target, CodedMacroblock block, int index, int kind, int first, ref byte top, ref byte side)
        where TTarget : IBitTarget
    {
        var end = (int)block.Ends[index];
        CoefficientTokens.Send(ref target, block.Levels.AsSpan(16 * index, 16), kind, top + side, first, end);
        top = side = end > first ? (byte)1 : (byte)0;
    }
}
