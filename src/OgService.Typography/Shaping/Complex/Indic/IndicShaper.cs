using OgService.Typography.Shaping.Plans;
using OgService.Typography.Shaping.Scripts;
using OgService.Unicode;

namespace OgService.Typography.Shaping.Complex.Indic;

/// <summary>Shapes the nine scripts of India whose fonts leave the order of glyphs to the shaper (Microsoft, "Script-specific development").</summary>
internal sealed class IndicShaper : ScriptShaper
{
    private const FeatureFlags Basic = FeatureFlags.SeesBoth | FeatureFlags.PerSyllable;

    public static IndicShaper Instance { get; } = new();

    public override NormalizationMode Normalization => NormalizationMode.DecomposedThenComposed;

    public override MarkWidths MarkWidths => MarkWidths.Kept;

    public override bool PlacesMarks => false;

    public override void CollectFeatures(ShapePlanBuilder plan)
    {
        plan.AddPause(MarkSyllables);
        plan.Enable("locl", FeatureFlags.PerSyllable);
        plan.Enable("ccmp", FeatureFlags.PerSyllable);
        plan.AddPause(IndicInitialOrder.Reorder);
        AddStage(plan, "nukt", isGlobal: true);
        AddStage(plan, "akhn", isGlobal: true);
        AddStage(plan, "rphf", isGlobal: false);
        AddStage(plan, "rkrf", isGlobal: true);
        AddStage(plan, "pref", isGlobal: false);
        AddStage(plan, "blwf", isGlobal: false);
        AddStage(plan, "abvf", isGlobal: false);
        AddStage(plan, "half", isGlobal: false);
        AddStage(plan, "pstf", isGlobal: false);
        AddStage(plan, "vatu", isGlobal: true);
        AddStage(plan, "cjct", isGlobal: true);
        plan.AddPause(IndicFinalOrder.Reorder);
        plan.Add("init", Basic);
        foreach (var tag in (ReadOnlySpan<string>)["pres", "abvs", "blws", "psts", "haln"])
        {
            plan.Enable(tag, Basic);
        }
    }

    // Conjuncts are no option here: what other scripts call ligatures, these fonts have in features of their own.
    public override void OverrideFeatures(ShapePlanBuilder plan)
    {
        plan.Disable("liga");
        plan.AddPause(Syllables.Clear);
    }

    public override object CreateData(ShapePlan plan) => new IndicPlan(plan);

    public override void PreprocessText(ShapingRun run) => VowelConstraints.Apply(run);

    // These four stay whole: fonts have them as letters, and their parts would take other forms.
    public override bool TryDecompose(ShapingRun run, int codePoint, out int first, out int second)
    {
        if (codePoint is 0x0931 or 0x09DC or 0x09DD or 0x0B94)
        {
            (first, second) = (0, 0);
            return false;
        }

        return base.TryDecompose(run, codePoint, out first, out second);
    }

    // Split matras stay split. Bengali yya is put together although Unicode's composition leaves it out.
    public override bool TryCompose(ShapingRun run, int first, int second, out int composed)
    {
        composed = 0;
        if (CodePointProperties.IsMark(first))
        {
            return false;
        }

        if (first == 0x09AF && second == 0x09BC)
        {
            composed = 0x09DF;
            return true;
        }

        return base.TryCompose(run, first, second, out composed);
    }

    public override void SetupMasks(ShapingRun run)
    {
        foreach (ref var glyph in run.Buffer.Glyphs)
        {
            var (category, position) = IndicCharacters.Of(glyph.CodePoint);
            (glyph.Category, glyph.Position) = ((byte)category, (byte)position);
        }
    }

    private static void AddStage(ShapePlanBuilder plan, string tag, bool isGlobal)
    {
        plan.Add(tag, isGlobal ? Basic | FeatureFlags.Global : Basic);
        plan.AddPause();
    }

    private static void MarkSyllables(ShapingRun run) => Syllables.MarkAll(run.Buffer, IndicSyllables.End);
}
