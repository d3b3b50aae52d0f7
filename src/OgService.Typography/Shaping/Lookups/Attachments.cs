namespace OgService.Typography.Shaping.Lookups;

/// <summary>Moves glyphs that hang on others to their place, once every advance is known.</summary>
internal static class Attachments
{
    // As HarfBuzz: honest chains are short.
    private const int MaximumChain = 64;

    // So far advances are added one by one.
    private const int NearBy = 64;

    public static void Resolve(GlyphBuffer buffer, bool rightToLeft)
    {
        Span<int> chain = stackalloc int[MaximumChain];
        double[]? sums = null;
        for (var i = 0; i < buffer.Count; i++)
        {
            // From the glyph up to one that hangs on nothing, or is placed already; then back down.
            var length = 0;
            for (var at = i; length < MaximumChain && buffer[at].AttachedTo != 0; length++)
            {
                chain[length] = at;
                at += buffer[at].AttachedTo;
            }

            for (length--; length >= 0; length--)
            {
                Place(buffer, chain[length], rightToLeft, ref sums);
            }
        }
    }

    /// <summary>How high a glyph stands by what was applied so far. Marks stand on it where it is now: joins that move it later leave them.</summary>
    public static float Height(GlyphBuffer buffer, int at)
    {
        var height = buffer[at].OffsetY;
        for (var links = 0; links < MaximumChain && buffer[at].IsCursive && buffer[at].AttachedTo != 0 && buffer.TrySpend(); links++)
        {
            at += buffer[at].AttachedTo;
            height += buffer[at].OffsetY;
        }

        return height;
    }

    /// <summary>A chain that led away from a glyph now leads to it, since it got another parent.</summary>
    public static void TurnChain(GlyphBuffer buffer, int child, int newParent)
    {
        var link = buffer[child].AttachedTo;
        if (link == 0 || !buffer[child].IsCursive)
        {
            return;
        }

        buffer[child].AttachedTo = 0;
        var rise = buffer[child].OffsetY;
        var at = child;
        for (var i = 0; i < buffer.Count; i++)
        {
            var next = at + link;
            if (next == newParent)
            {
                return;
            }

            ref var turned = ref buffer[next];
            var nextLink = turned.AttachedTo;
            var wasCursive = turned.IsCursive;
            var nextRise = turned.OffsetY;
            turned.OffsetY = -rise;
            turned.AttachedTo = -link;
            turned.IsCursive = true;
            if (nextLink == 0 || !wasCursive)
            {
                return;
            }

            (at, link, rise) = (next, nextLink, nextRise);
        }
    }

    private static void Place(GlyphBuffer buffer, int child, bool rightToLeft, ref double[]? sums)
    {
        ref var glyph = ref buffer[child];
        var parent = child + glyph.AttachedTo;
        if (parent == child || !buffer.TrySpend())
        {
            return;
        }

        glyph.AttachedTo = 0;
        if (glyph.IsCursive)
        {
            glyph.OffsetY += buffer[parent].OffsetY;
            return;
        }

        glyph.OffsetX += buffer[parent].OffsetX;

        // The pen has moved from the one to the other; in a right-to-left run, which is laid out from its other end, the other way.
        var first = Math.Min(parent, child) + (rightToLeft ? 1 : 0);
        var end = Math.Max(parent, child) + (rightToLeft ? 1 : 0);
        var isForward = (parent < child) != rightToLeft;
        if (end - first > NearBy)
        {
            sums ??= Sums(buffer);
            glyph.OffsetX += (float)(isForward ? sums[first] - sums[end] : sums[end] - sums[first]);
            return;
        }

        for (var i = first; i < end; i++)
        {
            glyph.OffsetX += isForward ? -buffer[i].AdvanceX : buffer[i].AdvanceX;
        }
    }

    // What lies before each glyph, so that many marks far from their base cost no more than few.
    private static double[] Sums(GlyphBuffer buffer)
    {
        var sums = new double[buffer.Count + 1];
        for (var i = 0; i < buffer.Count; i++)
        {
            sums[i + 1] = sums[i] + buffer[i].AdvanceX;
        }

        return sums;
    }
}
