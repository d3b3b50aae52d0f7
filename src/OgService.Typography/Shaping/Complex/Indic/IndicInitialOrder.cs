using OgService.Unicode;

namespace OgService.Typography.Shaping.Complex.Indic;

/// <summary>Before the basic features: finds each syllable's base, brings what is typed into the order fonts expect, and says which forms apply where.</summary>
internal static class IndicInitialOrder
{
    public static void Reorder(ShapingRun run)
    {
        var buffer = run.Buffer;
        var plan = (IndicPlan)run.Plan.Data!;
        FindConsonantPositions(buffer, plan);
        Syllables.AddDottedCircles(run, (byte)IndicCategory.DottedCircle, (byte)IndicPosition.End, (int)IndicCategory.Repha);
        for (var start = 0; start < buffer.Count;)
        {
            var end = Syllables.End(buffer, start);
            if (Syllables.KindOf(buffer[start].Syllable)
                is IndicSyllables.Consonant or IndicSyllables.Vowel or IndicSyllables.Standalone or Syllables.Broken)
            {
                ReorderSyllable(buffer, plan, start, end);
            }

            start = end;
        }
    }

    private static void FindConsonantPositions(GlyphBuffer buffer, IndicPlan plan)
    {
        if (plan.Virama < 0)
        {
            return;
        }

        foreach (ref var glyph in buffer.Glyphs)
        {
            if (glyph.Position == (byte)IndicPosition.Base)
            {
                glyph.Position = (byte)plan.ConsonantPosition(glyph.Id);
            }
        }
    }

    private static void ReorderSyllable(GlyphBuffer buffer, IndicPlan plan, int start, int end)
    {
        // In Kannada, Ra, halant, joiner is an old way to write Ra, joiner, halant: no reph.
        if (plan.Script.Script == Script.Kannada && start + 3 <= end && Is(buffer[start], IndicSets.Ra)
            && Is(buffer[start + 1], IndicSets.Halant) && Is(buffer[start + 2], IndicSets.Joiner))
        {
            buffer.MergeClusters(start + 1, start + 3);
            Syllables.Move(buffer, start + 2, start + 1);
        }

        var @base = FindBase(buffer, plan, start, end, out var hasReph);
        for (var i = start; i < @base; i++)
        {
            buffer[i].Position = Math.Min((byte)IndicPosition.PreConsonant, buffer[i].Position);
        }

        if (@base < end)
        {
            buffer[@base].Position = (byte)IndicPosition.Base;
        }

        if (hasReph)
        {
            buffer[start].Position = (byte)IndicPosition.RaToBecomeReph;
        }

        if (plan.IsOldSpec)
        {
            MoveHalant(buffer, plan, @base, end);
        }

        AttachSigns(buffer, start, end);
        AttachToPostBase(buffer, @base, end);
        @base = Sort(buffer, plan, start, end);
        SetMasks(buffer, plan, start, @base, end);
    }

    // The last consonant that has no form below or behind another one; a reph is the base only if there is no other.
    private static int FindBase(GlyphBuffer buffer, IndicPlan plan, int start, int end, out bool hasReph)
    {
        var limit = start;
        var @base = end;
        hasReph = StartsWithReph(buffer, plan, start, end);
        if (hasReph)
        {
            limit += Is(buffer[start], IndicSets.Repha) ? 1 : 2;
            while (limit < end && Is(buffer[limit], IndicSets.Joiners))
            {
                limit++;
            }

            @base = start;
        }

        var seenBelow = false;
        for (var i = end - 1; i >= limit; i--)
        {
            if (Is(buffer[i], IndicSets.Consonants))
            {
                @base = i;
                var position = (IndicPosition)buffer[i].Position;
                if (position != IndicPosition.Below && (position != IndicPosition.Post || seenBelow))
                {
                    break;
                }

                seenBelow |= position == IndicPosition.Below;
            }
            else if (start < i && Is(buffer[i], IndicSets.Joiner) && Is(buffer[i - 1], IndicSets.Halant))
            {
                // A joiner behind a halant asks for a half form: what comes before is not the base.
                break;
            }
        }

        if (hasReph && @base == start && limit - @base <= 2)
        {
            hasReph = false;
        }

        return @base;
    }

