namespace OgService.Raster.Painting;

/// <summary>The pixels an interval touches, and how much of the first and the last it covers.</summary>
internal readonly record struct CoveredRange(int Start, int FullStart, int FullEnd, int End, double First, double Last)
{
    public bool IsEmpty => Start >= End;

    /// <summary>Cut to whole pixels from <paramref name="least"/> to <paramref name="most"/>; empty for an undefined or turned interval.</summary>
    public static CoveredRange Within(double from, double to, int least, int most)
    {
        if (!(from < to))
        {
            return default;
        }

        from = Math.Clamp(from, least, most);
        to = Math.Clamp(to, least, most);
        if (from >= to)
        {
            return default;
        }

        var start = (int)Math.Floor(from);
        var end = (int)Math.Ceiling(to);
        var fullStart = (int)Math.Ceiling(from);
        var fullEnd = (int)Math.Floor(to);
        if (fullStart > fullEnd)
        {
            // Within one pixel.
            return new CoveredRange(start, end, end, end, to - from, 0);
        }

        return new CoveredRange(start, fullStart, fullEnd, end, fullStart - from, to - fullEnd);
    }

    /// <summary>How much of a pixel from <see cref="Start"/> up to <see cref="End"/> is covered.</summary>
    public double At(int pixel)
    {
        if (pixel < FullStart)
        {
            return First;
        }

        return pixel >= FullEnd ? Last : 1;
    }
}
