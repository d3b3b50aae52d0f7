namespace OgService.Typography.Paragraphs;

/// <summary>The optical size texts of a size are shaped with.</summary>
internal static class OpticalSize
{
    // Designs for display sizes differ too little for more; no font in use goes higher.
    private const float Largest = 144;
    private const float FineUpTo = 24;

    /// <summary>In whole pixels, from 24 on in steps of 4: else each step of a search for a size would be a font of its own.</summary>
    public static float For(float sizePx) =>
        sizePx <= FineUpTo ? Math.Max(1, MathF.Round(sizePx)) : Math.Min(Largest, MathF.Round(sizePx / 4) * 4);
}
