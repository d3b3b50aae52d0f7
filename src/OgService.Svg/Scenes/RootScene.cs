using OgService.Imaging;
using OgService.Svg.Documents;
using OgService.Svg.Geometry;

namespace OgService.Svg.Scenes;

/// <summary>The scene of a whole document and its size.</summary>
/// <param name="Width">In pixels, as <paramref name="Height"/>; both positive.</param>
/// <param name="Content">In the root's user space.</param>
internal sealed record RootScene(double Width, double Height, RootViewport Viewport, SceneGroup Content)
{
    // Far more than can be drawn; sizes are multiplied later on.
    private const double LargestSide = 1e6;

    /// <param name="depth">How deep the document itself stands in another one.</param>
    public static RootScene Build(ElementTree tree, BuildBudget budget, NoteList notes, Rgba currentColor, int depth = 0, bool isEmbedded = false)
    {
        var viewport = RootViewport.Of(tree.Root);
        var content = new SceneBuilder(tree, budget, notes, currentColor) { IsEmbedded = isEmbedded }.Build(viewport.Inner, depth);
        var drawn = content.Bounds;
        var width = viewport.Width ?? drawn?.Right ?? 0;
        var height = viewport.Height ?? drawn?.Bottom ?? 0;
        if (!(width > 0 && height > 0 && width <= LargestSide && height <= LargestSide))
        {
            throw new SvgException("the picture has no size that can be drawn", tree.Root.Line, tree.Root.Column);
        }

        return new RootScene(width, height, viewport, content);
    }

    /// <summary>From the root's user space to a picture of the given size. Where that has another shape than the document, the document's
    /// <c>preserveAspectRatio</c> says how it is put in.</summary>
    public Affine MapTo(double width, double height)
    {
        var isAlike = Math.Abs((Width / Height * height) - width) <= 1;
        if (isAlike)
        {
            var own = Viewport.ViewBox is { } box ? Viewport.Aspect.Map(box, Box.At(0, 0, Width, Height)) : Affine.Identity;
            return Affine.Scale(width / Width, height / Height) * own;
        }

        return Viewport.Aspect.Map(Viewport.ViewBox ?? Box.At(0, 0, Width, Height), Box.At(0, 0, width, height));
    }
}
