using OgService.Cards.Scenes;
using OgService.Cards.Styles;
using OgService.Raster;

namespace OgService.Cards.Layout;

/// <summary>What a box shows instead of children: something with a size of its own (CSS calls it replaced).</summary>
internal abstract record BoxContent
{
    /// <summary>The width it has by itself, in pixels; 0 when it has none.</summary>
    public abstract float Width { get; }

    /// <summary>The height it has by itself, in pixels; 0 when it has none.</summary>
    public abstract float Height { get; }

    /// <summary>Width over height; null when any shape does.</summary>
    public abstract float? Ratio { get; }

    /// <summary>What is painted.</summary>
    /// <param name="rect">The content box, at whole pixels, not empty.</param>
    /// <param name="radii">Of its corners.</param>
    /// <param name="note">Takes a code and a message.</param>
    public abstract IEnumerable<SceneItem> Draw(Rect rect, CornerRadii radii, ComputedStyle style, Action<string, string> note);
}
