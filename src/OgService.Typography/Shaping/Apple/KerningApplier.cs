using OgService.Typography.OpenType;
using OgService.Typography.OpenType.Apple;
using OgService.Typography.OpenType.Layout;
using OgService.Typography.Shaping.Lookups;

namespace OgService.Typography.Shaping.Apple;

/// <summary>Moves glyphs by <c>kerx</c> or <c>kern</c>, in the order they are drawn in (or against it, where a subtable says so).</summary>
internal sealed class KerningApplier
{
    private const int StackSize = 8;
    private const int Push = 0x8000;
    private const int DontAdvance = 0x4000;
    private const int Reset = 0x2000;
    private const int AttachCost = 256;
    private const int EndOfCrossStream = -0x8000;

    private readonly ShapingRun run;
    private readonly GlyphBuffer buffer;
    private readonly uint mask;
    private bool isTurned;

    private KerningApplier(ShapingRun run)
    {
        this.run = run;
        buffer = run.Buffer;
        mask = run.Plan.Find(Tag.Of("kern"))?.Mask ?? 0;
    }

    public static void Apply(ShapingRun run, KerningTable table)
    {
        var applier = new KerningApplier(run);
        var isChained = false;
        foreach (var subtable in table.Subtables)
        {
            if (subtable.IsCrossStream && !isChained)
            {
                isChained = true;
                applier.Chain();
            }

            applier.isTurned = subtable.IsBackwards != run.RightToLeft;
            switch (subtable.Kind)
            {
                case KerningKind.Pairs when applier.mask != 0 && !subtable.IsBackwards:
                    applier.KernPairs(subtable);
                    break;
                case KerningKind.Machine when applier.mask != 0 || subtable.IsCrossStream:
                    applier.RunMachine(subtable);
                    break;
                case KerningKind.Anchors:
                    applier.RunAnchors(subtable);
                    break;
            }
        }
    }

    // What moves one glyph up moves those after it, until a value ends that.
    private void Chain()
    {
        for (var i = 0; i < buffer.Count; i++)
        {
            var parent = run.RightToLeft ? i + 1 : i - 1;
            buffer[i].AttachedTo = parent >= 0 && parent < buffer.Count ? parent - i : 0;
            buffer[i].IsCursive = true;
        }
    }

    private int Place(int index) => isTurned ? buffer.Count - 1 - index : index;

    private void KernPairs(KerningSubtable subtable)
    {
        var last = -1;
        for (var index = 0; index < buffer.Count && buffer.TrySpend(); index++)
        {
            ref var glyph = ref buffer[Place(index)];
            if (glyph.Class == GlyphClass.Mark || glyph.IsPassedOver)
            {
                continue;
            }

            if ((glyph.Mask & mask) == 0)
            {
                last = -1;
                continue;
            }

            if (last >= 0 && subtable.Find(buffer[last].Id, glyph.Id) is not 0 and var distance)
            {
                if (subtable.IsCrossStream)
                {
                    glyph.OffsetY = distance;
                }
                else
                {
                    // Half to each side; the sum is what counts.
                    var half = distance >> 1;
                    buffer[last].AdvanceX += half;
                    glyph.AdvanceX += distance - half;
                    glyph.OffsetX += distance - half;
                }
            }

            last = Place(index);
        }
    }

    private void RunMachine(KerningSubtable subtable)
    {
        Span<int> stack = stackalloc int[StackSize];
        var (state, height) = (0, 0);
        for (var index = 0; buffer.TrySpend();)
        {
            var entry = FindEntry(subtable, state, index);
            height = (entry.Flags & Reset) != 0 ? 0 : height;
            if ((entry.Flags & Push) != 0)
            {
                // An honest font does not pile up more: then it starts anew, without this one.
                if (height < StackSize)
                {
                    stack[height++] = index;
                }
                else
                {
                    height = 0;
                }
            }

            if (height > 0 && subtable.FindActions(entry) is >= 0 and var actions)
            {
                height = Pop(subtable, stack[..height], actions);
            }

            state = entry.State;
            if (index >= buffer.Count)
            {
                return;
            }

            index += (entry.Flags & DontAdvance) != 0 ? 0 : 1;
        }
    }

