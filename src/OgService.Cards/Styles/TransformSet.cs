using OgService.Cards.Pictures;
using OgService.Raster;

namespace OgService.Cards.Styles;

/// <summary>All that moves a box after it was laid out (CSS Transforms 2, 6).</summary>
/// <param name="Origin">What stays in its place, unless it is moved.</param>
internal sealed record TransformSet(TransformList Translate, TransformList Rotate, TransformList Scale, TransformList Transform, PicturePosition Origin)
{
    public static TransformSet None { get; } =
        new(TransformList.None, TransformList.None, TransformList.None, TransformList.None, PicturePosition.Center);

    public bool IsNone => Translate.Steps.Count + Rotate.Steps.Count + Scale.Steps.Count + Transform.Steps.Count == 0;

    /// <summary>For a box at its place on the card.</summary>
    public PlaneMap MapOf(float x, float y, float width, float height)
    {
        var (originX, originY) = (x + Origin.X.Resolve(width), y + Origin.Y.Resolve(height));
        var map = Translate.MapOf(width, height).After(Rotate.MapOf(width, height)).After(Scale.MapOf(width, height)).After(Transform.MapOf(width, height));
        return PlaneMap.Move(originX, originY).After(map).After(PlaneMap.Move(-originX, -originY));
    }
}
