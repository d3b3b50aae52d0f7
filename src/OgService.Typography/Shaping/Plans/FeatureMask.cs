namespace OgService.Typography.Shaping.Plans;

/// <summary>Which glyphs a feature applies to: one bit for all of them, one for each feature that chooses.</summary>
internal static class FeatureMask
{
    public const uint All = 1;
    public const uint Isolated = 1 << 1;
    public const uint Final = 1 << 2;
    public const uint Final2 = 1 << 3;
    public const uint Final3 = 1 << 4;
    public const uint Medial = 1 << 5;
    public const uint Medial2 = 1 << 6;
    public const uint Initial = 1 << 7;
    public const uint Fraction = 1 << 8;
    public const uint Numerator = 1 << 9;
    public const uint Denominator = 1 << 10;
}
