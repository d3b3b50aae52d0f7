using RasterPath = OgService.Raster.Path;

namespace OgService.Svg.Geometry;

/// <summary>What the next coordinates of an outline mean; quadratic curves are kept as cubic ones.</summary>
internal enum OutlineVerb : byte
{
    Move,
    Line,
    Cubic,

    /// <summary>A cubic curve that goes on with the arc that the one before it began: where they meet is no vertex.</summary>
    ArcPart,
    Close,
}

/// <summary>A shape in user units, double precision. Immutable once built; made by <see cref="OutlineBuilder"/>.</summary>
internal sealed class Outline(OutlineVerb[] verbs, double[] coordinates)
{
    public static Outline Empty { get; } = new([], []);

    /// <summary>Starts with a move; after a close comes a move.</summary>
    public ReadOnlySpan<OutlineVerb> Verbs => verbs;

    /// <summary>Two for a move or line, six for a cubic curve.</summary>
    public ReadOnlySpan<double> Coordinates => coordinates;

    public bool IsEmpty => verbs.Length == 0;

    /// <summary>The tightest box around the lines and curves themselves. Null for an empty outline.</summary>
    public Box? Bounds { get; } = TightBounds.Of(verbs, coordinates);

    /// <summary>What the outline is the ellipse in; null for any other shape.</summary>
    public Box? Ellipse { get; init; }

    /// <summary>Whether it is one rectangle along the axes.</summary>
    public bool IsRectangle
    {
        get
        {
            if (verbs is not [OutlineVerb.Move, OutlineVerb.Line, OutlineVerb.Line, OutlineVerb.Line, OutlineVerb.Close])
            {
                return false;
            }

            var c = coordinates;
            return (c[0] == c[6] && c[1] == c[3] && c[2] == c[4] && c[5] == c[7]) || (c[0] == c[2] && c[1] == c[7] && c[3] == c[5] && c[4] == c[6]);
        }
    }

    public static Outline Rectangle(Box box)
    {
        var outline = new OutlineBuilder();
        outline.MoveTo(box.Left, box.Top);
        outline.LineTo(box.Right, box.Top);
        outline.LineTo(box.Right, box.Bottom);
        outline.LineTo(box.Left, box.Bottom);
        outline.Close();
        return outline.Build();
    }

    /// <summary>The shape as the rasteriser knows it.</summary>
    public RasterPath ToPath(in Affine by)
    {
        var builder = new Raster.PathBuilder();
        var at = 0;
        foreach (var verb in verbs)
        {
            switch (verb)
            {
                case OutlineVerb.Move:
                    var (mx, my) = by.Apply(coordinates[at], coordinates[at + 1]);
                    builder.MoveTo((float)mx, (float)my);
                    at += 2;
                    break;
                case OutlineVerb.Line:
                    var (lx, ly) = by.Apply(coordinates[at], coordinates[at + 1]);
                    builder.LineTo((float)lx, (float)ly);
                    at += 2;
                    break;
                case OutlineVerb.Cubic or OutlineVerb.ArcPart:
                    var (x1, y1) = by.Apply(coordinates[at], coordinates[at + 1]);
                    var (x2, y2) = by.Apply(coordinates[at + 2], coordinates[at + 3]);
                    var (x, y) = by.Apply(coordinates[at + 4], coordinates[at + 5]);
                    builder.CubicTo((float)x1, (float)y1, (float)x2, (float)y2, (float)x, (float)y);
                    at += 6;
                    break;
                default:
                    builder.Close();
                    break;
            }
        }

        return builder.Build();
    }
}
