using OgService.Typography.Shaping.Plans;
using OgService.Typography.Shaping.Scripts;
using OgService.Unicode;

namespace OgService.Typography.Shaping.Complex.Khmer;

/// <summary>Shapes Khmer: vowels and a subscript Ro that are written before their consonant go to the front (Microsoft, "Khmer Script").</summary>
internal sealed class KhmerShaper : ScriptShaper
{
    private const FeatureFlags Basic = FeatureFlags.SeesBoth | FeatureFlags.PerSyllable;

    public static KhmerShaper Instance { get; } = new();

    public override NormalizationMode Normalization => NormalizationMode.DecomposedThenComposed;

    public override MarkWidths MarkWidths => MarkWidths.Kept;

    public override bool PlacesMarks => false;

    public override void CollectFeatures(ShapePlanBuilder plan)
    {
        plan.AddPause(static run => Syllables.MarkAll(run.Buffer, KhmerSyllables.End));
        plan.AddPause(Reorder);
        plan.Enable("locl", FeatureFlags.PerSyllable);
        plan.Enable("ccmp", FeatureFlags.PerSyllable);
        foreach (var tag in (ReadOnlySpan<string>)["pref", "blwf", "abvf", "pstf", "cfar"])
        {
            plan.Add(tag, Basic);
        }

        plan.AddPause(Syllables.Clear);
        foreach (var tag in (ReadOnlySpan<string>)["pres", "abvs", "blws", "psts"])
        {
            plan.Enable(tag, FeatureFlags.SeesBoth);
        }
    }

    public override void OverrideFeatures(ShapePlanBuilder plan) => plan.Disable("liga");

    public override object CreateData(ShapePlan plan) => new Masks(
        plan.MaskOf("pref"), plan.MaskOf("blwf") | plan.MaskOf("abvf") | plan.MaskOf("pstf"), plan.MaskOf("cfar"));

    // Unicode has no parts for these vowels, but the first part of each is a letter of its own, which stands before the consonant.
    public override bool TryDecompose(ShapingRun run, int codePoint, out int first, out int second)
    {
        if (codePoint is 0x17BE or 0x17BF or 0x17C0 or 0x17C4 or 0x17C5)
        {
            (first, second) = (0x17C1, codePoint);
            return true;
        }

        return base.TryDecompose(run, codePoint, out first, out second);
    }

    public override bool TryCompose(ShapingRun run, int first, int second, out int composed)
    {
        composed = 0;
        return !CodePointProperties.IsMark(first) && base.TryCompose(run, first, second, out composed);
    }

    public override void SetupMasks(ShapingRun run)
    {
        foreach (ref var glyph in run.Buffer.Glyphs)
        {
            glyph.Category = KhmerSets.CategoryOf(glyph.CodePoint);
        }
    }

    private static void Reorder(ShapingRun run)
    {
        var buffer = run.Buffer;
        Syllables.AddDottedCircles(run, KhmerSets.DottedCircleCategory, position: 0, repha: -1);
        var masks = (Masks)run.Plan.Data!;
        for (var start = 0; start < buffer.Count;)
        {
            var end = Syllables.End(buffer, start);
            if (Syllables.KindOf(buffer[start].Syllable) is KhmerSyllables.Consonant or Syllables.Broken)
            {
                ReorderSyllable(buffer, masks, start, end);
            }

            start = end;
        }
    }

    private static void ReorderSyllable(GlyphBuffer buffer, Masks masks, int start, int end)
    {
        for (var i = start + 1; i < end; i++)
        {
            buffer[i].Mask |= masks.AroundBase;
        }

        var coengs = 0;
        for (var i = start + 1; i < end && buffer.TrySpend(); i++)
        {
            if (buffer[i].Category == KhmerSets.CoengCategory && coengs <= 2 && i + 1 < end)
            {
                coengs++;
                if (buffer[i + 1].Category == KhmerSets.RaCategory)
                {
                    buffer[i].Mask |= masks.PreBase;
                    buffer[i + 1].Mask |= masks.PreBase;
                    buffer.MergeClusters(start, i + 2);
                    Syllables.Move(buffer, i + 1, start);
                    Syllables.Move(buffer, i + 1, start);
                    for (var j = i + 2; j < end; j++)
                    {
                        buffer[j].Mask |= masks.AfterRo;
                    }

                    coengs = 2;
                }
            }
            else if (buffer[i].Category == KhmerSets.PreVowelCategory)
            {
                buffer.MergeClusters(start, i + 1);
                Syllables.Move(buffer, i, start);
            }
        }
    }

    private sealed record Masks(uint PreBase, uint AroundBase, uint AfterRo);
}
