using OgService.Typography.OpenType;
using OgService.Typography.OpenType.Apple;
using OgService.Typography.OpenType.Layout;

namespace OgService.Typography.Shaping.Apple;

/// <summary>Puts glyphs in at a marked glyph and at the one at hand (<c>morx</c>, "Insertion subtable").</summary>
internal sealed class InsertionMachine(GlyphBuffer buffer, GdefTable gdef, FontData data)
    : GlyphMachine(buffer, gdef, StateTable.Extended(data, numbers: 2))
{
    private const int CurrentBefore = 0x0800;
    private const int MarkedBefore = 0x0400;
    private readonly FontData glyphs = data.Follow32(16);
    private int mark;

    protected override void Act(in StateEntry entry, ref int at)
    {
        var here = at;
        if (entry.Second != StateTable.Nothing)
        {
            at += Insert(mark, entry.Second, entry.Flags & 0x1F, (entry.Flags & MarkedBefore) != 0);
        }

        if ((entry.Flags & SetMark) != 0)
        {
            mark = here;
        }

        if (entry.First != StateTable.Nothing)
        {
            // Without an advance the machine goes on with the first glyph that was put in before.
            var count = Insert(at, entry.First, (entry.Flags >> 5) & 0x1F, (entry.Flags & CurrentBefore) != 0);
            at += (entry.Flags & DontAdvance) != 0 ? 0 : count;
        }
    }

    /// <returns>How many glyphs were put in: fewer than asked for when the budget is used up.</returns>
    private int Insert(int at, int index, int count, bool isBefore)
    {
        if (!glyphs.Holds(index * 2L, count * 2L) || Buffer.Count == 0)
        {
            return 0;
        }

        var pattern = Buffer[Math.Min(at, Buffer.Count - 1)];
        pattern.Origins &= ~GlyphOrigins.Deleted;
        var place = Math.Min(isBefore ? at : at + 1, Buffer.Count);
        for (var i = 0; i < count; i++)
        {
            if (!Buffer.TryInsert(place + i, pattern))
            {
                return i;
            }

            Replace(place + i, glyphs.U16((index + i) * 2));
        }

        return count;
    }
}
