using OgService.Typography.OpenType;
using OgService.Typography.OpenType.Apple;
using OgService.Typography.OpenType.Layout;

namespace OgService.Typography.Shaping.Apple;

/// <summary>Moves glyphs from one end of a marked stretch to the other (<c>morx</c>, "Rearrangement subtable").</summary>
internal sealed class RearrangementMachine(GlyphBuffer buffer, GdefTable gdef, FontData data)
    : GlyphMachine(buffer, gdef, StateTable.Extended(data, numbers: 0))
{
    private const int MarkLast = 0x2000;
    private const int Verb = 0x000F;

    // No writing system moves letters across longer stretches.
    private const int MaximumLength = 64;

    // What goes from the start to the end, and from the end to the start: so many glyphs, 3 for two of them that change places.
    private static readonly (byte Front, byte Back)[] Moves =
    [
        (0, 0), (1, 0), (0, 1), (1, 1), (2, 0), (3, 0), (0, 2), (0, 3), (1, 2), (1, 3), (2, 1), (3, 1), (2, 2), (3, 2), (2, 3), (3, 3),
    ];

    private readonly BufferGlyph[] scratch = new BufferGlyph[4];
    private int first;
    private int end;

    protected override void Act(in StateEntry entry, ref int at)
    {
        if ((entry.Flags & SetMark) != 0)
        {
            first = at;
        }

        if ((entry.Flags & MarkLast) != 0)
        {
            end = Math.Min(at + 1, Buffer.Count);
        }

        var (front, back) = Moves[entry.Flags & Verb];
        var (frontCount, backCount) = (Math.Min(2, (int)front), Math.Min(2, (int)back));
        var length = end - first;
        if (front + back == 0 || length < frontCount + backCount || length > MaximumLength || !Buffer.TrySpend(length))
        {
            return;
        }

        Buffer.MergeClusters(first, Math.Min(at + 1, Buffer.Count));
        Buffer.MergeClusters(first, end);
        var glyphs = Buffer.Glyphs[first..end];
        var taken = scratch.AsSpan(0, frontCount + backCount);
        glyphs[..frontCount].CopyTo(taken);
        glyphs[^backCount..].CopyTo(taken[frontCount..]);
        glyphs[frontCount..^backCount].CopyTo(glyphs[backCount..]);
        if (front == 3)
        {
            taken[..2].Reverse();
        }

        if (back == 3)
        {
            taken[^2..].Reverse();
        }

        taken[frontCount..].CopyTo(glyphs);
        taken[..frontCount].CopyTo(glyphs[^frontCount..]);
    }
}