    private static bool StartsWithReph(GlyphBuffer buffer, IndicPlan plan, int start, int end)
    {
        if (plan.Script.Reph == RephMode.Encoded)
        {
            return Is(buffer[start], IndicSets.Repha);
        }

        var isExplicit = plan.Script.Reph == RephMode.Explicit;
        if (plan.Reph == 0 || start + 3 > end || (isExplicit ? !Is(buffer[start + 2], IndicSets.Joiner) : Is(buffer[start + 2], IndicSets.Joiners)))
        {
            return false;
        }

        ReadOnlySpan<ushort> glyphs = [buffer[start].Id, buffer[start + 1].Id, buffer[start + 2].Id];
        return plan.Would("rphf", glyphs[..2]) || (isExplicit && plan.Would("rphf", glyphs));
    }

    // Older fonts look for a consonant's halant behind it: the first halant behind the base goes behind the last consonant.
    private static void MoveHalant(GlyphBuffer buffer, IndicPlan plan, int @base, int end)
    {
        for (var i = @base + 1; i < end; i++)
        {
            if (!Is(buffer[i], IndicSets.Halant))
            {
                continue;
            }

            var stops = IndicSets.Consonants | (plan.Script.Script == Script.Kannada ? IndicSets.Halant : 0);
            var to = end - 1;
            while (to > i && !Is(buffer[to], stops))
            {
                to--;
            }

            if (to > i && !Is(buffer[to], IndicSets.Halant))
            {
                Syllables.Move(buffer, i, to);
            }

            return;
        }
    }

    // Joiners, nuktas and halants go where the character before them goes.
    private static void AttachSigns(GlyphBuffer buffer, int start, int end)
    {
        var last = (byte)IndicPosition.Start;
        for (var i = start; i < end; i++)
        {
            ref var glyph = ref buffer[i];
            if (IsCategory(glyph, IndicSets.Joiners | IndicSets.Nukta | IndicSets.Shifter | IndicSets.Medial | IndicSets.Halant))
            {
                glyph.Position = last;
                if (IsCategory(glyph, IndicSets.Halant) && last == (byte)IndicPosition.PreMatra)
                {
                    // A halant does not go to the front with a matra.
                    for (var j = i; j > start; j--)
                    {
                        if (buffer[j - 1].Position != (byte)IndicPosition.PreMatra)
                        {
                            glyph.Position = buffer[j - 1].Position;
                            break;
                        }
                    }
                }
            }
            else if (glyph.Position != (byte)IndicPosition.Modifier)
            {
                if (IsCategory(glyph, IndicSets.PostMatra) && i > start && IsCategory(buffer[i - 1], IndicSets.Modifier))
                {
                    buffer[i - 1].Position = glyph.Position;
                }

                last = glyph.Position;
            }
        }
    }

    // A consonant behind the base owns what stands between it and the consonant or matra before.
    private static void AttachToPostBase(GlyphBuffer buffer, int @base, int end)
    {
        var last = @base;
        for (var i = @base + 1; i < end; i++)
        {
            if (Is(buffer[i], IndicSets.Consonants))
            {
                for (var j = last + 1; j < i; j++)
                {
                    if (buffer[j].Position < (byte)IndicPosition.Modifier)
                    {
                        buffer[j].Position = buffer[i].Position;
                    }
                }

                last = i;
            }
            else if (IsCategory(buffer[i], IndicSets.Matras))
            {
                last = i;
            }
        }
    }

    private static int Sort(GlyphBuffer buffer, IndicPlan plan, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            buffer[i].Auxiliary = (byte)Math.Min(i - start, byte.MaxValue);
        }

        Syllables.SortByPosition(buffer, start, end, mergesClusters: false);
        var @base = start;
        while (@base < end && buffer[@base].Position != (byte)IndicPosition.Base)
        {
            @base++;
        }

