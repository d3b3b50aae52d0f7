using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace OgService.Imaging.WebP.Lossy;

/// <summary>The normal loop filter on eight samples along an edge at once: the twin of <see cref="LoopFilter"/>'s, with the same result.</summary>
internal static class LoopFilterVectors
{
    /// <summary>Filters an edge between rows.</summary>
    /// <param name="at">Of the first sample below the edge.</param>
    /// <param name="isOuter">Whether the edge is a macroblock's.</param>
    public static void FilterLevel(Span<byte> samples, int at, int stride, LoopFilterStrength strength, bool isOuter)
    {
        Edge edge;
        edge.P3 = Load(samples, at - (4 * stride));
        edge.P2 = Load(samples, at - (3 * stride));
        edge.P1 = Load(samples, at - (2 * stride));
        edge.P0 = Load(samples, at - stride);
        edge.Q0 = Load(samples, at);
        edge.Q1 = Load(samples, at + stride);
        edge.Q2 = Load(samples, at + (2 * stride));
        edge.Q3 = Load(samples, at + (3 * stride));
        if (!TryFilter(ref edge, strength, isOuter))
        {
            return;
        }

        if (isOuter)
        {
            Store(samples, at - (3 * stride), edge.P2);
            Store(samples, at + (2 * stride), edge.Q2);
        }

        Store(samples, at - (2 * stride), edge.P1);
        Store(samples, at - stride, edge.P0);
        Store(samples, at, edge.Q0);
        Store(samples, at + stride, edge.Q1);
    }

    /// <summary>Filters an edge between columns, of eight rows.</summary>
    /// <param name="at">Of the first sample to the right of the edge, in the topmost row.</param>
    public static void FilterUpright(Span<byte> samples, int at, int stride, LoopFilterStrength strength, bool isOuter)
    {
        at -= 4;
        Span<Vector128<short>> rows =
        [
            Load(samples, at), Load(samples, at + stride), Load(samples, at + (2 * stride)), Load(samples, at + (3 * stride)),
            Load(samples, at + (4 * stride)), Load(samples, at + (5 * stride)), Load(samples, at + (6 * stride)), Load(samples, at + (7 * stride)),
        ];
        Transpose(rows);
        Edge edge;
        edge.P3 = rows[0];
        edge.P2 = rows[1];
        edge.P1 = rows[2];
        edge.P0 = rows[3];
        edge.Q0 = rows[4];
        edge.Q1 = rows[5];
        edge.Q2 = rows[6];
        edge.Q3 = rows[7];
        if (!TryFilter(ref edge, strength, isOuter))
        {
            return;
        }

        rows[1] = edge.P2;
        rows[2] = edge.P1;
        rows[3] = edge.P0;
        rows[4] = edge.Q0;
        rows[5] = edge.Q1;
        rows[6] = edge.Q2;
        Transpose(rows);
        for (var row = 0; row < rows.Length; row++)
        {
            Store(samples, at + (row * stride), rows[row]);
        }
    }

