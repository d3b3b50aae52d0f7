using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace OgService.Imaging.Jpeg;

/// <summary>Turns rows of 8x8 values into columns: three rounds of interleaving each row with the one four below.</summary>
internal static class ShortTranspose
{
    public static void Turn(Span<short> block)
    {
        block = block[..64];
        var (a0, a1) = Interleave(block, 0, 32);
        var (a2, a3) = Interleave(block, 8, 40);
        var (a4, a5) = Interleave(block, 16, 48);
        var (a6, a7) = Interleave(block, 24, 56);
        var (b0, b1) = Interleave(a0, a4);
        var (b2, b3) = Interleave(a1, a5);
        var (b4, b5) = Interleave(a2, a6);
        var (b6, b7) = Interleave(a3, a7);
        Store(Interleave(b0, b4), block, 0);
        Store(Interleave(b1, b5), block, 16);
        Store(Interleave(b2, b6), block, 32);
        Store(Interleave(b3, b7), block, 48);
    }

    private static (Vector128<short> Low, Vector128<short> High) Interleave(ReadOnlySpan<short> block, int first, int second)
        => Interleave(Vector128.Create(block.Slice(first, 8)), Vector128.Create(block.Slice(second, 8)));

    private static (Vector128<short> Low, Vector128<short> High) Interleave(Vector128<short> first, Vector128<short> second)
    {
        if (Sse2.IsSupported)
        {
            return (Sse2.UnpackLow(first, second), Sse2.UnpackHigh(first, second));
        }

        var (firstLow, firstHigh) = Vector128.Widen(first.AsUInt16());
        var (secondLow, secondHigh) = Vector128.Widen(second.AsUInt16());
        return ((firstLow | (secondLow << 16)).AsInt16(), (firstHigh | (secondHigh << 16)).AsInt16());
    }

    private static void Store((Vector128<short> Low, Vector128<short> High) rows, Span<short> block, int at)
    {
        rows.Low.CopyTo(block.Slice(at, 8));
        rows.High.CopyTo(block.Slice(at + 8, 8));
    }
}
