namespace OgService.Raster;

/// <summary>Corner radii in pixels, clockwise from the top left. Negative or undefined radii count as 0.</summary>
public readonly record struct CornerRadii(float TopLeft, float TopRight, float BottomRight, float BottomLeft)
{
    public static CornerRadii All(float radius) => new(radius, radius, radius, radius);
}
