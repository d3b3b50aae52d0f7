using OgService.Typography.OpenType;
using OgService.Typography.OpenType.Layout;
using OgService.Typography.Shaping.Plans;

namespace OgService.Typography.Shaping.Lookups;

/// <summary>What applying GSUB and GPOS lookups shares: which glyphs a lookup passes over, sequences, and rules in context.</summary>
/// <remarks>
/// Rules call other lookups, which may hold rules: nesting is cut at 64, and every comparison is paid from the buffer's budget, so that no font makes
/// this run long. Positions of a match are followed through what nested lookups insert and delete.
/// </remarks>
internal abstract class LookupApplier(GlyphBuffer buffer)
{
    protected const int Stopped = -2;

    private const int MaximumNesting = 64;
    private const int MaximumSequence = 64;

    private LayoutTable table = null!;
    private GdefTable gdef = null!;
    private int nesting;
    private int flags;
    private int markSet;
    private PlannedLookup planned;
    private byte syllable;

    protected GlyphBuffer Buffer { get; } = buffer;

    protected FontInstance Font { get; private set; } = null!;

    protected GdefTable Gdef => gdef;

    protected int Flags => flags;

    protected bool IsNested => nesting > 0;

    /// <summary>Whether the feature's highest value draws alternates by lot.</summary>
    protected bool DrawsLots => planned.IsRandom;

    /// <summary>Of the feature at a glyph: which of several alternates.</summary>
    protected int FeatureValue(in BufferGlyph glyph) => planned.Shift < 0 ? 1 : (int)((glyph.Mask & planned.Mask) >> planned.Shift);

    /// <summary>Whether zero width non-joiners never hinder a match: positioning.</summary>
    protected abstract bool PassesNonJoiners { get; }

    protected abstract int ContextType { get; }

    public void Begin(FontInstance font, LayoutTable layout)
    {
        Font = font;
        table = layout;
        gdef = font.Typeface.Gdef;
        nesting = 0;
    }

    public void Apply(in PlannedLookup lookup)
    {
        planned = lookup;
        if (table.FindLookup(lookup.Index) is not { } found || !found.Digest.MayMeet(Buffer.Digest))
        {
            return;
        }

        (flags, markSet) = (found.Flags, found.MarkSet);
        Start();
        if (GoesBackwards(found))
        {
            for (var at = Buffer.Count - 1; at >= 0 && Buffer.OperationsLeft > 0; at--)
            {
                var place = at;
                if (CanStart(found, at))
                {
                    syllable = Buffer[at].Syllable;
                    TryApply(found, ref place);
                }
            }

            return;
        }

        for (var at = Buffer.FindStart(0, found.Digest, planned.Mask); at < Buffer.Count && Buffer.OperationsLeft > 0;
            at = Buffer.FindStart(at, found.Digest, planned.Mask))
        {
            var (before, count) = (at, Buffer.Count);
            ref readonly var glyph = ref Buffer[at];
            syllable = glyph.Syllable;
            if (Ignores(glyph) || !TryApply(found, ref at))
            {
                at = before + 1;
            }
            else if (at <= before && Buffer.Count >= count)
            {
                at = before + 1;
            }
        }

        Buffer.CloseGap();
    }

    /// <summary>Called before a lookup is applied to the run.</summary>
    protected virtual void Start()
    {
    }

    protected virtual bool GoesBackwards(Lookup lookup) => false;

    /// <summary>Applies a subtable that is not a context at a glyph it covers.</summary>
    /// <param name="at">Afterwards the first glyph the lookup has not dealt with.</param>
    protected abstract bool TryApply(Lookup lookup, Subtable subtable, int coverageIndex, ref int at);

    /// <summary>Whether the lookup at work does not see a glyph.</summary>
    protected bool Ignores(in BufferGlyph glyph) => Ignores(glyph, flags);

    protected bool Ignores(in BufferGlyph glyph, int lookupFlags)
    {
        switch (glyph.Class)
        {
            case GlyphClass.Base:
                return (lookupFlags & Lookup.IgnoreBases) != 0;
            case GlyphClass.Ligature:
                return (lookupFlags & Lookup.IgnoreLigatures) != 0;
            case GlyphClass.Mark when (lookupFlags & Lookup.IgnoreMarks) != 0:
                return true;
            case GlyphClass.Mark when (lookupFlags & Lookup.UseMarkFilteringSet) != 0:
                return !gdef.IsInMarkSet(markSet, glyph.Id);
            case GlyphClass.Mark when (lookupFlags & Lookup.MarkAttachmentType) != 0:
                return gdef.FindAttachClass(glyph.Id) != lookupFlags >> 8;
            default:
                return false;
        }
    }