    /// <returns>How many glyphs are left on the stack.</returns>
    private int Pop(KerningSubtable subtable, ReadOnlySpan<int> stack, long at)
    {
        var step = Math.Max(1, subtable.TupleCount) * 2;
        if (!subtable.MachineData.Holds(at, (long)stack.Length * step))
        {
            return 0;
        }

        // An odd value is the last one.
        for (var height = stack.Length; height > 0; at += step)
        {
            var index = stack[--height];
            var value = subtable.MachineData.I16((int)at);
            if (index < buffer.Count)
            {
                Move(ref buffer[Place(index)], value & ~1, subtable.IsCrossStream);
            }

            if ((value & 1) != 0)
            {
                return height;
            }
        }

        return 0;
    }

    private void Move(ref BufferGlyph glyph, int distance, bool isCrossStream)
    {
        if (!isCrossStream)
        {
            distance = (glyph.Mask & mask) != 0 ? distance : 0;
            glyph.AdvanceX += distance;
            glyph.OffsetX += distance;
        }
        else if (distance == EndOfCrossStream)
        {
            (glyph.AttachedTo, glyph.IsCursive, glyph.OffsetY) = (0, false, 0);
        }
        else if (glyph.IsCursive)
        {
            glyph.OffsetY += distance;
        }
    }

    private void RunAnchors(KerningSubtable subtable)
    {
        var (state, mark) = (0, -1);
        for (var index = 0; buffer.TrySpend();)
        {
            var entry = FindEntry(subtable, state, index);
            if (mark >= 0 && index < buffer.Count && entry.First != StateTable.Nothing)
            {
                Attach(subtable, entry.First, Place(mark), Place(index));
            }

            mark = (entry.Flags & Push) != 0 ? index : mark;
            state = entry.State;
            if (index >= buffer.Count)
            {
                return;
            }

            index += (entry.Flags & DontAdvance) != 0 ? 0 : 1;
        }
    }

    private void Attach(KerningSubtable subtable, int action, int to, int at)
    {
        var flags = subtable.MachineData.U32(16);
        var data = subtable.MachineData.From(flags & 0x00FFFFFF);
        var kind = flags >> 30;
        var record = action * (kind == 2 ? 8 : 4);
        if (!data.Holds(record, kind == 2 ? 8 : 4) || to == at || to >= buffer.Count || !buffer.TrySpend(AttachCost))
        {
            return;
        }

        // Numbers of points of outlines, numbers of points of 'ankr', or coordinates.
        var ankr = run.Font.Typeface.Ankr;
        var ((toX, toY), (ownX, ownY)) = kind switch
        {
            0 => (Point(buffer[to].Id, data.U16(record)), Point(buffer[at].Id, data.U16(record + 2))),
            1 => (ankr.Find(buffer[to].Id, data.U16(record)), ankr.Find(buffer[at].Id, data.U16(record + 2))),
            _ => ((data.I16(record), data.I16(record + 2)), (data.I16(record + 4), data.I16(record + 6))),
        };
        ref var glyph = ref buffer[at];
        (glyph.OffsetX, glyph.OffsetY) = (toX - ownX, toY - ownY + Attachments.Height(buffer, to));
        (glyph.AttachedTo, glyph.IsCursive) = (to - at, false);
    }

    private (int X, int Y) Point(ushort glyph, int number) =>
        run.Font.TryGetPoint(glyph, number, out var x, out var y) ? ((int)x, (int)y) : (0, 0);

    private StateEntry FindEntry(KerningSubtable subtable, int state, int index) => subtable.Machine.Find(
        state, index < buffer.Count ? subtable.Machine.ClassOf(buffer[Place(index)].Id) : StateTable.EndOfText);
}
