using System.Numerics;
using OgService.Cards.Pictures;
using OgService.Raster;
using OgService.Svg;

namespace OgService.Cards.Styles;

/// <summary>A shape of <c>clip-path</c> (CSS Shapes 1, 3), in shares of the box it cuts.</summary>
internal abstract record ClipShape
{
    public const string Expected = "circle(50%), ellipse(40% 50% at center), inset(10px round 20px), polygon(0 0, 100% 0, 50% 100%), path(\"M 0 0 …\"), or none";

    private const int MaxPoints = 200;
    private const int MaxPathSegments = 2_000;

    /// <summary>The shape over a box, in pixels.</summary>
    public abstract Raster.Path For(Rect box);

    public virtual FillRule Rule => FillRule.NonZero;

    public virtual ClipShape Compute(StyleContext context) => this;

    public static ClipShape? Parse(string text)
    {
        if (text == "none")
        {
            return NoClip.Instance;
        }

        var bracket = text.IndexOf('(');
        if (bracket <= 0 || text[^1] != ')')
        {
            return null;
        }

        var arguments = text[(bracket + 1)..^1].Trim();
        return text[..bracket].ToLowerInvariant() switch
        {
            "circle" => Ellipse(arguments, isCircle: true),
            "ellipse" => Ellipse(arguments, isCircle: false),
            "inset" => Inset(arguments),
            "polygon" => Polygon(arguments),
            "path" => Outline(arguments),
            _ => null,
        };
    }

    private static EllipseClip? Ellipse(string text, bool isCircle)
    {
        var words = CssText.SplitWords(text) ?? ["?"];
        var center = PicturePosition.Center;
        var at = words.IndexOf("at");
        if (at >= 0)
        {
            if (PicturePosition.Parse(string.Join(' ', words.Skip(at + 1))) is not { } place)
            {
                return null;
            }

            center = place;
            words = words.GetRange(0, at);
        }

        if (words.Count != 0 && words.Count != (isCircle ? 1 : 2))
        {
            return null;
        }

        var radii = new List<(RadialExtent? Extent, Length Length)>();
        foreach (var word in words)
        {
            var extent = RadialGradient.ExtentOf(word) is (RadialExtent.ClosestSide or RadialExtent.FarthestSide) and var side ? side : (RadialExtent?)null;
            var length = Length.Zero;
            if (extent is null && !(Length.TryParse(word, out length) && length.Value >= 0))
            {
                return null;
            }

            radii.Add((extent, length));
        }

        var first = radii.Count > 0 ? radii[0] : (RadialExtent.ClosestSide, Length.Zero);
        return new EllipseClip(isCircle, first, radii.Count > 1 ? radii[1] : first, center);
    }

    private static InsetClip? Inset(string text)
    {
        var round = text.IndexOf("round", StringComparison.OrdinalIgnoreCase);
        var radii = round >= 0 ? CornerLengths.Parse(text[(round + 5)..].Trim()) : new CornerLengths(default, null);
        return CssParts.FourSides(round >= 0 ? text[..round].Trim() : text, auto: false, negative: true) is { } sides && radii is not null
            ? new InsetClip(sides, radii)
            : null;
    }

    private static PolygonClip? Polygon(string text)
    {
        var parts = CssText.SplitList(text) ?? [];
        var rule = parts.FirstOrDefault() switch { "evenodd" => FillRule.EvenOdd, "nonzero" => FillRule.NonZero, _ => (FillRule?)null };
        var points = new List<(Length X, Length Y)>();
        foreach (var part in parts.Skip(rule is null ? 0 : 1))
        {
            if (CssText.SplitWords(part) is not [var across, var down] || !Length.TryParse(across, out var x) || !Length.TryParse(down, out var y))
            {
                return null;
            }

            points.Add((x, y));
        }

        return points.Count is >= 3 and <= MaxPoints ? new PolygonClip(points, rule ?? FillRule.NonZero) : null;
    }

