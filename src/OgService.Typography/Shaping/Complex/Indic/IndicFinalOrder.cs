using System.Globalization;
using OgService.Unicode;

namespace OgService.Typography.Shaping.Complex.Indic;

/// <summary>After the basic features, when it is known what joined: matras, the reph and consonants before the base go to their last places.</summary>
internal static class IndicFinalOrder
{
    public static void Reorder(ShapingRun run)
    {
        var buffer = run.Buffer;
        var plan = (IndicPlan)run.Plan.Data!;
        for (var start = 0; start < buffer.Count;)
        {
            var end = Syllables.End(buffer, start);
            ReorderSyllable(buffer, plan, start, end);
            start = end;
        }
    }

    private static void ReorderSyllable(GlyphBuffer buffer, IndicPlan plan, int start, int end)
    {
        RestoreHalants(buffer, plan, start, end);
        var tryPreBase = plan.PreBase != 0;
        var @base = FindBase(buffer, plan, start, end, ref tryPreBase);
        @base = MoveMatras(buffer, plan, start, @base, end);
        @base = MoveReph(buffer, plan, start, @base, end);
        if (tryPreBase)
        {
            MovePreBaseConsonant(buffer, plan, start, @base, end);
        }

        // The initial form is for the beginning of a word.
        if (buffer[start].Position == (byte)IndicPosition.PreMatra && (start == 0 || !IsPartOfWord(buffer[start - 1].CodePoint)))
        {
            buffer[start].Mask |= plan.Initial;
        }
    }

