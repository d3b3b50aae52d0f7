using OgService.Imaging;
using OgService.Raster;
using OgService.Typography;

namespace OgService.Cards.Painting;

/// <summary>Paints a glyph in colour into a picture of its own, at the pixels it will have on the card.</summary>
/// <remarks>A glyph whose colours no outline and no box bounds is not painted where it is unbounded: COLR allows only bounded ones.</remarks>
internal sealed class ColorGlyphPicture
{
    // How far from its origin a picture reaches; sizes of text end at 2,000 px.
    private const double Reach = 2_048;

    // Sixteen layers of the largest glyph that is likely; 64 MiB.
    private const long MaximumLayerPixels = 16 * 1024 * 1024;

    private readonly ColorGlyph glyph;
    private readonly GlyphKey key;
    private Affine toPixels;
    private Box bounds = Box.Nothing;

    private ColorGlyphPicture(ColorGlyph glyph, GlyphKey key)
    {
        (this.glyph, this.key) = (glyph, key);
        toPixels = key.ToPixels;
    }

    /// <summary>Null when nothing can be seen.</summary>
    public static DrawnGlyph? Paint(ColorGlyph glyph, GlyphKey key)
    {
        var painter = new ColorGlyphPicture(glyph, key);
        painter.FindBounds();
        if (!painter.bounds.HasArea)
        {
            return null;
        }

        var (left, top) = ((int)Math.Floor(painter.bounds.Left), (int)Math.Floor(painter.bounds.Top));
        var picture = PixelBuffer.Create((int)Math.Ceiling(painter.bounds.Right) - left, (int)Math.Ceiling(painter.bounds.Bottom) - top);
        painter.toPixels = painter.toPixels with { Dx = painter.toPixels.Dx - left, Dy = painter.toPixels.Dy - top };
        using var layers = new LayeredPicture(picture, MaximumLayerPixels);
        painter.PaintSteps(layers);
        return new DrawnGlyph(picture, left, top);
    }

    // What is filled lies within every clip around it.
    private void FindBounds()
    {
        var open = new Stack<Box>();
        foreach (var step in glyph.Steps)
        {
            switch (step)
            {
                case PushGlyphClip or PushBoxClip:
                    var around = Box.Around(Shape(step).Bounds);
                    open.Push(open.TryPeek(out var outer) ? around.Intersect(outer) : around.Intersect(Box.Everything));
                    break;
                case PopClip:
                    open.Pop();
                    break;
                case FillClip when open.TryPeek(out var filled):
                    bounds = bounds.Union(filled);
                    break;
            }
        }
    }

    private void PaintSteps(LayeredPicture layers)
    {
        var steps = glyph.Steps;
        var open = new Stack<bool>();
        for (var i = 0; i < steps.Count; i++)
        {
            switch (steps[i])
            {
                // Most of what fonts have: one outline, one paint. It needs no layer.
                case PushGlyphClip when i + 2 < steps.Count && steps[i + 1] is FillClip fill && steps[i + 2] is PopClip:
                    layers.Fill(Shape(steps[i]), PaintOf(fill));
                    i += 2;
                    break;
                case PushGlyphClip:
                    layers.PushClip(Shape(steps[i]));
                    open.Push(true);
                    break;
                case PushBoxClip box:
                    var cuts = Cuts(box);
                    if (cuts)
                    {
                        layers.PushClip(Shape(box));
                    }

                    open.Push(cuts);
                    break;
                case PopClip:
                    if (open.Pop())
                    {
                        layers.PopClip();
                    }

                    break;
                case FillClip fill when open.Count > 0:
                    layers.Fill(PaintOf(fill));
                    break;
                case PushLayer:
                    layers.PushLayer();
                    break;
                case PopLayer pop:
                    layers.PopLayer((CompositeMode)pop.Mode);
                    break;
            }
        }
    }

    // A font's boxes are usually larger than all they hold.
    private bool Cuts(PushBoxClip box)
    {
        var shape = Shape(box).Bounds;
        var upright = box.Transform is { Yx: 0, Xy: 0 };
        return !upright || shape.X > 0 || shape.Y > 0
            || shape.X + shape.Width < Math.Ceiling(bounds.Right) - Math.Floor(bounds.Left)
            || shape.Y + shape.Height < Math.Ceiling(bounds.Bottom) - Math.Floor(bounds.Top);
    }

    private Raster.Path Shape(ColorStep step)
    {
        switch (step)
        {
            case PushGlyphClip outline:
                var path = new OutlineToPath(toPixels.After(outline.Transform));
                key.Font.GetOutline(outline.Glyph, path);
                return path.Build();
            case PushBoxClip box:
                var corners = new OutlineToPath(toPixels.After(box.Transform));
                corners.MoveTo((float)box.Left, (float)box.Bottom);
                corners.LineTo((float)box.Right, (float)box.Bottom);
                corners.LineTo((float)box.Right, (float)box.Top);
                corners.LineTo((float)box.Left, (float)box.Top);
                corners.Close();
                return corners.Build();
            default:
                return Raster.Path.Empty;
        }
    }

    private Paint PaintOf(FillClip fill) => ColorGlyphPaint.From(fill.Fill, toPixels.After(fill.Transform), key.TextColor);

    /// <summary>In pixels.</summary>
    private readonly record struct Box(double Left, double Top, double Right, double Bottom)
    {
        public static Box Everything { get; } = new(-Reach, -Reach, Reach, Reach);

        public static Box Nothing { get; } = new(0, 0, 0, 0);

        public bool HasArea => Left < Right && Top < Bottom;

        public static Box Around(Rect rect) => new(rect.X, rect.Y, (double)rect.X + rect.Width, (double)rect.Y + rect.Height);

        public Box Intersect(Box other) => new(
            Math.Max(Left, other.Left), Math.Max(Top, other.Top), Math.Min(Right, other.Right), Math.Min(Bottom, other.Bottom));

        public Box Union(Box other) => !other.HasArea ? this : !HasArea ? other : new Box(
            Math.Min(Left, other.Left), Math.Min(Top, other.Top), Math.Max(Right, other.Right), Math.Max(Bottom, other.Bottom));
    }
}