    /// <summary>The next glyph the lookup sees, if it matches; else -1.</summary>
    /// <param name="step">1 forwards, -1 backwards.</param>
    /// <param name="isContext">Before or after the input: masks do not count, joiners never hinder.</param>
    protected int Find(int at, int step, bool isContext, in GlyphPattern pattern, int number) => Find(at, step, isContext, pattern, number, flags);

    /// <param name="stop">Where a search backwards ends without result; this glyph is not looked at.</param>
    /// <returns>The place; -1 when there is none; <see cref="Stopped"/> when the search came to its end before.</returns>
    protected int Find(int at, int step, bool isContext, in GlyphPattern pattern, int number, int lookupFlags, int stop = -1)
    {
        for (at += step; at > stop && at < Buffer.Count && Buffer.TrySpend(); at += step)
        {
            ref readonly var glyph = ref Buffer[at];
            if (Ignores(glyph, lookupFlags))
            {
                continue;
            }

            var mayPass = MayPass(glyph, isContext);
            var matches = (isContext || (glyph.Mask & planned.Mask) != 0)
                && (!planned.PerSyllable || syllable == 0 || syllable == glyph.Syllable)
                && pattern.Matches(glyph.Id, number);
            if (matches && (pattern.Insists || !mayPass))
            {
                return at;
            }

            if (!mayPass)
            {
                return -1;
            }
        }

        return at == stop && stop >= 0 ? Stopped : -1;
    }

    /// <summary>Matches the rest of a sequence whose first glyph stands at <paramref name="at"/>.</summary>
    /// <param name="numbers">Where the numbers of the second glyph and on lie in <paramref name="data"/>.</param>
    /// <param name="positions">Filled with the places of all glyphs; as long as the sequence.</param>
    protected bool TryMatchInput(int at, FontData data, int numbers, in GlyphPattern pattern, Span<int> positions)
    {
        positions[0] = at;
        var first = Buffer[at];
        for (var i = 1; i < positions.Length; i++)
        {
            var next = Find(positions[i - 1], 1, isContext: false, pattern, data.U16(numbers + ((i - 1) * 2)));
            if (next < 0 || !BelongTogether(first, Buffer[next], at))
            {
                return false;
            }

            positions[i] = next;
        }

        return true;
    }

    protected bool MatchesContext(int at, int step, FontData data, int numbers, int count, in GlyphPattern pattern)
    {
        for (var i = 0; i < count; i++)
        {
            at = Find(at, step, isContext: true, pattern, data.U16(numbers + (i * 2)));
            if (at < 0)
            {
                return false;
            }
        }

        return true;
    }

    private bool CanStart(Lookup lookup, int at)
    {
        ref readonly var glyph = ref Buffer[at];
        return lookup.Digest.MayContain(glyph.Id) && (glyph.Mask & planned.Mask) != 0 && !Ignores(glyph);
    }

    private bool TryApply(Lookup lookup, ref int at)
    {
        foreach (var subtable in lookup.Subtables)
        {
            if (!subtable.MayStartAt(Buffer[at].Id) || !Buffer.TrySpend())
            {
                continue;
            }

            var index = Coverage.Find(subtable.Coverage, Buffer[at].Id);
            if (index < 0)
            {
                continue;
            }

            var applied = lookup.Type == ContextType ? TryApplyContext(subtable, index, ref at)
                : lookup.Type == ContextType + 1 ? TryApplyChain(subtable, index, ref at)
                : TryApply(lookup, subtable, index, ref at);
            if (applied)
            {
                return true;
            }
        }

        return false;
    }

