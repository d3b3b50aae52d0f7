using OgService.Typography.OpenType;
using OgService.Typography.Shaping.Plans;
using OgService.Unicode;

namespace OgService.Typography.Shaping.Scripts;

/// <summary>What shaping does differently for a script. Stateless: what a plan needs is made by <see cref="CreateData"/>.</summary>
/// <remarks>
/// The hooks, in their order. Once a plan: <see cref="CollectFeatures"/>, <see cref="OverrideFeatures"/>, <see cref="CreateData"/>. For each run:
/// <see cref="PreprocessText"/> (characters, no glyphs yet), normalization with <see cref="TryDecompose"/>, <see cref="ReorderMarks"/> and
/// <see cref="TryCompose"/>, then characters become glyphs, <see cref="SetupMasks"/>, the stages of GSUB with the pauses between them (added by
/// <see cref="ShapePlanBuilder.AddPause"/>), GPOS, <see cref="Finish"/>. Always in logical order.
/// </remarks>
internal abstract class ScriptShaper
{
    public virtual NormalizationMode Normalization => NormalizationMode.Composed;

    public virtual MarkWidths MarkWidths => MarkWidths.ClearedAfterPositions;

    /// <summary>Whether marks are placed by their class where the font has no rules for them.</summary>
    public virtual bool PlacesMarks => true;

    /// <summary>Whether a <c>kern</c> table counts. Scripts that put their distances into the feature <c>dist</c> do without.</summary>
    public virtual bool UsesKernTable => false;

    /// <summary>The only GPOS script whose rules place marks; none where any does.</summary>
    public virtual Tag PositioningScript => default;

    /// <summary>Adds the script's features and pauses; what all scripts have comes behind.</summary>
    public virtual void CollectFeatures(ShapePlanBuilder plan)
    {
    }

    /// <summary>Has the last word about features, after what the style asks for.</summary>
    public virtual void OverrideFeatures(ShapePlanBuilder plan)
    {
    }

    /// <summary>What the hooks find as <see cref="ShapePlan.Data"/>; immutable, shared by threads.</summary>
    public virtual object? CreateData(ShapePlan plan) => null;

    public virtual void PreprocessText(ShapingRun run)
    {
    }

    /// <param name="second">0 where a character has a single other one for it.</param>
    public virtual bool TryDecompose(ShapingRun run, int codePoint, out int first, out int second) =>
        CanonicalPairs.TryDecompose(codePoint, out first, out second);

    public virtual bool TryCompose(ShapingRun run, int first, int second, out int composed) =>
        CanonicalPairs.TryCompose(first, second, out composed);

    /// <summary>Called for each stretch of marks, already in the order of their (modified) combining classes.</summary>
    public virtual void ReorderMarks(ShapingRun run, int start, int end)
    {
    }

    /// <summary>Chooses what features apply to which glyphs: sets bits of <see cref="ShapePlan.MaskOf"/>.</summary>
    public virtual void SetupMasks(ShapingRun run)
    {
    }

    /// <summary>After all positions are known, before a right-to-left run is turned round.</summary>
    public virtual void Finish(ShapingRun run)
    {
    }
}
