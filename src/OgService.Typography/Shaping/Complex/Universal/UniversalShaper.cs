using OgService.Typography.Shaping.Plans;
using OgService.Typography.Shaping.Scripts;
using OgService.Typography.Shaping.Scripts.Arabic;
using OgService.Unicode;

namespace OgService.Typography.Shaping.Complex.Universal;

/// <summary>Shapes the scripts that have no shaper of their own, by Unicode's properties alone (Microsoft, "Universal Shaping Engine").</summary>
internal sealed class UniversalShaper : ScriptShaper
{
    private const FeatureFlags Basic = FeatureFlags.SeesJoiners | FeatureFlags.PerSyllable;

    public static UniversalShaper Instance { get; } = new();

    public override NormalizationMode Normalization => NormalizationMode.DecomposedThenComposed;

    public override MarkWidths MarkWidths => MarkWidths.ClearedBeforePositions;

    public override bool PlacesMarks => false;

    public override void CollectFeatures(ShapePlanBuilder plan)
    {
        plan.AddPause(MarkClusters);
        plan.Enable("locl", FeatureFlags.PerSyllable);
        plan.Enable("ccmp", FeatureFlags.PerSyllable);
        plan.Enable("nukt", FeatureFlags.PerSyllable);
        plan.Enable("akhn", Basic);
        plan.AddPause(ForgetSubstitutions);
        plan.Add("rphf", Basic);
        plan.AddPause(RecordRepha);
        plan.AddPause(ForgetSubstitutions);
        plan.Enable("pref", Basic);
        plan.AddPause(RecordPreBase);
        foreach (var tag in (ReadOnlySpan<string>)["rkrf", "abvf", "blwf", "half", "pstf", "vatu", "cjct"])
        {
            plan.Enable(tag, Basic);
        }

        plan.AddPause(UniversalOrder.Reorder);
        plan.AddPause(Syllables.Clear);
        foreach (var tag in (ReadOnlySpan<string>)["isol", "init", "medi", "fina"])
        {
            plan.Add(tag);
        }

        plan.AddPause();
        foreach (var tag in (ReadOnlySpan<string>)["abvs", "blws", "haln", "pres", "psts"])
        {
            plan.Enable(tag, FeatureFlags.SeesJoiners);
        }
    }

    public override object CreateData(ShapePlan plan) => new Masks(
        plan.MaskOf("rphf"), plan.MaskOf("isol"), plan.MaskOf("init"), plan.MaskOf("medi"), plan.MaskOf("fina"),
        ArabicJoining.Joins(plan.Script) ? ArabicJoining.MasksOf(plan) : null);

    public override void PreprocessText(ShapingRun run) => VowelConstraints.Apply(run);

    public override bool TryCompose(ShapingRun run, int first, int second, out int composed)
    {
        composed = 0;
        return !CodePointProperties.IsMark(first) && base.TryCompose(run, first, second, out composed);
    }

    public override void SetupMasks(ShapingRun run)
    {
        if (((Masks)run.Plan.Data!).Joining is { } joining)
        {
            ArabicJoining.Mark(run, joining);
        }

        foreach (ref var glyph in run.Buffer.Glyphs)
        {
            glyph.Category = (byte)UniversalCharacters.Of(glyph.CodePoint);
        }
    }

    // What is transparent does not count, nor does a non-joiner before a mark; it belongs to the cluster it stands in.
    private static void MarkClusters(ShapingRun run)
    {
        var buffer = run.Buffer;
        var categories = new byte[buffer.Count];
        var places = new int[buffer.Count + 1];
        var count = 0;
        for (var i = 0; i < buffer.Count; i++)
        {
            if (Counts(buffer, i))
            {
                categories[count] = buffer[i].Category;
                places[count++] = i;
            }
        }

        places[count] = buffer.Count;
        if (count > 0)
        {
            places[0] = 0;
        }

        Syllables.Matcher matcher = run.Script == Script.TaiTham ? TaiThamClusters.End : UniversalClusters.End;
        var serial = 0;
        for (var start = 0; start < count;)
        {
            var end = Math.Min(matcher(categories.AsSpan(0, count), start, out var kind), start + Syllables.MaximumLength);
            Syllables.Mark(buffer, places[start], places[end], kind, ref serial);
            start = end;
        }

        MarkForms(buffer, (Masks)run.Plan.Data!);
    }