    // Ignorable characters do not stand between others, except that a non-joiner is there to keep apart and a joiner only as features say.
    private bool MayPass(in BufferGlyph glyph, bool isContext)
    {
        if ((glyph.Origins & (GlyphOrigins.Ignorable | GlyphOrigins.Substituted)) != GlyphOrigins.Ignorable)
        {
            return false;
        }

        if (glyph.Has(GlyphOrigins.Seen) && !PassesNonJoiners)
        {
            return false;
        }

        return (PassesNonJoiners || (isContext && planned.PassesNonJoiners) || !glyph.Has(GlyphOrigins.ZeroWidthNonJoiner))
            && (isContext || planned.PassesJoiners || !glyph.Has(GlyphOrigins.ZeroWidthJoiner));
    }

    // Marks of different parts of a ligature do not form sequences: a mark on the first part does not combine with one on the second.
    private bool BelongTogether(in BufferGlyph first, in BufferGlyph next, int at)
    {
        if (first.LigatureId != 0 && first.LigatureComponent != 0)
        {
            return (first.LigatureId == next.LigatureId && first.LigatureComponent == next.LigatureComponent) || IgnoresLigatureOf(first, at);
        }

        return next.LigatureId == 0 || next.LigatureComponent == 0 || next.LigatureId == first.LigatureId;
    }

    private bool IgnoresLigatureOf(in BufferGlyph mark, int at)
    {
        for (var i = at - 1; i >= 0 && Buffer[i].LigatureId == mark.LigatureId; i--)
        {
            if (Buffer[i].LigatureComponent == 0)
            {
                return Ignores(Buffer[i]);
            }
        }

        return false;
    }

    // Sequence Context: format 1 by glyphs, 2 by classes, 3 by coverages.
    private bool TryApplyContext(Subtable subtable, int coverageIndex, ref int at)
    {
        var data = subtable.Data;
        if (subtable.Format == 3)
        {
            var count = data.U16(2);
            return TryApplyRule(
                ref at, data, GlyphPattern.Coverages(data), GlyphPattern.Any, GlyphPattern.Any,
                0, 0, 8, count, 0, 0, 6 + (count * 2), data.U16(4));
        }

        var classes = subtable.Format == 2 ? data.Follow16(4) : default;
        var pattern = subtable.Format == 2 ? GlyphPattern.Classes(classes) : GlyphPattern.Ids;
        var rules = FindRules(subtable, coverageIndex, classes, subtable.Format == 2 ? 6 : 4, at);
        for (var i = 0; i < rules.U16(0) && Buffer.TrySpend(); i++)
        {
            var rule = rules.Follow16(2 + (i * 2));
            var count = rule.U16(0);
            if (TryApplyRule(
                ref at, rule, pattern, GlyphPattern.Any, GlyphPattern.Any,
                0, 0, 4, count, 0, 0, 4 + ((count - 1) * 2), rule.U16(2)))
            {
                return true;
            }
        }

        return false;
    }

    // Chained Sequence Context: the same, between what comes before and after.
    private bool TryApplyChain(Subtable subtable, int coverageIndex, ref int at)
    {
        var data = subtable.Data;
        if (subtable.Format == 3)
        {
            var pattern = GlyphPattern.Coverages(data);
            return TryApplyChainRule(ref at, data, 2, 0, pattern, pattern, pattern);
        }

        var isClasses = subtable.Format == 2;
        var input = isClasses ? data.Follow16(6) : default;
        var rules = FindRules(subtable, coverageIndex, input, isClasses ? 10 : 4, at);
        for (var i = 0; i < rules.U16(0) && Buffer.TrySpend(); i++)
        {
            var applied = isClasses
                ? TryApplyChainRule(
                    ref at, rules.Follow16(2 + (i * 2)), 0, 1,
                    GlyphPattern.Classes(data.Follow16(4)), GlyphPattern.Classes(input), GlyphPattern.Classes(data.Follow16(8)))
                : TryApplyChainRule(ref at, rules.Follow16(2 + (i * 2)), 0, 1, GlyphPattern.Ids, GlyphPattern.Ids, GlyphPattern.Ids);
            if (applied)
            {
                return true;
            }
        }

        return false;
    }

    // Format 1 has a set of rules for each covered glyph, format 2 one for each class of first glyphs.
    private FontData FindRules(Subtable subtable, int coverageIndex, FontData classes, int countAt, int at)
    {
        if (subtable.Format is not (1 or 2))
        {
            return default;
        }

        var index = subtable.Format == 2 ? ClassDefinition.Find(classes, Buffer[at].Id) : coverageIndex;
        return index < subtable.Data.U16(countAt) ? subtable.Data.Follow16(countAt + 2 + (index * 2)) : default;
    }

