using OgService.Typography.OpenType;
using OgService.Typography.OpenType.Layout;

namespace OgService.Typography.Shaping.Lookups;

/// <summary>Applies GPOS lookups: kerning, cursive joins, marks on their bases.</summary>
/// <remarks>Marks and joined glyphs are only hung up here; <see cref="Attachments"/> moves them once all advances are known.</remarks>
internal sealed class PositioningApplier(GlyphBuffer buffer) : LookupApplier(buffer)
{
    private const int Single = 1;
    private const int Pair = 2;
    private const int Cursive = 3;
    private const int MarkToBase = 4;
    private const int MarkToLigature = 5;
    private const int MarkToMark = 6;

    // Of the last search for a base.
    private Subtable? lastSubtable;
    private int lastMark;
    private int lastBase;

    public bool RightToLeft { get; set; }

    protected override bool PassesNonJoiners => true;

    protected override int ContextType => 7;

    protected override void Start() => lastSubtable = null;

    protected override bool TryApply(Lookup lookup, Subtable subtable, int coverageIndex, ref int at) => lookup.Type switch
    {
        Single => TryMove(subtable, coverageIndex, ref at),
        Pair => TryMovePair(subtable, coverageIndex, ref at),
        Cursive when subtable.Format == 1 => TryJoin(subtable.Data, coverageIndex, ref at),
        MarkToBase when subtable.Format == 1 => TryHangOnBase(subtable, coverageIndex, ref at),
        MarkToLigature when subtable.Format == 1 => TryHangOnLigature(subtable, coverageIndex, ref at),
        MarkToMark when subtable.Format == 1 => TryHangOnMark(subtable.Data, coverageIndex, ref at),
        _ => false,
    };

    private bool TryMove(Subtable subtable, int coverageIndex, ref int at)
    {
        var data = subtable.Data;
        var format = data.U16(4);
        switch (subtable.Format)
        {
            case 1:
                Placement.AddValue(ref Buffer[at], data, 6, format, Font.PositionDeltas);
                at++;
                return true;
            case 2 when coverageIndex < data.U16(6):
                Placement.AddValue(ref Buffer[at], data, 8 + (coverageIndex * Placement.ValueLength(format)), format, Font.PositionDeltas);
                at++;
                return true;
            default:
                return false;
        }
    }

    private bool TryMovePair(Subtable subtable, int coverageIndex, ref int at)
    {
        var data = subtable.Data;
        var next = Find(at, 1, isContext: false, GlyphPattern.Any, 0);
        if (next < 0)
        {
            return false;
        }

        var (firstFormat, secondFormat) = (data.U16(4), data.U16(6));
        var firstLength = Placement.ValueLength(firstFormat);
        var length = firstLength + Placement.ValueLength(secondFormat);
        var parent = data;
        int record;
        switch (subtable.Format)
        {
            case 1:
                parent = coverageIndex < data.U16(8) ? data.Follow16(10 + (coverageIndex * 2)) : default;
                record = FindSecond(parent, Buffer[next].Id, length + 2);
                break;
            case 2:
                var first = ClassDefinition.Find(data.Follow16(8), Buffer[at].Id);
                var second = ClassDefinition.Find(data.Follow16(10), Buffer[next].Id);
                var inside = first < data.U16(12) && second < data.U16(14);
                record = inside ? 16 + (((first * data.U16(14)) + second) * length) : -1;
                break;
            default:
                return false;
        }

        if (record < 0)
        {
            return false;
        }

        Placement.AddValue(ref Buffer[at], parent, record, firstFormat, Font.PositionDeltas);
        Placement.AddValue(ref Buffer[next], parent, record + firstLength, secondFormat, Font.PositionDeltas);
        // A second glyph that was moved itself does not start another pair.
        at = secondFormat == 0 ? next : next + 1;
        return true;
    }

