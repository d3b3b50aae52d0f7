using OgService.Typography.OpenType;
using OgService.Typography.OpenType.Apple;
using OgService.Typography.OpenType.Layout;

namespace OgService.Typography.Shaping.Apple;

/// <summary>Joins glyphs that were put on a stack (<c>morx</c>, "Ligature subtable").</summary>
/// <remarks>An action takes a glyph from the stack and adds a number for it; the sum of some is the place of their ligature.</remarks>
internal sealed class LigatureMachine(GlyphBuffer buffer, GdefTable gdef, FontData data)
    : GlyphMachine(buffer, gdef, StateTable.Extended(data, numbers: 1))
{
    private const int PerformAction = 0x2000;
    private const uint Last = 0x80000000;
    private const uint Store = 0x40000000;
    private const int StackSize = 64;

    private readonly FontData actions = data.Follow32(16);
    private readonly FontData components = data.Follow32(20);
    private readonly FontData ligatures = data.Follow32(24);
    private readonly int[] stack = new int[StackSize];
    private int height;

    protected override void Act(in StateEntry entry, ref int at)
    {
        if ((entry.Flags & SetMark) != 0)
        {
            // An entry that does not advance must not put the same glyph twice.
            height -= height > 0 && stack[(height - 1) % StackSize] == at ? 1 : 0;
            stack[height++ % StackSize] = at;
        }

        if ((entry.Flags & PerformAction) != 0 && height > 0 && at < Buffer.Count)
        {
            Perform(entry.First);
        }
    }

    private void Perform(int index)
    {
        var left = height;
        long sum = 0;
        for (var action = 0u; (action & Last) == 0 && Buffer.TrySpend(); index++)
        {
            if (left == 0 || height - left >= StackSize)
            {
                height = 0;
                return;
            }

            var at = stack[--left % StackSize];
            action = actions.U32(index * 4);
            // 30 bits with a sign, counted from the glyph.
            var component = (Buffer[at].Id + ((int)(action << 2) >> 2)) * 2L;
            if (!actions.Holds(index * 4L, 4) || !components.Holds(component, 2))
            {
                return;
            }

            sum += components.U16((int)component);
            if ((action & (Store | Last)) == 0)
            {
                continue;
            }

            if (!ligatures.Holds(sum * 2, 2))
            {
                return;
            }

            Join(left, ligatures.U16((int)sum * 2), at);
        }
    }

    // The ligature stays on the stack, in the place of its first component.
    private void Join(int left, int ligature, int at)
    {
        Replace(at, ligature);
        var end = stack[(height - 1) % StackSize] + 1;
        while (height - 1 > left)
        {
            Replace(stack[--height % StackSize], StateTable.DeletedGlyph);
        }

        Buffer.MergeClusters(at, end);
    }
}
