namespace OgService.Typography.OpenType.Outlines;

/// <summary>Puts one TrueType glyph together at one place of the design space, composites and all.</summary>
/// <remarks>
/// A composite's parts may be composites. They are walked with a stack of our own, so that no font can exhaust the thread's; depth,
/// parts and points are bounded as HarfBuzz bounds them. A part that is done is bent and moved where it lies, at the end of the point list.
/// </remarks>
/// <param name="metricsVary">Whether variations move origin and advance along: for fonts without <c>HVAR</c>, which else says it better.</param>
internal sealed class GlyphAssembler(GlyfTable glyf, GvarTable? gvar, HmtxTable hmtx, float[] coordinates, bool metricsVary)
{
    private const int MaximumPoints = 200_000;
    private const int MaximumDepth = 64;
    private const int MaximumParts = 16_384;

    // Tuples times points: honest glyphs stay below a hundred thousand.
    private long variationWork = 10_000_000;

    private readonly List<OutlinePoint> points = [];
    private readonly Stack<Frame> frames = new();
    private int partCount;
    private Phantoms phantoms;

    /// <summary>The glyph's points; empty when it has no outline or a broken one.</summary>
    public List<OutlinePoint> Points => points;

    /// <summary>Where its origin lies in the coordinates of the points.</summary>
    public float Left => phantoms.Left;

    /// <summary>Its advance at this place, for fonts without <c>HVAR</c>.</summary>
    public float Advance => phantoms.Right - phantoms.Left;

    public void Assemble(int glyph)
    {
        if (!TryAssemble(glyph))
        {
            points.Clear();
        }
    }

    private bool TryAssemble(int glyph)
    {
        if (!TryEnter(glyph))
        {
            return false;
        }

        while (frames.TryPeek(out var frame))
        {
            if (frame.Next > 0 && !TryPlace(frame, frame.Parts[frame.Next - 1]))
            {
                return false;
            }

            if (frame.Next == frame.Parts.Count)
            {
                phantoms = frame.Phantoms;
                frames.Pop();
                continue;
            }

            frame.PartStart = points.Count;
            frame.Next++;
            if (!TryEnter(frame.Parts[frame.Next - 1].Glyph))
            {
                return false;
            }
        }

        return true;
    }

    private bool TryEnter(int glyph)
    {
        var data = glyf.Find(glyph);
        var left = data.IsEmpty ? 0 : data.I16(2) - hmtx.Bearing(glyph);
        phantoms = new Phantoms(left, left + hmtx.Advance(glyph));
        return data.I16(0) >= 0 ? TryEnterSimple(glyph, data) : TryEnterComposite(glyph, data);
    }

    private bool TryEnterSimple(int glyph, FontData data)
    {
        var start = points.Count;
        if (!data.IsEmpty && !GlyfTable.TryReadSimple(data, points, MaximumPoints - start))
        {
            return false;
        }

        if (gvar is null)
        {
            return true;
        }

        var varied = new OutlinePoint[points.Count - start + 4];
        points.CopyTo(start, varied, 0, varied.Length - 4);
        var varies = TryVary(glyph, varied, infers: true);
        for (var i = 0; varies && i < varied.Length - 4; i++)
        {
            points[start + i] = varied[i];
        }

        return true;
    }

    private bool TryEnterComposite(int glyph, FontData data)
    {
        var frame = new Frame();
        if (frames.Count >= MaximumDepth || !Component.TryReadAll(data, MaximumParts - partCount, frame.Parts))
        {
            return false;
        }

        partCount += frame.Parts.Count;
        if (gvar is not null)
        {
            var varied = new OutlinePoint[frame.Parts.Count + 4];
            if (TryVary(glyph, varied, infers: false))
            {
                for (var i = 0; i < frame.Parts.Count; i++)
                {
                    frame.Parts[i] = frame.Parts[i] with { DeltaX = varied[i].X, DeltaY = varied[i].Y };
                }
            }
        }

        frame.Start = points.Count;
        frame.Phantoms = phantoms;
        frames.Push(frame);
        return true;
    }

    // Broken variations leave the default outline.
    private bool TryVary(int glyph, OutlinePoint[] varied, bool infers)
    {
        varied[^4] = new OutlinePoint(phantoms.Left, 0, OnCurve: false, EndsContour: false);
        varied[^3] = new OutlinePoint(phantoms.Right, 0, OnCurve: false, EndsContour: false);
        if (!gvar!.TryApply(glyph, coordinates, varied, infers, ref variationWork))
        {
            return false;
        }

        phantoms = metricsVary ? new Phantoms(varied[^4].X, varied[^3].X) : phantoms;
        return true;
    }

    private bool TryPlace(Frame frame, Component part)
    {
        if (part.GivesMetrics)
        {
            frame.Phantoms = phantoms;
        }

        for (var i = frame.PartStart; i < points.Count; i++)
        {
            points[i] = part.Bend(points[i]);
        }

        var (dx, dy) = part.Offset();
        if (!part.IsPlacedByOffset)
        {
            var whole = frame.Start + part.Argument1;
            var own = frame.PartStart + part.Argument2;
            if (whole >= frame.PartStart || own >= points.Count)
            {
                return false;
            }

            (dx, dy) = (points[whole].X - points[own].X, points[whole].Y - points[own].Y);
        }

        for (var i = frame.PartStart; i < points.Count && (dx != 0 || dy != 0); i++)
        {
            points[i] = points[i] with { X = points[i].X + dx, Y = points[i].Y + dy };
        }

        return true;
    }

    private readonly record struct Phantoms(float Left, float Right);

    private sealed class Frame
    {
        public List<Component> Parts { get; } = [];

        /// <summary>The part after the one at work.</summary>
        public int Next { get; set; }

        public int Start { get; set; }

        public int PartStart { get; set; }

        public Phantoms Phantoms { get; set; }
    }
}