    /// <param name="implied">How many of the input's glyphs are not written, being covered already: 1, or 0 for coverages.</param>
    private bool TryApplyChainRule(
        ref int at, FontData rule, int start, int implied, in GlyphPattern before, in GlyphPattern input, in GlyphPattern after)
    {
        if (rule.IsEmpty)
        {
            return false;
        }

        var beforeCount = rule.U16(start);
        var inputAt = start + 2 + (beforeCount * 2);
        var inputCount = rule.U16(inputAt);
        var afterAt = inputAt + 2 + (Math.Max(0, inputCount - implied) * 2);
        var afterCount = rule.U16(afterAt);
        var recordsAt = afterAt + 2 + (afterCount * 2);
        return TryApplyRule(
            ref at, rule, input, before, after, start + 2, beforeCount, inputAt + 2 + ((1 - implied) * 2), inputCount,
            afterAt + 2, afterCount, recordsAt + 2, rule.U16(recordsAt));
    }

    private bool TryApplyRule(
        ref int at, FontData rule, in GlyphPattern input, in GlyphPattern before, in GlyphPattern after,
        int beforeAt, int beforeCount, int inputAt, int inputCount, int afterAt, int afterCount, int recordsAt, int recordCount)
    {
        if (rule.IsEmpty || inputCount is 0 or > MaximumSequence)
        {
            return false;
        }

        Span<int> positions = stackalloc int[MaximumSequence];
        if (!TryMatchInput(at, rule, inputAt, input, positions[..inputCount])
            || !MatchesContext(at, -1, rule, beforeAt, beforeCount, before)
            || !MatchesContext(positions[inputCount - 1], 1, rule, afterAt, afterCount, after))
        {
            return false;
        }

        at = ApplyRecords(rule, recordsAt, recordCount, positions, inputCount);
        return true;
    }

    /// <returns>The first glyph after the sequence.</returns>
    private int ApplyRecords(FontData rule, int recordsAt, int recordCount, Span<int> positions, int count)
    {
        var end = positions[count - 1] + 1;
        for (var i = 0; i < recordCount && Buffer.TrySpend(); i++)
        {
            var index = rule.U16(recordsAt + (i * 4));
            if (index >= count || (uint)positions[index] >= (uint)Buffer.Count)
            {
                continue;
            }

            var before = Buffer.Count;
            if (!TryApplyNested(rule.U16(recordsAt + (i * 4) + 2), positions[index]))
            {
                continue;
            }

            var delta = Buffer.Count - before;
            if (delta == 0)
            {
                continue;
            }

            end += delta;
            if (end < positions[index])
            {
                // More was deleted than lay behind: the sequence ends where the lookup was applied.
                delta += positions[index] - end;
                end = positions[index];
            }

            if (!TryFollow(positions, ref count, index, delta))
            {
                break;
            }
        }

        return end;
    }

    // Glyphs that were inserted become part of the sequence, those that were deleted leave it; the ones behind move.
    private static bool TryFollow(Span<int> positions, ref int count, int index, int delta)
    {
        var next = index + 1;
        if (delta > 0)
        {
            if (count + delta > MaximumSequence)
            {
                return false;
            }
        }
        else
        {
            delta = Math.Max(delta, next - count);
            next -= delta;
        }

        positions[next..count].CopyTo(positions[(next + delta)..]);
        next += delta;
        count += delta;
        for (var i = index + 1; i < next; i++)
        {
            positions[i] = positions[i - 1] + 1;
        }

        for (; next < count; next++)
        {
            positions[next] += delta;
        }

        return true;
    }

    private bool TryApplyNested(int index, int at)
    {
        if (nesting >= MaximumNesting || table.FindLookup(index) is not { } lookup || !lookup.Digest.MayContain(Buffer[at].Id))
        {
            return false;
        }

        var (outerFlags, outerSet) = (flags, markSet);
        (flags, markSet) = (lookup.Flags, lookup.MarkSet);
        nesting++;
        var applied = TryApply(lookup, ref at);
        nesting--;
        (flags, markSet) = (outerFlags, outerSet);
        return applied;
    }
}
