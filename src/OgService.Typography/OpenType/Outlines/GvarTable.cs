using OgService.Typography.OpenType.Variations;

namespace OgService.Typography.OpenType.Outlines;

/// <summary>How outlines move through the design space (OpenType, <c>gvar</c>).</summary>
internal sealed class GvarTable(FontData gvar, int axisCount)
{
    private const int HeaderLength = 20;

    private readonly FontData sharedTuples = gvar.Slice(gvar.U32(8), gvar.U16(6) * axisCount * 2L);

    public bool IsEmpty { get; } = gvar.IsEmpty || gvar.U16(4) != axisCount;

    /// <summary>Moves points to a place in the design space. The last four are the glyph's phantom points.</summary>
    /// <param name="points">A simple glyph's points, or one for each part of a composite.</param>
    /// <param name="infers">Whether points a tuple does not mention move along with their neighbours: simple glyphs.</param>
    /// <param name="work">How many tuples times points may still be looked at.</param>
    /// <returns>False when the data are broken or too much; the points are then as they were.</returns>
    public bool TryApply(int glyph, ReadOnlySpan<float> coordinates, Span<OutlinePoint> points, bool infers, ref long work)
    {
        var data = Find(glyph);
        if (data.IsEmpty)
        {
            return true;
        }

        var tuples = new TupleReader(data, sharedTuples, axisCount, coordinates);
        work -= (long)tuples.Count * points.Length;
        if (work < 0)
        {
            return false;
        }

        var moved = new float[points.Length * 2];
        var tuple = new float[points.Length * 2];
        var mentioned = new bool[points.Length];
        while (tuples.TryNext(out var scalar, out var numbers, out var deltas, out var at))
        {
            if (scalar == 0)
            {
                continue;
            }

            if (!TryReadTuple(deltas, at, numbers, points.Length, tuple, mentioned))
            {
                return false;
            }

            if (numbers is not null && infers)
            {
                UnmentionedPoints.Infer(points[..^4], mentioned, tuple, points.Length);
            }

            for (var i = 0; i < moved.Length; i++)
            {
                moved[i] += scalar * tuple[i];
            }
        }

        if (tuples.Failed)
        {
            return false;
        }

        for (var i = 0; i < points.Length; i++)
        {
            points[i] = points[i] with { X = points[i].X + moved[i], Y = points[i].Y + moved[points.Length + i] };
        }

        return true;
    }

    private FontData Find(int glyph)
    {
        if (glyph >= gvar.U16(12))
        {
            return default;
        }

        var wide = (gvar.U16(14) & 1) != 0;
        long start = wide ? gvar.U32(HeaderLength + (glyph * 4)) : gvar.U16(HeaderLength + (glyph * 2)) * 2;
        long end = wide ? gvar.U32(HeaderLength + ((glyph + 1) * 4)) : gvar.U16(HeaderLength + ((glyph + 1) * 2)) * 2;
        return gvar.Slice(gvar.U32(16) + start, end - start);
    }

    // All x deltas come first, then all y deltas; so they lie in the result.
    private static bool TryReadTuple(FontData data, int at, int[]? numbers, int pointCount, Span<float> tuple, Span<bool> mentioned)
    {
        if (numbers is null)
        {
            return PackedDeltas.TryReadDeltas(data, ref at, tuple[..pointCount]) && PackedDeltas.TryReadDeltas(data, ref at, tuple[pointCount..]);
        }

        var deltas = new float[numbers.Length * 2];
        if (!PackedDeltas.TryReadDeltas(data, ref at, deltas.AsSpan(0, numbers.Length))
            || !PackedDeltas.TryReadDeltas(data, ref at, deltas.AsSpan(numbers.Length)))
        {
            return false;
        }

        tuple.Clear();
        mentioned.Clear();
        for (var i = 0; i < numbers.Length; i++)
        {
            if (numbers[i] < pointCount)
            {
                mentioned[numbers[i]] = true;
                tuple[numbers[i]] += deltas[i];
                tuple[pointCount + numbers[i]] += deltas[numbers.Length + i];
            }
        }

        return true;
    }
}
