using System.Numerics;

namespace OgService.Imaging.Jpeg;

/// <summary>A band of coefficients of one channel, sent first (ITU-T T.81, G.1.2.2) or with one more bit (G.1.2.3). Blocks at whose end nothing more
/// comes are counted and sent together; the bits of coefficients known already wait until then.</summary>
internal sealed class BandTokens(ScanTokens tokens, int first, int last, int low)
{
    private const int SixteenZeros = 0xF0;
    private const int MostBlocks = 0x7FFF;

    // Decoders need not hold more bits than these before they see the end of the blocks.
    private const int MostBits = 900;

    private readonly List<byte> ownBits = [];
    private readonly List<byte> waitingBits = [];
    private int endedBlocks;

    public void Add(ReadOnlySpan<short> block)
    {
        var run = 0;
        for (var index = first; index <= last; index++)
        {
            // Towards zero, unlike a shift.
            var magnitude = Math.Abs(block[index]) >> low;
            if (magnitude == 0)
            {
                run++;
                continue;
            }

            EndBlocks();
            for (; run >= 16; run -= 16)
            {
                tokens.Add(0, SixteenZeros, 0, 0);
            }

            var size = BlockTokens.SizeOf(magnitude);
            tokens.Add(0, (run << 4) | size, BlockTokens.AppendedBits(block[index] < 0 ? -magnitude : magnitude, size), size);
            run = 0;
        }

        if (run > 0 && ++endedBlocks == MostBlocks)
        {
            EndBlocks();
        }
    }

    public void Refine(ReadOnlySpan<short> block)
    {
        // After the last coefficient that is new, runs of zeros need not be told.
        var lastNew = 0;
        for (var index = first; index <= last; index++)
        {
            lastNew = Math.Abs(block[index]) >> low == 1 ? index : lastNew;
        }

        var run = 0;
        for (var index = first; index <= last; index++)
        {
            var magnitude = Math.Abs(block[index]) >> low;
            if (magnitude == 0)
            {
                run++;
                continue;
            }

            for (; run > 15 && index <= lastNew; run -= 16)
            {
                EndBlocks();
                tokens.Add(0, SixteenZeros, 0, 0);
                Send(ownBits);
            }

            if (magnitude > 1)
            {
                ownBits.Add((byte)(magnitude & 1));
                continue;
            }

            EndBlocks();
            tokens.Add(0, (run << 4) | 1, block[index] > 0 ? 1 : 0, 1);
            Send(ownBits);
            run = 0;
        }

        if (run == 0 && ownBits.Count == 0)
        {
            return;
        }

        endedBlocks++;
        waitingBits.AddRange(ownBits);
        ownBits.Clear();
        if (endedBlocks == MostBlocks || waitingBits.Count > MostBits)
        {
            EndBlocks();
        }
    }

    /// <summary>Sends what was counted; called at the scan's end too.</summary>
    public void EndBlocks()
    {
        if (endedBlocks > 0)
        {
            var size = BitOperations.Log2((uint)endedBlocks);
            tokens.Add(0, size << 4, endedBlocks - (1 << size), size);
            endedBlocks = 0;
            Send(waitingBits);
        }
    }

    private void Send(List<byte> bits)
    {
        foreach (var bit in bits)
        {
            tokens.AddBits(bit, 1);
        }

        bits.Clear();
    }
}