        TurnLeftMatras(buffer, start, @base);
        MergeMoved(buffer, plan, start, @base, end);
        return @base;
    }

    // Of several matras before the base the last typed stands first.
    private static void TurnLeftMatras(GlyphBuffer buffer, int start, int end)
    {
        var first = start;
        while (first < end && buffer[first].Position != (byte)IndicPosition.PreMatra)
        {
            first++;
        }

        var behind = first;
        while (behind < end && buffer[behind].Position == (byte)IndicPosition.PreMatra)
        {
            behind++;
        }

        if (behind - first < 2)
        {
            return;
        }

        buffer.Glyphs[first..behind].Reverse();
        // What hangs on a matra comes behind it again.
        for (int i = first, j = first; j < behind; j++)
        {
            if (IsCategory(buffer[j], IndicSets.Matras))
            {
                buffer.Glyphs[i..(j + 1)].Reverse();
                i = j + 1;
            }
        }
    }

    // From the base on, glyphs that changed places with each other become one cluster.
    private static void MergeMoved(GlyphBuffer buffer, IndicPlan plan, int start, int @base, int end)
    {
        const byte done = byte.MaxValue;
        if (plan.IsOldSpec || end - start > 127)
        {
            buffer.MergeClusters(@base, end);
            return;
        }

        for (var i = @base; i < end; i++)
        {
            if (buffer[i].Auxiliary == done)
            {
                continue;
            }

            var (low, high) = (i, i);
            for (var j = start + buffer[i].Auxiliary; j != i;)
            {
                (low, high) = (Math.Min(low, j), Math.Max(high, j));
                var next = start + buffer[j].Auxiliary;
                buffer[j].Auxiliary = done;
                j = next;
            }

            buffer.MergeClusters(Math.Max(@base, low), high + 1);
        }
    }

    private static void SetMasks(GlyphBuffer buffer, IndicPlan plan, int start, int @base, int end)
    {
        for (var i = start; i < end && buffer[i].Position == (byte)IndicPosition.RaToBecomeReph; i++)
        {
            buffer[i].Mask |= plan.Reph;
        }

        var before = plan.Half | (!plan.IsOldSpec && !plan.Script.BelowFormsAfterBaseOnly ? plan.Below : 0);
        for (var i = start; i < @base; i++)
        {
            buffer[i].Mask |= before;
        }

        for (var i = @base + 1; i < end; i++)
        {
            buffer[i].Mask |= plan.Below | plan.Above | plan.Post;
        }

        if (plan.IsOldSpec && plan.Script.Script == Script.Devanagari)
        {
            MarkEyelashes(buffer, plan, start, @base);
        }

        MarkPreBaseConsonant(buffer, plan, @base, end);
        for (var i = start + 1; i < end; i++)
        {
            if (Is(buffer[i], IndicSets.NonJoiner))
            {
                // A non-joiner forbids half forms back to the consonant before it.
                var j = i;
                do
                {
                    j--;
                    buffer[j].Mask &= ~plan.Half;
                }
                while (j > start && !Is(buffer[j], IndicSets.Consonants));
            }
        }
    }

    // In older fonts of Devanagari a Ra before the base takes the form it has below.
    private static void MarkEyelashes(GlyphBuffer buffer, IndicPlan plan, int start, int @base)
    {
        for (var i = start; i + 1 < @base; i++)
        {
            if (Is(buffer[i], IndicSets.Ra) && Is(buffer[i + 1], IndicSets.Halant) && (i + 2 == @base || !Is(buffer[i + 2], IndicSets.Joiner)))
            {
                buffer[i].Mask |= plan.Below;
                buffer[i + 1].Mask |= plan.Below;
            }
        }
    }

    private static void MarkPreBaseConsonant(GlyphBuffer buffer, IndicPlan plan, int @base, int end)
    {
        for (var i = @base + 1; plan.PreBase != 0 && i + 1 < end; i++)
        {
            if (plan.Would("pref", [buffer[i].Id, buffer[i + 1].Id]))
            {
                buffer[i].Mask |= plan.PreBase;
                buffer[i + 1].Mask |= plan.PreBase;
                return;
            }
        }
    }

    private static bool IsCategory(in BufferGlyph glyph, ulong set) => ((set >> glyph.Category) & 1) != 0;

    private static bool Is(in BufferGlyph glyph, ulong set) => IsCategory(glyph, set) && !glyph.Has(GlyphOrigins.Ligated);
}
