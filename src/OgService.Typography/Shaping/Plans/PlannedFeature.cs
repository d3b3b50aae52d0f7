using OgService.Typography.OpenType;

namespace OgService.Typography.Shaping.Plans;

/// <summary>A feature of a plan.</summary>
/// <param name="Mask">The bits it owns in a glyph's mask.</param>
/// <param name="Shift">The lowest of them.</param>
/// <param name="InGsub">Whether the font has it for substitutions.</param>
/// <param name="InGpos">Whether the font has it for positions.</param>
/// <param name="SubstitutionStage">Which stage of GSUB it belongs to.</param>
internal readonly record struct PlannedFeature(Tag Tag, uint Mask, int Shift, bool InGsub, bool InGpos, int SubstitutionStage)
{
    public uint ValueMask(int value) => ((uint)value << Shift) & Mask;
}
