using OgService.Typography.OpenType;
using OgService.Typography.OpenType.Layout;
using OgService.Typography.Shaping.Plans;

namespace OgService.Typography.Shaping.Lookups;

/// <summary>Applies GSUB lookups: glyphs are replaced, split, joined.</summary>
internal sealed class SubstitutionApplier(GlyphBuffer buffer) : LookupApplier(buffer)
{
    private const int Single = 1;
    private const int Multiple = 2;
    private const int Alternate = 3;
    private const int Ligature = 4;
    private const int ReverseChain = 8;
    private const int MaximumComponents = 64;

    protected override bool PassesNonJoiners => false;

    protected override int ContextType => 5;

    protected override bool GoesBackwards(Lookup lookup) => lookup.Type == ReverseChain;

    protected override bool TryApply(Lookup lookup, Subtable subtable, int coverageIndex, ref int at) => lookup.Type switch
    {
        Single => TryReplace(subtable, coverageIndex, ref at),
        Multiple when subtable.Format == 1 => TrySplit(subtable.Data, coverageIndex, ref at),
        Alternate when subtable.Format == 1 => TryChoose(subtable.Data, coverageIndex, ref at),
        Ligature when subtable.Format == 1 => TryJoin(subtable.Data, coverageIndex, ref at),
        ReverseChain when subtable.Format == 1 && !IsNested => TryReplaceBackwards(subtable.Data, coverageIndex, at),
        _ => false,
    };

    private bool TryReplace(Subtable subtable, int coverageIndex, ref int at)
    {
        var data = subtable.Data;
        switch (subtable.Format)
        {
            case 1:
                Substitute(ref Buffer[at], Buffer[at].Id + data.I16(4));
                at++;
                return true;
            case 2 when coverageIndex < data.U16(4):
                Substitute(ref Buffer[at], data.U16(6 + (coverageIndex * 2)));
                at++;
                return true;
            default:
                return false;
        }
    }

    private bool TrySplit(FontData data, int coverageIndex, ref int at)
    {
        if (coverageIndex >= data.U16(4))
        {
            return false;
        }

        var sequence = data.Follow16(6 + (coverageIndex * 2));
        var count = sequence.U16(0);
        if (!sequence.Holds(0, 2 + (count * 2)))
        {
            return false;
        }

        if (count == 0)
        {
            Delete(at);
            return true;
        }

        if (count > 1 && !Buffer.TryRepeat(at, count - 1))
        {
            return false;
        }

        for (var i = 0; i < count; i++)
        {
            ref var glyph = ref Buffer[at + i];
            var wasLigature = glyph.Class == GlyphClass.Ligature;
            Substitute(ref glyph, sequence.U16(2 + (i * 2)));
            if (count > 1)
            {
                glyph.Origins |= GlyphOrigins.Multiplied;
                glyph.Class = wasLigature && !Gdef.HasClasses ? GlyphClass.Base : glyph.Class;
                glyph.LigatureComponent = glyph.LigatureId == 0 ? i : glyph.LigatureComponent;
            }
        }

        at += count;
        return true;
    }

    // The feature's value counts the alternates from 1.
    private bool TryChoose(FontData data, int coverageIndex, ref int at)
    {
        if (coverageIndex >= data.U16(4))
        {
            return false;
        }

        var alternates = data.Follow16(6 + (coverageIndex * 2));
        var value = FeatureValue(Buffer[at]);
        if (value == PlannedLookup.Any && DrawsLots && alternates.U16(0) > 0)
        {
            value = Buffer.DrawLot(alternates.U16(0));
        }

        if (value < 1 || value > alternates.U16(0))
        {
            return false;
        }

        Substitute(ref Buffer[at], alternates.U16(value * 2));
        at++;
        return true;
    }

    private bool TryJoin(FontData data, int coverageIndex, ref int at)
    {
        if (coverageIndex >= data.U16(4))
        {
            return false;
        }

        var set = data.Follow16(6 + (coverageIndex * 2));
        Span<int> positions = stackalloc int[MaximumComponents];
        for (var i = 0; i < set.U16(0) && Buffer.TrySpend(); i++)
        {
            var ligature = set.Follow16(2 + (i * 2));
            var count = ligature.U16(2);
            if (count is 0 or > MaximumComponents || !TryMatchInput(at, ligature, 4, GlyphPattern.Ids, positions[..count]))
            {
                continue;
            }

            if (count == 1)
            {
                Substitute(ref Buffer[at], ligature.U16(0));
            }
            else
            {
                Join(positions[..count], ligature.U16(0));
            }

            at++;
            return true;
        }

        return false;
    }

