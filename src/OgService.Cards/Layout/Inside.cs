namespace OgService.Cards.Layout;

/// <summary>The room for the children of a box: its content box, in pixels.</summary>
/// <param name="Height">Null when it follows from the children.</param>
/// <param name="IsDefinite">Whether percentages of children's heights count from <paramref name="Height"/> (CSS Sizing 3, "definite").</param>
/// <param name="MinHeight">The least and the most that the height may become when it follows from the children.</param>
internal readonly record struct Inside(float Width, float? Height, bool IsDefinite, float MinHeight = 0, float MaxHeight = float.PositiveInfinity)
{
    /// <summary>What percentages of heights are of; null when they count as auto.</summary>
    public float? HeightBasis => IsDefinite ? Height : null;

    public float Clamp(float height) => Math.Max(MinHeight, Math.Min(MaxHeight, height));
}
