namespace OgService.Raster.Painting;

/// <summary>Which stretch of a gradient its ramp of colours holds: 0 to 1, farther when stops lie beyond, and from the first stop to the last
/// when it repeats.</summary>
internal readonly record struct GradientLine(double First, double Last)
{
    public double Length => Last - First;

    /// <summary>Null when all stops of a repeating gradient are at one place.</summary>
    public static GradientLine? Of(GradientPaint paint)
    {
        double first = paint.Stops[0].Offset, last = first;
        foreach (var stop in paint.Stops)
        {
            last = stop.Offset > last ? stop.Offset : last;
        }

        var line = paint.Repeats ? new GradientLine(first, last) : new GradientLine(Math.Min(0, first), Math.Max(1, last));
        return line.Length > 0 && double.IsFinite(line.Length) ? line : null;
    }

    /// <summary>The stops on the ramp.</summary>
    public IReadOnlyList<GradientStop> Place(IReadOnlyList<GradientStop> stops)
    {
        if (this == new GradientLine(0, 1))
        {
            return stops;
        }

        var (first, length) = (First, Length);
        return [.. stops.Select(stop => stop with { Offset = (float)((stop.Offset - first) / length) })];
    }
}
