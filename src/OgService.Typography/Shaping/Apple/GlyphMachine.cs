using OgService.Typography.OpenType.Apple;
using OgService.Typography.OpenType.Layout;

namespace OgService.Typography.Shaping.Apple;

/// <summary>Runs a state machine of <c>morx</c> over a buffer.</summary>
/// <remarks>Each step is paid from the buffer's budget: entries may leave the machine where it stands.</remarks>
internal abstract class GlyphMachine(GlyphBuffer buffer, GdefTable gdef, StateTable table)
{
    protected const int SetMark = 0x8000;
    protected const int DontAdvance = 0x4000;

    protected GlyphBuffer Buffer { get; } = buffer;

    /// <param name="isOn">Whether the machine works on a cluster; null when it does on all.</param>
    public void Run(Func<int, bool>? isOn)
    {
        var state = 0;
        var at = 0;
        while (Buffer.TrySpend())
        {
            if (isOn is not null && at < Buffer.Count && !isOn(Buffer[at].Cluster))
            {
                state = 0;
                at++;
                continue;
            }

            var entry = table.Find(state, at < Buffer.Count ? table.ClassOf(Buffer[at].Id) : StateTable.EndOfText);
            Act(entry, ref at);
            state = entry.State;
            if (at >= Buffer.Count)
            {
                return;
            }

            at += (entry.Flags & DontAdvance) != 0 ? 0 : 1;
        }
    }

    public static void Replace(GlyphBuffer buffer, GdefTable gdef, int at, int glyph)
    {
        ref var replaced = ref buffer[at];
        replaced.Id = (ushort)glyph;
        if (glyph == StateTable.DeletedGlyph)
        {
            replaced.Origins |= GlyphOrigins.Deleted;
            return;
        }

        replaced.Class = gdef.HasClasses ? gdef.FindClass(glyph) : replaced.Class;
        buffer.Digest.Add(glyph);
    }

    /// <summary>Does what an entry says at a glyph, or behind the last one.</summary>
    /// <param name="at">May be moved where glyphs are put in.</param>
    protected abstract void Act(in StateEntry entry, ref int at);

    protected void Replace(int at, int glyph) => Replace(Buffer, gdef, at, glyph);
}
