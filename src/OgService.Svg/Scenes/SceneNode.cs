using OgService.Raster;
using OgService.Svg.Geometry;

namespace OgService.Svg.Scenes;

/// <summary>Something to paint, in the user space of the group it stands in. Every decision is made; nothing here is changed while it is painted.</summary>
internal abstract class SceneNode
{
    /// <summary>The object's bounding box: geometry without strokes, clips or masks, what is invisible included (SVG 2, 8.10). Null when there is none.</summary>
    public abstract Box? Bounds { get; }
}

/// <summary>Nodes that are transformed, clipped, masked and made transparent together: in this order, from the inside.</summary>
internal sealed class SceneGroup(Affine transform) : SceneNode
{
    // 0 until it was asked for: one byte, so that threads that draw the same scene see it whole.
    private byte blending;

    /// <summary>From the inside of the group to the space it stands in.</summary>
    public Affine Transform { get; set; } = transform;

    public List<SceneNode> Children { get; } = [];

    /// <summary>A rectangle in the group's inner space, of viewports and markers.</summary>
    public Box? Window { get; set; }

    /// <summary>In the group's inner space, as the mask.</summary>
    public SceneClip? Clip { get; set; }

    public SceneMask? Mask { get; set; }

    public double Opacity { get; set; } = 1;

    public CompositeMode Blend { get; set; } = CompositeMode.SourceOver;

    /// <summary>Blends inside do not reach what is below the group.</summary>
    public bool IsIsolated { get; set; }

    /// <summary>Whether something in it blends in another way than source-over. Asked once the group is built.</summary>
    public bool HasBlending
    {
        get
        {
            if (blending == 0)
            {
                blending = (byte)(Children.Any(child => child is SceneGroup group && (group.Blend != CompositeMode.SourceOver || group.HasBlending)) ? 2 : 1);
            }

            return blending == 2;
        }
    }

    public override Box? Bounds
    {
        get
        {
            Box? all = null;
            foreach (var child in Children)
            {
                var box = child.Bounds;
                all = Box.Join(all, child is SceneGroup group && box is { } inner ? inner.Transform(group.Transform) : box);
            }

            return all;
        }
    }
}

/// <summary>How an outline is filled.</summary>
internal sealed record SceneFill(ScenePaint Paint, double Opacity, FillRule Rule);

/// <summary>How an outline is stroked; lengths in user units.</summary>
internal sealed record SceneStroke(ScenePaint Paint, double Opacity, StrokeStyle Style);

/// <summary>An outline with a fill, a stroke, both or none: then it only has bounds.</summary>
internal sealed class SceneShape(Outline outline, SceneFill? fill, SceneStroke? stroke) : SceneNode
{
    public Outline Outline { get; } = outline;

    public SceneFill? Fill { get; } = fill;

    public SceneStroke? Stroke { get; } = stroke;

    public bool StrokeFirst { get; init; }

    public bool SmoothEdges { get; init; } = true;

    public override Box? Bounds => Outline.Bounds;
}

/// <summary>An embedded picture, still encoded.</summary>
/// <param name="map">From its pixels to user space.</param>
/// <param name="place">What is seen of it, in user space.</param>
internal sealed class SceneImage(byte[] bytes, int width, int height, Affine map, Box place, ImageFilter filter) : SceneNode
{
    public byte[] Bytes { get; } = bytes;

    public int Width { get; } = width;

    public int Height { get; } = height;

    public Affine Map { get; } = map;

    public Box Place { get; } = place;

    public ImageFilter Filter { get; } = filter;

    public override Box? Bounds => Place;
}

/// <summary>A clip path: what its content covers, black on nothing, lets through.</summary>
/// <param name="Content">Filled by the clip rule, edges smooth.</param>
/// <param name="Outer">Clips the clip path itself.</param>
internal sealed record SceneClip(SceneGroup Content, SceneClip? Outer);

/// <summary>A mask: the luminance or the alpha of its content lets through.</summary>
/// <param name="Region">Outside of it nothing is let through.</param>
/// <param name="Outer">Masks the mask itself.</param>
internal sealed record SceneMask(SceneGroup Content, Box Region, bool IsAlpha, bool InLinearLight, SceneMask? Outer);
