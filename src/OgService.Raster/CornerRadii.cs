namespace OgService.Raster;

/// <summary>Corner radii in pixels, clockwise from the top left. Negative or undefined radii count as 0.</summary>
public readonly record struct CornerRadii(float TopLeft, float TopRight, float BottomRight, float BottomLeft)
{
    /// <summary>Heights of the corners in the same order, where they are not the same as the widths; null when all are round.</summary>
    public CornerHeights? Heights { get; init; }

    public static CornerRadii All(float radius) => new(radius, radius, radius, radius);
}

/// <summary>Vertical radii of corners in pixels, clockwise from the top left.</summary>
public readonly record struct CornerHeights(float TopLeft, float TopRight, float BottomRight, float BottomLeft);
