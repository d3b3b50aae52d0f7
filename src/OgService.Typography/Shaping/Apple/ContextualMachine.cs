using OgService.Typography.OpenType;
using OgService.Typography.OpenType.Apple;
using OgService.Typography.OpenType.Layout;

namespace OgService.Typography.Shaping.Apple;

/// <summary>Replaces a marked glyph and the one at hand (<c>morx</c>, "Contextual glyph substitution subtable").</summary>
internal sealed class ContextualMachine(GlyphBuffer buffer, GdefTable gdef, FontData data)
    : GlyphMachine(buffer, gdef, StateTable.Extended(data, numbers: 2))
{
    private readonly FontData lookups = data.Follow32(16);
    private int mark;
    private bool hasMark;

    protected override void Act(in StateEntry entry, ref int at)
    {
        // At the end of the text nothing is at hand, so without a mark nothing is done.
        if (at < Buffer.Count || hasMark)
        {
            Substitute(entry.First, mark);
            Substitute(entry.Second, Math.Min(at, Buffer.Count - 1));
        }

        if ((entry.Flags & SetMark) != 0)
        {
            (hasMark, mark) = (true, at);
        }
    }

    private void Substitute(int index, int at)
    {
        if (index != StateTable.Nothing && at >= 0 && at < Buffer.Count
            && AppleLookup.TryFind(lookups.Follow32(index * 4), Buffer[at].Id, width: 2, out var glyph))
        {
            Replace(at, (int)glyph);
        }
    }
}
