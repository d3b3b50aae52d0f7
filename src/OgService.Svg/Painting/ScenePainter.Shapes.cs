using System.Numerics;
using OgService.Raster;
using OgService.Svg.Geometry;
using OgService.Svg.Scenes;
using RasterPath = OgService.Raster.Path;

namespace OgService.Svg.Painting;

/// <content>Fills and strokes.</content>
internal sealed partial class ScenePainter
{
    // In pixels of one colour, of which some hundred million take a second.
    private const int CostOfShape = 2000;
    private const int CostOfStep = 40;
    private const int CostOfStrokedStep = 200;
    private const int CostOfRow = 8;
    private const int CostOfOverlap = 8;

    private void PaintShape(SceneShape shape, Layer layer, in Affine by, double opacity)
    {
        if (PaintedBounds.Of(shape, by) is not { } bounds || layer.Whole.Within(bounds) is not { IsEmpty: false } region)
        {
            return;
        }

        budget.Count(region.Area * (CostOf(shape.Fill?.Paint) + CostOf(shape.Stroke?.Paint)));
        if (shape.StrokeFirst)
        {
            PaintStroke(shape, layer, by);
        }

        if (shape.Fill is { } fill)
        {
            Fill(OutlineOf(shape.Outline, by), fill.Paint, fill.Opacity * opacity, fill.Rule, shape.SmoothEdges, layer, by);
        }

        if (!shape.StrokeFirst)
        {
            PaintStroke(shape, layer, by);
        }
    }

    // About how many pixels of one colour take as long as one of this paint.
    private static int CostOf(ScenePaint? paint) => paint switch
    {
        null => 0,
        SceneColor => 1,
        SceneGradient => 12,
        _ => 30,
    };

    private void PaintStroke(SceneShape shape, Layer layer, in Affine by)
    {
        if (shape.Stroke is { } stroke)
        {
            var (style, opacity) = (stroke.Style, stroke.Opacity);
            budget.Count((long)CostOfStrokedStep * (shape.Outline.Verbs.Length + style.Dashes.Count));
            var width = style.Width * Math.Max(by.ScaleX, by.ScaleY);
            if (smoothing == EdgeSmoothing.Grid && width < 1)
            {
                // Thinner than what samples can tell: a pixel wide and as much fainter.
                opacity *= width;
                style = style with { Width = (float)(style.Width / width) };
            }

            var path = StrokeOf(shape.Outline, style, by);
            budget.Count((long)CostOfStrokedStep * path.Steps);
            Fill(path, stroke.Paint, opacity, FillRule.NonZero, shape.SmoothEdges, layer, by);
        }
    }

    // Pens are round in user space. Where the transform keeps circles, the path is stroked in pixels; else in a space of about their size,
    // for curves are cut into lines as fine as pixels need.
    private RasterPath StrokeOf(Outline outline, StrokeStyle style, in Affine by)
    {
        var scale = Math.Max(by.ScaleX, by.ScaleY);
        var tiny = scale * 1e-6;
        var keepsCircles = (Math.Abs(by.A - by.D) <= tiny && Math.Abs(by.B + by.C) <= tiny) || (Math.Abs(by.A + by.D) <= tiny && Math.Abs(by.B - by.C) <= tiny);
        var scaled = style with
        {
            Width = (float)(style.Width * scale),
            Dashes = [.. style.Dashes.Select(dash => (float)(dash * scale))],
            DashOffset = (float)(style.DashOffset * scale),
        };
        if (keepsCircles)
        {
            return OutlineOf(outline, by).Stroke(scaled, smoothing, (float)scale);
        }

        var back = by * Affine.Scale(1 / scale, 1 / scale);
        return OutlineOf(outline, Affine.Scale(scale, scale)).Stroke(scaled, smoothing, (float)scale)
            .Transform(new Matrix3x2((float)back.A, (float)back.B, (float)back.C, (float)back.D, (float)back.E, (float)back.F));
    }

    private RasterPath OutlineOf(Outline outline, in Affine by) => smoothing == EdgeSmoothing.Grid && outline.Ellipse is { } box
        ? EllipseArc.Coarse(box, by)
        : outline.ToPath(by);

    // What a path costs beside the pixels it covers.
    private void CountEdges(RasterPath path, Layer layer) =>
        budget.Count((long)(CostOfRow * path.RowsPassed(0, layer.Pixels.Height)) + ((long)CostOfStep * path.Steps) + CostOfShape);

    private void Fill(RasterPath path, ScenePaint paint, double opacity, FillRule rule, bool smoothEdges, Layer layer, in Affine by)
    {
        CountEdges(path, layer);
        if (paint is ScenePattern pattern)
        {
            FillByPattern(path, pattern, opacity, rule, smoothEdges, layer, by);
        }
        else if (PaintOf(paint, opacity, by) is { } plain)
        {
            var before = layer.Canvas.OverlapWork;
            layer.Canvas.Fill(path, plain, rule, smoothEdges ? smoothing : EdgeSmoothing.None);
            budget.Count(CostOfOverlap * (layer.Canvas.OverlapWork - before));
        }
    }

    private static Paint? PaintOf(ScenePaint paint, double opacity, in Affine by)
    {
        if (paint is SceneColor { Color: var color })
        {
            return Raster.Paint.Solid(color with { A = (byte)((color.A * opacity) + 0.5) });
        }

        if (paint is not SceneGradient gradient || (by * gradient.Map).Inverse() is not { } map)
        {
            return null;
        }

        var stops = opacity >= 1 ? gradient.Stops : [.. gradient.Stops.Select(stop => stop with { Color = stop.Color with { A = (byte)((stop.Color.A * opacity) + 0.5) } })];
        return gradient switch
        {
            SceneLinearGradient line => new MappedLinearPaint(map.ToPlaneMap(), line.X1, line.Y1, line.X2, line.Y2, stops, line.Extend),
            SceneRadialGradient circles => new MappedCirclesPaint(
                map.ToPlaneMap(), circles.FocusX, circles.FocusY, circles.FocusRadius, circles.X, circles.Y, circles.Radius, stops, circles.Extend),
            _ => null,
        };
    }
}