    // Four samples to either side of an edge, each for eight places along it. What is stored is clamped to bytes.
    private struct Edge
    {
        public Vector128<short> P3;
        public Vector128<short> P2;
        public Vector128<short> P1;
        public Vector128<short> P0;
        public Vector128<short> Q0;
        public Vector128<short> Q1;
        public Vector128<short> Q2;
        public Vector128<short> Q3;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryFilter(ref Edge edge, LoopFilterStrength strength, bool isOuter)
    {
        var (p1, p0, q0, q1) = (edge.P1, edge.P0, edge.Q0, edge.Q1);
        var difference = (Vector128.Abs(p0 - q0) << 2) + Vector128.Abs(p1 - q1);
        var limit = (2 * (strength.EdgeLimit + (isOuter ? 4 : 0))) + 1;
        var near = Vector128.Max(Vector128.Abs(p1 - p0), Vector128.Abs(q1 - q0));
        var rough = Vector128.Max(
            Vector128.Max(Vector128.Abs(edge.P3 - edge.P2), Vector128.Abs(edge.P2 - p1)),
            Vector128.Max(Vector128.Abs(edge.Q3 - edge.Q2), Vector128.Abs(edge.Q2 - q1)));
        var applies = Vector128.LessThanOrEqual(difference, Vector128.Create((short)limit))
            & Vector128.LessThanOrEqual(Vector128.Max(rough, near), Vector128.Create((short)strength.InteriorLimit));
        if (applies == Vector128<short>.Zero)
        {
            return false;
        }

        var varies = Vector128.GreaterThan(near, Vector128.Create((short)strength.HighVariance));
        var slope = (q0 - p0) * 3;
        var withOuter = slope + Signed(p1 - q1);
        var step = isOuter ? withOuter : Vector128.ConditionalSelect(varies, withOuter, slope);
        var right = Signed(step + Vector128.Create((short)4)) >> 3;
        var left = Signed(step + Vector128.Create((short)3)) >> 3;
        if (isOuter)
        {
            var smooth = applies & ~varies;
            var sharp = applies & varies;
            var first = Share(step, 27) & smooth;
            var second = Share(step, 18) & smooth;
            var third = Share(step, 9) & smooth;
            edge.P2 = Clamped(edge.P2 + third);
            edge.P1 = Clamped(p1 + second);
            edge.P0 = Clamped(p0 + (left & sharp) + first);
            edge.Q0 = Clamped(q0 - (right & sharp) - first);
            edge.Q1 = Clamped(q1 - second);
            edge.Q2 = Clamped(edge.Q2 - third);
        }
        else
        {
            var second = ((right + Vector128<short>.One) >> 1) & applies & ~varies;
            edge.P1 = Clamped(p1 + second);
            edge.P0 = Clamped(p0 + (left & applies));
            edge.Q0 = Clamped(q0 - (right & applies));
            edge.Q1 = Clamped(q1 - second);
        }

        return true;
    }

    // Eight rows of eight: pairs of lanes are interleaved three times, each time twice as wide.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Transpose(Span<Vector128<short>> rows)
    {
        rows = rows[..8];
        var row01 = (rows[0] | (rows[1] << 8)).AsUInt16();
        var row23 = (rows[2] | (rows[3] << 8)).AsUInt16();
        var row45 = (rows[4] | (rows[5] << 8)).AsUInt16();
        var row67 = (rows[6] | (rows[7] << 8)).AsUInt16();
        var upperLeft = Vector128.WidenLower(row01) | (Vector128.WidenLower(row23) << 16);
        var upperRight = Vector128.WidenUpper(row01) | (Vector128.WidenUpper(row23) << 16);
        var lowerLeft = Vector128.WidenLower(row45) | (Vector128.WidenLower(row67) << 16);
        var lowerRight = Vector128.WidenUpper(row45) | (Vector128.WidenUpper(row67) << 16);
        Split(Vector128.WidenLower(upperLeft) | (Vector128.WidenLower(lowerLeft) << 32), out rows[0], out rows[1]);
        Split(Vector128.WidenUpper(upperLeft) | (Vector128.WidenUpper(lowerLeft) << 32), out rows[2], out rows[3]);
        Split(Vector128.WidenLower(upperRight) | (Vector128.WidenLower(lowerRight) << 32), out rows[4], out rows[5]);
        Split(Vector128.WidenUpper(upperRight) | (Vector128.WidenUpper(lowerRight) << 32), out rows[6], out rows[7]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Split(Vector128<ulong> both, out Vector128<short> first, out Vector128<short> second)
    {
        first = Vector128.WidenLower(both.AsByte()).AsInt16();
        second = Vector128.WidenUpper(both.AsByte()).AsInt16();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<short> Share(Vector128<short> step, short part) => ((Signed(step) * part) + Vector128.Create((short)63)) >> 7;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<short> Signed(Vector128<short> value) =>
        Vector128.Min(Vector128.Max(value, Vector128.Create((short)-128)), Vector128.Create((short)127));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<short> Clamped(Vector128<short> value) =>
        Vector128.Min(Vector128.Max(value, Vector128<short>.Zero), Vector128.Create((short)255));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<short> Load(ReadOnlySpan<byte> samples, int at) =>
        Vector128.WidenLower(Vector128.CreateScalar(BinaryPrimitives.ReadUInt64LittleEndian(samples[at..])).AsByte()).AsInt16();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Span<byte> samples, int at, Vector128<short> value) => BinaryPrimitives.WriteUInt64LittleEndian(
        samples[at..], Vector128.Narrow(value.AsUInt16(), value.AsUInt16()).AsUInt64().ToScalar());
}