    private static int FindSecond(FontData pairs, int glyph, int length)
    {
        int low = 0, high = pairs.U16(0);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            var record = 2 + (middle * length);
            var found = pairs.U16(record);
            if (found == glyph)
            {
                return record + 2;
            }

            (low, high) = found < glyph ? (middle + 1, high) : (low, middle);
        }

        return -1;
    }

    private bool TryJoin(FontData data, int coverageIndex, ref int at)
    {
        var entry = coverageIndex < data.U16(4) ? data.Follow16(6 + (coverageIndex * 4)) : default;
        var before = entry.IsEmpty ? -1 : Find(at, -1, isContext: false, GlyphPattern.Any, 0);
        var index = before < 0 ? -1 : Coverage.Find(data.Follow16(2), Buffer[before].Id);
        var exit = index >= 0 && index < data.U16(4) ? data.Follow16(6 + (index * 4) + 2) : default;
        if (exit.IsEmpty)
        {
            return false;
        }

        var (exitX, exitY) = Placement.Anchor(exit, Font.PositionDeltas);
        var (entryX, entryY) = Placement.Anchor(entry, Font.PositionDeltas);
        ref var left = ref Buffer[before];
        ref var right = ref Buffer[at];
        if (RightToLeft)
        {
            var distance = exitX + left.OffsetX;
            left.AdvanceX -= distance;
            left.OffsetX -= distance;
            right.AdvanceX = entryX + right.OffsetX;
        }
        else
        {
            left.AdvanceX = exitX + left.OffsetX;
            var distance = entryX + right.OffsetX;
            right.AdvanceX -= distance;
            right.OffsetX -= distance;
        }

        // With the flag the first glyph moves to the second; the last one of a chain then stands on the baseline.
        var (child, parent) = (Flags & Lookup.RightToLeft) != 0 ? (before, at) : (at, before);
        var rise = (Flags & Lookup.RightToLeft) != 0 ? entryY - exitY : exitY - entryY;
        Attachments.TurnChain(Buffer, child, parent);
        Buffer[child].AttachedTo = parent - child;
        Buffer[child].IsCursive = true;
        Buffer[child].OffsetY = rise;
        if (Buffer[parent].AttachedTo == child - parent)
        {
            Buffer[parent].AttachedTo = 0;
        }

        at++;
        return true;
    }

    private bool TryHangOnBase(Subtable subtable, int coverageIndex, ref int at)
    {
        var data = subtable.Data;
        var onto = FindBase(subtable, at, isLigature: false);
        var index = onto < 0 ? -1 : Coverage.Find(data.Follow16(4), Buffer[onto].Id);
        var bases = data.Follow16(10);
        return index >= 0 && index < bases.U16(0) && TryHang(data, coverageIndex, bases, 2, index, onto, ref at);
    }

    /// <summary>The glyph before a mark that is none itself; -1 for none.</summary>
    /// <remarks>Marks ask one after the other, so a search ends where the one before began: what that found is found again.</remarks>
    private int FindBase(Subtable subtable, int at, bool isLigature)
    {
        var stop = ReferenceEquals(subtable, lastSubtable) && lastMark < at ? lastMark : -1;
        var onto = at;
        do
        {
            onto = Find(onto, -1, isContext: false, GlyphPattern.Any, 0, Lookup.IgnoreMarks, stop);
        }
        while (onto >= 0 && (isLigature ? IsPartOfMultiple(Buffer[onto]) : IsLaterPartOfMultiple(onto))
            && Coverage.Find(subtable.Data.Follow16(4), Buffer[onto].Id) < 0);

        onto = onto == Stopped ? lastBase : onto;
        (lastSubtable, lastMark, lastBase) = (IsNested ? null : subtable, at, onto);
        return onto;
    }

    // Of several glyphs that stand for one, marks go to the first, unless the font has anchors for a later one.
    private bool IsLaterPartOfMultiple(int at)
    {
        ref readonly var glyph = ref Buffer[at];
        if (!glyph.Has(GlyphOrigins.Multiplied) || glyph.LigatureComponent == 0 || at == 0)
        {
            return false;
        }

        ref readonly var before = ref Buffer[at - 1];
        return before.Class != GlyphClass.Mark && before.Has(GlyphOrigins.Multiplied)
            && before.LigatureId == glyph.LigatureId && before.LigatureComponent + 1 == glyph.LigatureComponent;
    }

    // The first of several glyphs that stand for one may have become part of a ligature, to which marks behind the others belong then.
    private static bool IsPartOfMultiple(in BufferGlyph glyph) => glyph.Has(GlyphOrigins.Multiplied) && glyph.LigatureComponent != 0;

    private bool TryHangOnLigature(Subtable subtable, int coverageIndex, ref int at)
    {
        var data = subtable.Data;
        var onto = FindBase(subtable, at, isLigature: true);
        var index = onto < 0 ? -1 : Coverage.Find(data.Follow16(4), Buffer[onto].Id);
        var ligatures = data.Follow16(10);
        var ligature = index >= 0 && index < ligatures.U16(0) ? ligatures.Follow16(2 + (index * 2)) : default;
        var count = ligature.U16(0);
        if (count == 0)
        {
            return false;
        }

        // A mark that came with the ligature goes to its own part, any other to the last.
        ref readonly var mark = ref Buffer[at];
        var isOwn = mark.LigatureId != 0 && mark.LigatureId == Buffer[onto].LigatureId && mark.LigatureComponent > 0;
        var component = isOwn ? Math.Min(count, mark.LigatureComponent) - 1 : count - 1;
        return TryHang(data, coverageIndex, ligature, 2, component, onto, ref at);
    }

    private bool TryHangOnMark(FontData data, int coverageIndex, ref int at)
    {
        const int ignored = Lookup.IgnoreBases | Lookup.IgnoreLigatures | Lookup.IgnoreMarks;
        var onto = Find(at, -1, isContext: false, GlyphPattern.Any, 0, Flags & ~ignored);
        if (onto < 0 || Buffer[onto].Class != GlyphClass.Mark || !AreOfOnePart(Buffer[at], Buffer[onto]))
        {
            return false;
        }

        var index = Coverage.Find(data.Follow16(4), Buffer[onto].Id);
        var marks = data.Follow16(10);
        return index >= 0 && index < marks.U16(0) && TryHang(data, coverageIndex, marks, 2, index, onto, ref at);
    }

    private static bool AreOfOnePart(in BufferGlyph mark, in BufferGlyph onto)
    {
        if (mark.LigatureId == onto.LigatureId)
        {
            return mark.LigatureId == 0 || mark.LigatureComponent == onto.LigatureComponent;
        }

        // One of the marks may be a ligature of marks.
        return (mark.LigatureId > 0 && mark.LigatureComponent == 0) || (onto.LigatureId > 0 && onto.LigatureComponent == 0);
    }

    /// <param name="rows">Holds rows of anchors, one an anchor class, after <paramref name="rowsAt"/> bytes; offsets count from it.</param>
    private bool TryHang(FontData data, int markIndex, FontData rows, int rowsAt, int row, int onto, ref int at)
    {
        var marks = data.Follow16(8);
        var classCount = data.U16(6);
        var record = 2 + (markIndex * 4);
        var markClass = marks.U16(record);
        if (markIndex >= marks.U16(0) || markClass >= classCount)
        {
            return false;
        }

        var target = rows.Follow16(rowsAt + (((row * classCount) + markClass) * 2));
        if (target.IsEmpty)
        {
            return false;
        }

        var (markX, markY) = Placement.Anchor(marks.Follow16(record + 2), Font.PositionDeltas);
        var (targetX, targetY) = Placement.Anchor(target, Font.PositionDeltas);
        ref var mark = ref Buffer[at];
        (mark.OffsetX, mark.OffsetY) = (targetX - markX, targetY - markY + Attachments.Height(Buffer, onto));
        (mark.AttachedTo, mark.IsCursive) = (onto - at, false);
        at++;
        return true;
    }
}
