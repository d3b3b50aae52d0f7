using OgService.Typography.Shaping.Plans;
using OgService.Typography.Shaping.Scripts;

namespace OgService.Typography.Shaping.Complex.Myanmar;

/// <summary>Shapes Myanmar: kinzi goes behind its base, medial Ra and the vowel E before it (Microsoft, "Myanmar Script").</summary>
internal sealed class MyanmarShaper : ScriptShaper
{
    private const byte PreMatra = 0;
    private const byte PreConsonant = 1;
    private const byte Base = 2;
    private const byte AfterMain = 3;
    private const byte BeforeSub = 4;
    private const byte Below = 5;
    private const byte AfterSub = 6;

    private const FeatureFlags Basic = FeatureFlags.SeesJoiners | FeatureFlags.PerSyllable;

    public static MyanmarShaper Instance { get; } = new();

    public override NormalizationMode Normalization => NormalizationMode.DecomposedThenComposed;

    public override MarkWidths MarkWidths => MarkWidths.ClearedBeforePositions;

    public override bool PlacesMarks => false;

    public override void CollectFeatures(ShapePlanBuilder plan)
    {
        plan.AddPause(static run => Syllables.MarkAll(run.Buffer, MyanmarSyllables.End));
        plan.Enable("locl", FeatureFlags.PerSyllable);
        plan.Enable("ccmp", FeatureFlags.PerSyllable);
        plan.AddPause(Reorder);
        foreach (var tag in (ReadOnlySpan<string>)["rphf", "pref", "blwf", "pstf"])
        {
            plan.Enable(tag, Basic);
            plan.AddPause();
        }

        plan.AddPause(Syllables.Clear);
        foreach (var tag in (ReadOnlySpan<string>)["pres", "abvs", "blws", "psts"])
        {
            plan.Enable(tag, FeatureFlags.SeesJoiners);
        }
    }

    public override void SetupMasks(ShapingRun run)
    {
        foreach (ref var glyph in run.Buffer.Glyphs)
        {
            glyph.Category = (byte)MyanmarCharacters.Of(glyph.CodePoint);
        }
    }

    private static void Reorder(ShapingRun run)
    {
        var buffer = run.Buffer;
        Syllables.AddDottedCircles(run, (byte)MyanmarCategory.DottedCircle, Base, repha: -1);
        for (var start = 0; start < buffer.Count;)
        {
            var end = Syllables.End(buffer, start);
            if (Syllables.KindOf(buffer[start].Syllable) is MyanmarSyllables.Consonant or Syllables.Broken)
            {
                SetPositions(buffer, start, end);
                Syllables.SortByPosition(buffer, start, end, mergesClusters: true);
                TurnLeftVowels(buffer, start, end);
            }

            start = end;
        }
    }

    private static void SetPositions(GlyphBuffer buffer, int start, int end)
    {
        var limit = start;
        if (start + 3 <= end && Is(buffer[start], MyanmarCategory.Ra) && Is(buffer[start + 1], MyanmarCategory.Asat)
            && Is(buffer[start + 2], MyanmarCategory.Halant))
        {
            limit += 3;
        }

        var @base = limit;
        while (@base < end && !IsConsonant(buffer[@base]))
        {
            @base++;
        }

        @base = @base == end ? (limit > start ? start : limit) : @base;
        for (var i = start; i < limit; i++)
        {
            buffer[i].Position = AfterMain;
        }

        for (var i = limit; i < @base; i++)
        {
            buffer[i].Position = PreConsonant;
        }

        var from = Math.Max(limit, @base);
        if (from < end)
        {
            buffer[from].Position = Base;
        }

        var position = AfterMain;
        for (var i = from + 1; i < end; i++)
        {
            ref var glyph = ref buffer[i];
            glyph.Position = (MyanmarCategory)glyph.Category switch
            {
                MyanmarCategory.MedialRa => PreConsonant,
                MyanmarCategory.PreVowel => PreMatra,
                MyanmarCategory.VariationSelector => buffer[i - 1].Position,
                MyanmarCategory.BelowVowel when position == AfterMain => position = Below,
                MyanmarCategory.BelowVowel when position == Below => Below,
                MyanmarCategory.Anusvara when position == Below => BeforeSub,
                _ when position == Below => position = AfterSub,
                _ => position,
            };
        }
    }

    private static void TurnLeftVowels(GlyphBuffer buffer, int start, int end)
    {
        var behind = start;
        while (behind < end && buffer[behind].Position == PreMatra)
        {
            behind++;
        }

        if (behind - start < 2)
        {
            return;
        }

        buffer.Glyphs[start..behind].Reverse();
        for (int i = start, j = start; j < behind; j++)
        {
            if (Is(buffer[j], MyanmarCategory.PreVowel))
            {
                buffer.Glyphs[i..(j + 1)].Reverse();
                i = j + 1;
            }
        }
    }

    private static bool IsConsonant(in BufferGlyph glyph) => !glyph.Has(GlyphOrigins.Ligated)
        && (MyanmarCategory)glyph.Category is MyanmarCategory.Consonant or MyanmarCategory.Ra or MyanmarCategory.IndependentVowel
            or MyanmarCategory.ConsonantWithStacker or MyanmarCategory.Placeholder or MyanmarCategory.DottedCircle;

    private static bool Is(in BufferGlyph glyph, MyanmarCategory category) =>
        glyph.Category == (byte)category && !glyph.Has(GlyphOrigins.Ligated);
}
