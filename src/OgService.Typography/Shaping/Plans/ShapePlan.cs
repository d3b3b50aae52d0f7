using OgService.Typography.OpenType;
using OgService.Typography.OpenType.Apple;
using OgService.Typography.OpenType.Layout;
using OgService.Typography.Shaping.Apple;
using OgService.Typography.Shaping.Lookups;
using OgService.Typography.Shaping.Scripts;
using OgService.Unicode;

namespace OgService.Typography.Shaping.Plans;

/// <summary>How runs of one font, script, language and set of features are shaped. Immutable once built.</summary>
internal sealed class ShapePlan
{
    /// <summary>The bit every glyph has.</summary>
    public const uint AllGlyphs = 1u << 31;

    public required FontInstance Font { get; init; }

    public required Script Script { get; init; }

    public required bool RightToLeft { get; init; }

    public required ScriptShaper Shaper { get; init; }

    /// <summary>The font's GSUB, or what stands in for it.</summary>
    public required LayoutTable SubstitutionTable { get; init; }

    /// <summary>The script tag of GSUB that was found; none where the font knows neither the script nor a default.</summary>
    public required Tag SubstitutionScript { get; init; }

    /// <summary>As <see cref="SubstitutionScript"/>, of GPOS.</summary>
    public required Tag PositioningScript { get; init; }

    /// <summary>In the order of application.</summary>
    public required PlannedLookup[] Substitutions { get; init; }

    /// <summary>Of <see cref="Substitutions"/>; the last ends with them.</summary>
    public required PlannedStage[] Stages { get; init; }

    /// <summary>In the order of application.</summary>
    public required PlannedLookup[] Positions { get; init; }

    public required PlannedFeature[] Features { get; init; }

    /// <summary>What every glyph's mask starts as.</summary>
    public required uint GlobalMask { get; init; }

    /// <summary>Substitutes in the place of GSUB, where the font has <c>morx</c>; else null.</summary>
    public required MorxPlan? Morx { get; init; }

    /// <summary>The table beside GPOS, or in its place, that moves glyphs (<c>kerx</c> or <c>kern</c>); null for none.</summary>
    public required KerningTable? Kerning { get; init; }

    /// <summary>Whether the font makes fractions of digits around a fraction slash.</summary>
    public required bool HasFractions { get; init; }

    /// <summary>Whether marks lose their advance, when the shaper says so.</summary>
    public required bool ClearsMarks { get; init; }

    /// <summary>Whether marks that lose their advance move back by it: no table places them.</summary>
    public required bool MovesClearedMarks { get; init; }

    /// <summary>Whether marks without rules of the font are placed by their class.</summary>
    public required bool PlacesMarks { get; init; }

    /// <summary>What the shaper made for its hooks.</summary>
    public object? Data { get; set; }

    /// <summary>The bit that applies a feature with the value 1; 0 for a feature the font does not have.</summary>
    public uint MaskOf(string tag) => Find(Tag.Of(tag)) is { } feature ? feature.ValueMask(1) : 0;

    /// <summary>The feature, if the plan has it; it may be in the plan for its mask alone, when its shaper has a fallback.</summary>
    public PlannedFeature? Find(Tag tag)
    {
        foreach (ref readonly var feature in Features.AsSpan())
        {
            if (feature.Tag == tag)
            {
                return feature;
            }
        }

        return null;
    }

    /// <summary>Whether GSUB has the feature for this script and language.</summary>
    public bool Substitutes(string tag) => Find(Tag.Of(tag)) is { InGsub: true };

    /// <summary>Whether a feature's stage would make something else of exactly these glyphs.</summary>
    /// <param name="zeroContext">Whether rules that look at glyphs around do not count.</param>
    public bool WouldSubstitute(string tag, ReadOnlySpan<ushort> glyphs, bool zeroContext)
    {
        if (Find(Tag.Of(tag)) is not { InGsub: true } feature)
        {
            return false;
        }

        var first = feature.SubstitutionStage == 0 ? 0 : Stages[feature.SubstitutionStage - 1].End;
        var end = Stages[feature.SubstitutionStage].End;
        for (var i = first; i < end; i++)
        {
            if (WouldSubstituteTest.Applies(Font, Substitutions[i].Index, glyphs, zeroContext))
            {
                return true;
            }
        }

        return false;
    }
}
