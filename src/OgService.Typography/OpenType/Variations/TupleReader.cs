namespace OgService.Typography.OpenType.Variations;

/// <summary>Walks the tuples of one glyph (OpenType, "Tuple Variation Store"): how much each counts and where its numbers lie.</summary>
internal ref struct TupleReader
{
    private const int EmbeddedPeak = 0x8000;
    private const int Intermediate = 0x4000;
    private const int PrivatePoints = 0x2000;

    private readonly FontData data;
    private readonly FontData sharedTuples;
    private readonly int axisCount;
    private readonly ReadOnlySpan<float> coordinates;
    private readonly int[]? sharedPoints;
    private int header = 4;
    private int next;
    private int index;

    public TupleReader(FontData data, FontData sharedTuples, int axisCount, ReadOnlySpan<float> coordinates)
    {
        this.data = data;
        this.sharedTuples = sharedTuples;
        this.axisCount = axisCount;
        this.coordinates = coordinates;
        Count = data.U16(0) & 0x0FFF;
        next = data.U16(2);
        if ((data.U16(0) & 0x8000) != 0 && !PackedDeltas.TryReadPoints(data, ref next, out sharedPoints))
        {
            Failed = true;
            Count = 0;
        }
    }

    public int Count { get; }

    public bool Failed { get; private set; }

    /// <param name="scalar">0 when the tuple does not count here; its numbers are then not read.</param>
    /// <param name="points">The points the tuple moves; null for all.</param>
    /// <param name="deltas">Ends where the tuple ends.</param>
    /// <param name="at">Where its deltas start.</param>
    public bool TryNext(out float scalar, out int[]? points, out FontData deltas, out int at)
    {
        scalar = 0;
        points = null;
        deltas = default;
        at = 0;
        if (index >= Count || Failed)
        {
            return false;
        }

        index++;
        var size = data.U16(header);
        var flags = data.U16(header + 2);
        if (!data.Holds(header, 4))
        {
            Failed = true;
            return false;
        }

        header += 4;
        var peak = sharedTuples.From((flags & 0x0FFF) * axisCount * 2L);
        if ((flags & EmbeddedPeak) != 0)
        {
            peak = data.From(header);
            header += axisCount * 2;
        }

        var between = default(FontData);
        if ((flags & Intermediate) != 0)
        {
            between = data.From(header);
            header += axisCount * 4;
        }

        deltas = data.Slice(0, Math.Min(next + size, data.Length));
        at = next;
        next += size;
        scalar = peak.Holds(0, axisCount * 2) ? Scalar(peak, between) : 0;
        points = sharedPoints;
        if (scalar != 0 && (flags & PrivatePoints) != 0 && !PackedDeltas.TryReadPoints(deltas, ref at, out points))
        {
            Failed = true;
            return false;
        }

        return true;
    }

    private readonly float Scalar(FontData peak, FontData between)
    {
        var scalar = 1f;
        for (var axis = 0; axis < axisCount && scalar != 0; axis++)
        {
            var top = peak.F2Dot14(axis * 2);
            // Without an intermediate region the tent reaches from the default to the peak, and nothing beyond counts.
            var start = between.IsEmpty ? Math.Min(top, 0) : between.F2Dot14(axis * 2);
            var end = between.IsEmpty ? Math.Max(top, 0) : between.F2Dot14((axisCount + axis) * 2);
            scalar *= VariationStore.Tent(coordinates[axis], start, top, end);
        }

        return scalar;
    }
}