    private static bool Counts(GlyphBuffer buffer, int at)
    {
        switch ((UniversalCategory)buffer[at].Category)
        {
            case UniversalCategory.Transparent:
                return false;
            case UniversalCategory.NonJoiner:
                var next = at + 1;
                while (next < buffer.Count && buffer[next].Category == (byte)UniversalCategory.Transparent)
                {
                    next++;
                }

                return next == buffer.Count || !CodePointProperties.IsMark(buffer[next].CodePoint);
            default:
                return true;
        }
    }

    private static void MarkForms(GlyphBuffer buffer, Masks masks)
    {
        // Letters that join have theirs already.
        var forms = masks.Joining is null ? masks.Isolated | masks.Initial | masks.Medial | masks.Final : 0;
        var (lastStart, lastForm) = (0, 0u);
        var joins = false;
        for (var start = 0; start < buffer.Count;)
        {
            var end = Syllables.End(buffer, start);
            var limit = buffer[start].Category == (byte)UniversalCategory.Repha ? 1 : Math.Min(3, end - start);
            for (var i = start; i < start + limit; i++)
            {
                buffer[i].Mask |= masks.Repha;
            }

            if (forms != 0)
            {
                if (Syllables.KindOf(buffer[start].Syllable) == UniversalClusters.None)
                {
                    joins = false;
                }
                else
                {
                    if (joins)
                    {
                        SetForm(buffer, lastStart, start, forms, lastForm == masks.Final ? masks.Medial : masks.Initial);
                    }

                    lastForm = joins ? masks.Final : masks.Isolated;
                    SetForm(buffer, start, end, forms, lastForm);
                    joins = true;
                    lastStart = start;
                }
            }

            start = end;
        }
    }

    private static void SetForm(GlyphBuffer buffer, int start, int end, uint forms, uint form)
    {
        for (var i = start; i < end; i++)
        {
            buffer[i].Mask = (buffer[i].Mask & ~forms) | form;
        }
    }

    private static void ForgetSubstitutions(ShapingRun run)
    {
        foreach (ref var glyph in run.Buffer.Glyphs)
        {
            glyph.Origins &= ~GlyphOrigins.Substituted;
        }
    }

    // What rphf made of the first letters is a repha.
    private static void RecordRepha(ShapingRun run)
    {
        var buffer = run.Buffer;
        var mask = ((Masks)run.Plan.Data!).Repha;
        for (var start = 0; mask != 0 && start < buffer.Count;)
        {
            var end = Syllables.End(buffer, start);
            for (var i = start; i < end && (buffer[i].Mask & mask) != 0; i++)
            {
                if (buffer[i].Has(GlyphOrigins.Substituted))
                {
                    buffer[i].Category = (byte)UniversalCategory.Repha;
                    break;
                }
            }

            start = end;
        }
    }

    // What pref made something of goes to the front as a vowel would.
    private static void RecordPreBase(ShapingRun run)
    {
        var buffer = run.Buffer;
        for (var start = 0; start < buffer.Count;)
        {
            var end = Syllables.End(buffer, start);
            for (var i = start; i < end; i++)
            {
                if (buffer[i].Has(GlyphOrigins.Substituted))
                {
                    buffer[i].Category = (byte)UniversalCategory.VowelPre;
                    break;
                }
            }

            start = end;
        }
    }

    private sealed record Masks(uint Repha, uint Isolated, uint Initial, uint Medial, uint Final, uint[]? Joining);
}