    // A halant that came out of a ligature again is a halant.
    private static void RestoreHalants(GlyphBuffer buffer, IndicPlan plan, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            ref var glyph = ref buffer[i];
            if (glyph.Id == plan.Virama && glyph.Has(GlyphOrigins.Ligated | GlyphOrigins.Multiplied))
            {
                glyph.Category = (byte)IndicCategory.Halant;
                glyph.Origins &= ~(GlyphOrigins.Ligated | GlyphOrigins.Multiplied);
            }
        }
    }

    private static int FindBase(GlyphBuffer buffer, IndicPlan plan, int start, int end, ref bool tryPreBase)
    {
        var @base = start;
        while (@base < end && buffer[@base].Position < (byte)IndicPosition.Base)
        {
            @base++;
        }

        if (@base < end)
        {
            if (tryPreBase && @base + 1 < end)
            {
                @base = SkipUnformedPreBase(buffer, plan, @base, end, ref tryPreBase);
            }

            if (@base < end && plan.Script.Script == Script.Malayalam)
            {
                @base = SkipUnformedBelow(buffer, @base, end);
            }

            if (@base < end && start < @base && buffer[@base].Position > (byte)IndicPosition.Base)
            {
                @base--;
            }
        }

        if (@base == end && start < @base && Is(buffer[@base - 1], IndicSets.Joiner))
        {
            @base--;
        }

        while (@base < end && start < @base && Is(buffer[@base], IndicSets.Nukta | IndicSets.Halant))
        {
            @base--;
        }

        return @base;
    }

    // A consonant that was to go before the base but took no form is the base.
    private static int SkipUnformedPreBase(GlyphBuffer buffer, IndicPlan plan, int @base, int end, ref bool tryPreBase)
    {
        for (var i = @base + 1; i < end; i++)
        {
            if ((buffer[i].Mask & plan.PreBase) == 0)
            {
                continue;
            }

            if (!(buffer[i].Has(GlyphOrigins.Substituted) && IsLigature(buffer[i])))
            {
                @base = i;
                while (@base < end && Is(buffer[@base], IndicSets.Halant))
                {
                    @base++;
                }

                if (@base < end)
                {
                    buffer[@base].Position = (byte)IndicPosition.Base;
                }

                tryPreBase = false;
            }

            break;
        }

        return @base;
    }

    private static int SkipUnformedBelow(GlyphBuffer buffer, int @base, int end)
    {
        for (var i = @base + 1; i < end; i++)
        {
            while (i < end && Is(buffer[i], IndicSets.Joiners))
            {
                i++;
            }

            if (i == end || !Is(buffer[i], IndicSets.Halant))
            {
                break;
            }

            i++;
            while (i < end && Is(buffer[i], IndicSets.Joiners))
            {
                i++;
            }

            if (i < end && Is(buffer[i], IndicSets.Consonants) && buffer[i].Position == (byte)IndicPosition.Below)
            {
                @base = i;
                buffer[i].Position = (byte)IndicPosition.Base;
            }
        }

        return @base;
    }

    // A matra before the base stands behind the last halant that is still visible, else at the front.
    private static int MoveMatras(GlyphBuffer buffer, IndicPlan plan, int start, int @base, int end)
    {
        if (start + 1 >= end || start >= @base)
        {
            return @base;
        }

        var to = @base == end ? @base - 2 : @base - 1;
        if (!plan.Script.HasNoHalfForms)
        {
            to = FindVisibleHalant(buffer, start, to, end);
        }

        if (start < to && buffer[to].Position != (byte)IndicPosition.PreMatra)
        {
            for (var i = to; i > start; i--)
            {
                if (buffer[i - 1].Position == (byte)IndicPosition.PreMatra)
                {
                    var from = i - 1;
                    if (from < @base && @base <= to)
                    {
                        @base--;
                    }

                    Syllables.Move(buffer, from, to);
                    buffer.MergeClusters(to, Math.Min(end, @base + 1));
                    to--;
                }
            }
        }
        else
        {
            for (var i = start; i < @base; i++)
            {
                if (buffer[i].Position == (byte)IndicPosition.PreMatra)
                {
                    buffer.MergeClusters(i, Math.Min(end, @base + 1));
                    break;
                }
            }
        }

        return @base;
    }

    private static int FindVisibleHalant(GlyphBuffer buffer, int start, int from, int end)
    {
        var at = from;
        while (true)
        {
            while (at > start && !Is(buffer[at], IndicSets.Matras | IndicSets.Halant))
            {
                at--;
            }

            if (!Is(buffer[at], IndicSets.Halant) || buffer[at].Position == (byte)IndicPosition.PreMatra)
            {
                return start;
            }

            // With a joiner it belongs to a half form, which a matra passes.
            if (at + 1 < end && Is(buffer[at + 1], IndicSets.Joiner) && at > start)
            {
                at--;
                continue;
            }

            return at;
        }
    }

    private static int MoveReph(GlyphBuffer buffer, IndicPlan plan, int start, int @base, int end)
    {
        if (start + 1 >= end || buffer[start].Position != (byte)IndicPosition.RaToBecomeReph
            || (buffer[start].Category == (byte)IndicCategory.Repha) == IsLigature(buffer[start]))
        {
            return @base;
        }

        var to = RephTarget(buffer, plan, start, @base, end);
        buffer.MergeClusters(start, to + 1);
        Syllables.Move(buffer, start, to);
        return start < @base && @base <= to ? @base - 1 : @base;
    }

    private static int RephTarget(GlyphBuffer buffer, IndicPlan plan, int start, int @base, int end)
    {
        // Behind the first halant that is still visible before the base.
        var to = start + 1;
        while (to < @base && !Is(buffer[to], IndicSets.Halant))
        {
            to++;
        }

        if (to < @base)
        {
            return to + 1 < @base && Is(buffer[to + 1], IndicSets.Joiners) ? to + 1 : to;
        }

        if (plan.Script.RephPosition is IndicPosition.AfterMain && @base < end)
        {
            to = @base;
            while (to + 1 < end && buffer[to + 1].Position <= (byte)IndicPosition.AfterMain)
            {
                to++;
            }

            return to;
        }

        if (plan.Script.RephPosition is IndicPosition.AfterSub && @base < end)
        {
            to = @base;
            while (to + 1 < end
                && (IndicPosition)buffer[to + 1].Position is not (IndicPosition.Post or IndicPosition.AfterPost or IndicPosition.Modifier))
            {
                to++;
            }

            return to;
        }

        // At the end, before syllable modifiers; and before a halant that belongs to a matra, so that the matra can take the reph up.
        to = end - 1;
        while (to > start && buffer[to].Position == (byte)IndicPosition.Modifier)
        {
            to--;
        }

        if (Is(buffer[to], IndicSets.Halant))
        {
            for (var i = @base + 1; i < to; i++)
            {
                if (((IndicSets.Matras >> buffer[i].Category) & 1) != 0)
                {
                    return to - 1;
                }
            }
        }

        return to;
    }

    private static void MovePreBaseConsonant(GlyphBuffer buffer, IndicPlan plan, int start, int @base, int end)
    {
        for (var i = @base + 1; i < end; i++)
        {
            if ((buffer[i].Mask & plan.PreBase) == 0)
            {
                continue;
            }

            if (IsLigature(buffer[i]))
            {
                var to = @base;
                while (!plan.Script.HasNoHalfForms && to > start && !Is(buffer[to - 1], IndicSets.Matras | IndicSets.Halant))
                {
                    to--;
                }

                if (to > start && Is(buffer[to - 1], IndicSets.Halant) && to < end && Is(buffer[to], IndicSets.Joiners))
                {
                    to++;
                }

                buffer.MergeClusters(to, i + 1);
                Syllables.Move(buffer, i, to);
            }

            break;
        }
    }

    private static bool IsPartOfWord(int codePoint) => CodePointProperties.GeneralCategory(codePoint)
        is UnicodeCategory.Format or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate
        or UnicodeCategory.LowercaseLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.TitlecaseLetter
        or UnicodeCategory.UppercaseLetter or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark
        or UnicodeCategory.NonSpacingMark;

    private static bool IsLigature(in BufferGlyph glyph) => (glyph.Origins & (GlyphOrigins.Ligated | GlyphOrigins.Multiplied)) == GlyphOrigins.Ligated;

    private static bool Is(in BufferGlyph glyph, ulong set) => ((set >> glyph.Category) & 1) != 0 && !glyph.Has(GlyphOrigins.Ligated);
}