    private static PathClip? Outline(string text)
    {
        var rule = FillRule.NonZero;
        var comma = text.IndexOf(',');
        if (comma > 0 && text[..comma].Trim() is "evenodd" or "nonzero")
        {
            rule = text[..comma].Trim() == "evenodd" ? FillRule.EvenOdd : FillRule.NonZero;
            text = text[(comma + 1)..].Trim();
        }

        return text.Length > 2 && text[0] is '"' or '\'' && text[^1] == text[0] && SvgPath.TryParse(text[1..^1], MaxPathSegments, out var path)
            ? new PathClip(path, rule)
            : null;
    }
}

/// <summary><c>none</c>: not the same as a shape that was not given.</summary>
internal sealed record NoClip : ClipShape
{
    public static NoClip Instance { get; } = new();

    public override Raster.Path For(Rect box) => Raster.Path.Rectangle(box);
}

internal sealed record EllipseClip(
    bool IsCircle, (RadialExtent? Extent, Length Length) Across, (RadialExtent? Extent, Length Length) Down, PicturePosition Center) : ClipShape
{
    public override ClipShape Compute(StyleContext context) => this with
    {
        Across = Across with { Length = Across.Length.Compute(context) },
        Down = Down with { Length = Down.Length.Compute(context) },
        Center = Center.Compute(context),
    };

    public override Raster.Path For(Rect box)
    {
        var center = new Vector2(Center.X.Resolve(box.Width), Center.Y.Resolve(box.Height));
        float x, y;
        if (IsCircle)
        {
            // A percentage is of the box's size on the average of both directions (CSS Shapes 1, 3.1).
            var basis = MathF.Sqrt(((box.Width * box.Width) + (box.Height * box.Height)) / 2);
            x = y = Across.Extent is { } extent ? RadialGradient.RadiusOf(extent, isCircle: true, center, box).X : Across.Length.Resolve(basis);
        }
        else
        {
            x = Across.Extent is { } across ? RadialGradient.RadiusOf(across, isCircle: false, center, box).X : Across.Length.Resolve(box.Width);
            y = Down.Extent is { } down ? RadialGradient.RadiusOf(down, isCircle: false, center, box).Y : Down.Length.Resolve(box.Height);
        }

        var whole = new Rect(box.X + center.X - x, box.Y + center.Y - y, 2 * x, 2 * y);
        return Raster.Path.RoundedRectangle(whole, CornerRadii.All(x) with { Heights = new CornerHeights(y, y, y, y) });
    }
}

internal sealed record InsetClip(Sides Sides, CornerLengths Radii) : ClipShape
{
    public override ClipShape Compute(StyleContext context) => new InsetClip(Sides.Compute(context), Radii.Compute(context));

    public override Raster.Path For(Rect box)
    {
        var (left, top) = (Sides.Left.Resolve(box.Width), Sides.Top.Resolve(box.Height));
        var inner = new Rect(
            box.X + left, box.Y + top, box.Width - left - Sides.Right.Resolve(box.Width), box.Height - top - Sides.Bottom.Resolve(box.Height));
        return Raster.Path.RoundedRectangle(inner, Radii.For(box));
    }
}

internal sealed record PolygonClip(IReadOnlyList<(Length X, Length Y)> Points, FillRule FillRule) : ClipShape
{
    public override FillRule Rule => FillRule;

    public override ClipShape Compute(StyleContext context) => this with { Points = [.. Points.Select(point => (point.X.Compute(context), point.Y.Compute(context)))] };

    public override Raster.Path For(Rect box)
    {
        var path = new PathBuilder();
        for (var i = 0; i < Points.Count; i++)
        {
            var (x, y) = (box.X + Points[i].X.Resolve(box.Width), box.Y + Points[i].Y.Resolve(box.Height));
            _ = i == 0 ? path.MoveTo(x, y) : path.LineTo(x, y);
        }

        return path.Close().Build();
    }
}

/// <summary>In pixels from the box's top left corner.</summary>
internal sealed record PathClip(Raster.Path Outline, FillRule FillRule) : ClipShape
{
    public override FillRule Rule => FillRule;

    public override Raster.Path For(Rect box) => Outline.Transform(PlaneMap.Move(box.X, box.Y));
}