    // Marks that were passed over stay, behind the ligature, and remember which of its parts they belong to.
    private void Join(ReadOnlySpan<int> positions, int ligature)
    {
        var first = positions[0];
        var end = positions[^1] + 1;
        var onlyMarksFollow = true;
        var componentCount = 0;
        for (var i = 0; i < positions.Length; i++)
        {
            componentCount += i > 0 && IsSamePart(positions[i - 1], positions[i]) ? 0 : Buffer[positions[i]].ComponentCount;
            onlyMarksFollow &= i == 0 || Buffer[positions[i]].Class == GlyphClass.Mark;
        }

        // A base or mark that swallows marks stays what it was: what hangs on it hangs on as before.
        var isMark = onlyMarksFollow && Buffer[first].Class == GlyphClass.Mark;
        var isLigature = !(onlyMarksFollow && Buffer[first].Class is GlyphClass.Mark or GlyphClass.Base);
        Buffer.MergeClusters(first, end);

        var id = isLigature ? Buffer.NextLigatureId() : 0;
        var lastId = Buffer[first].LigatureId;
        var lastCount = Buffer[first].ComponentCount;
        var soFar = lastCount;
        ref var joined = ref Buffer[first];
        Substitute(ref joined, ligature);
        joined.Origins = (joined.Origins | GlyphOrigins.Ligated) & ~GlyphOrigins.Multiplied;
        if (isLigature)
        {
            joined.Class = Gdef.HasClasses ? joined.Class : GlyphClass.Ligature;
            (joined.LigatureId, joined.LigatureComponent, joined.LigatureSize) = (id, 0, componentCount);
            joined.Origins &= ~GlyphOrigins.NonspacingMark;
        }

        var to = first + 1;
        var next = 1;
        for (var from = first + 1; from < end; from++)
        {
            if (next < positions.Length && from == positions[next])
            {
                lastId = Buffer[from].LigatureId;
                lastCount = Buffer[from].ComponentCount;
                soFar += IsSamePart(positions[next - 1], from) ? 0 : lastCount;
                next++;
                continue;
            }

            Buffer[to] = Buffer[from];
            if (isLigature)
            {
                MoveToLigature(ref Buffer[to], id, soFar, lastCount);
            }

            to++;
        }

        Buffer.Remove(to, end - to);

        // Marks behind that belonged to the last part when it was a ligature itself.
        for (var i = to; !isMark && lastId != 0 && i < Buffer.Count && Buffer[i].LigatureId == lastId && Buffer[i].LigatureComponent != 0; i++)
        {
            MoveToLigature(ref Buffer[i], id, soFar, lastCount);
        }
    }

    // Glyphs that one was split into are one part of the ligature again.
    private bool IsSamePart(int before, int at)
    {
        ref readonly var glyph = ref Buffer[at];
        ref readonly var last = ref Buffer[before];
        return before + 1 == at && glyph.Has(GlyphOrigins.Multiplied) && last.Has(GlyphOrigins.Multiplied)
            && glyph.LigatureId == last.LigatureId && last.LigatureComponent + 1 == glyph.LigatureComponent;
    }

    private static void MoveToLigature(ref BufferGlyph mark, int id, int componentsSoFar, int lastCount)
    {
        var component = mark.LigatureComponent == 0 ? lastCount : mark.LigatureComponent;
        mark.LigatureId = id;
        mark.LigatureComponent = componentsSoFar - lastCount + Math.Min(component, lastCount);
        mark.LigatureSize = 0;
    }

    private bool TryReplaceBackwards(FontData data, int coverageIndex, int at)
    {
        var beforeCount = data.U16(4);
        var afterAt = 6 + (beforeCount * 2);
        var afterCount = data.U16(afterAt);
        var substitutesAt = afterAt + 2 + (afterCount * 2);
        var pattern = GlyphPattern.Coverages(data);
        if (coverageIndex >= data.U16(substitutesAt)
            || !MatchesContext(at, -1, data, 6, beforeCount, pattern)
            || !MatchesContext(at, 1, data, afterAt + 2, afterCount, pattern))
        {
            return false;
        }

        Substitute(ref Buffer[at], data.U16(substitutesAt + 2 + (coverageIndex * 2)));
        return true;
    }

    private void Substitute(ref BufferGlyph glyph, int id)
    {
        glyph.Id = (ushort)id;
        glyph.Origins |= GlyphOrigins.Substituted;
        glyph.Class = Gdef.HasClasses ? Gdef.FindClass(glyph.Id) : glyph.Class;
        Buffer.Digest.Add(glyph.Id);
    }

    // Its characters go to a neighbour, so that none is lost.
    private void Delete(int at)
    {
        if (at + 1 < Buffer.Count && Buffer[at + 1].Cluster != Buffer[at].Cluster && (at == 0 || Buffer[at - 1].Cluster != Buffer[at].Cluster))
        {
            if (at > 0)
            {
                Buffer.MergeClusters(at - 1, at + 1);
            }
            else
            {
                Buffer.MergeClusters(at, at + 2);
            }
        }

        Buffer.Remove(at);
    }
}
