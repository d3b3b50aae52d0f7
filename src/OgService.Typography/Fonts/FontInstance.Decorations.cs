namespace OgService.Typography;

/// <content>Where lines under and through its letters lie.</content>
public sealed partial class FontInstance
{
    // What most fonts say, for those that say nothing.
    private const float UsualThickness = 0.06f;
    private const float UsualUnderline = 0.12f;
    private const float UsualStrikeout = 0.3f;

    /// <summary>In em: how far the top of an underline lies below the baseline, and how thick it is (OpenType, <c>post</c>).</summary>
    public (float BelowEm, float ThicknessEm) Underline
    {
        get
        {
            var thickness = Thickness(Typeface.Metrics.UnderlineThickness);

            // The table means the line's middle in newer editions of the specification, its top in older ones; fonts do either. Its top reads well for both.
            var below = Typeface.Metrics.UnderlinePosition < 0 ? -(float)Typeface.Metrics.UnderlinePosition / UnitsPerEm : UsualUnderline;
            return (below, thickness);
        }
    }

    /// <summary>In em: how far the top of a line through the letters lies above the baseline, and how thick it is (OpenType, <c>OS/2</c>).</summary>
    public (float AboveEm, float ThicknessEm) Strikeout => (
        Typeface.Metrics.StrikeoutPosition > 0 ? (float)Typeface.Metrics.StrikeoutPosition / UnitsPerEm : UsualStrikeout,
        Thickness(Typeface.Metrics.StrikeoutThickness));

    /// <summary>In em: how far the font's letters reach above the baseline.</summary>
    public float AscentEm => Metrics.AscentUnits / UnitsPerEm;

    private float Thickness(int units) => units > 0 && units < UnitsPerEm / 2 ? (float)units / UnitsPerEm : UsualThickness;
}
