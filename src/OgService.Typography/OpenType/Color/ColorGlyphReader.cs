using OgService.Typography.OpenType.Variations;

namespace OgService.Typography.OpenType.Color;

/// <summary>Turns the paint graph of a glyph into a flat list of steps.</summary>
/// <remarks>The graph is walked with a stack of our own: it may refer to itself, share parts, and be as deep as its author likes. A glyph that is
/// deeper than <see cref="MaximumDepth"/>, has more than <see cref="MaximumPaints"/> paints, or comes round to itself is refused whole.</remarks>
internal sealed class ColorGlyphReader
{
    public const int MaximumDepth = 64;
    public const int MaximumPaints = 20_000;

    private readonly ColrTable table;
    private readonly VariationStore? store;
    private readonly PaintFill fills;
    private readonly Stack<Task> tasks = [];
    private readonly List<ColorStep> steps = [];
    private readonly HashSet<int> openGlyphs = [];
    private int paints;

    private ColorGlyphReader(ColrTable table, PaletteTable palette, VariationStore? store)
    {
        this.table = table;
        this.store = store;
        fills = new PaintFill(table, palette, store);
    }

    /// <summary>Null when the glyph has no colours or cannot be drawn within the bounds.</summary>
    public static ColorGlyph? Read(ushort glyph, ColrTable table, PaletteTable palette, VariationStore? store)
    {
        var reader = new ColorGlyphReader(table, palette, store);
        return reader.TryReadGlyph(glyph) ? new ColorGlyph([.. reader.steps], reader.fills.UsedTextColor) : null;
    }

    private bool TryReadGlyph(ushort glyph)
    {
        if (!TryEnterGlyph(glyph, Affine.Identity, 0))
        {
            return table.TryFindLayers(glyph, out var first, out var count) && TryReadLayers(first, count);
        }

        while (tasks.TryPop(out var task))
        {
            if (task.Step is { } step)
            {
                steps.Add(step);
            }
            else if (task.LeavesGlyph)
            {
                openGlyphs.Remove(task.Glyph);
            }
            else if (task.Depth > MaximumDepth || ++paints > MaximumPaints || !TryRead(task))
            {
                return false;
            }
        }

        return true;
    }

    // Version 0: outlines one on another, each in a flat colour.
    private bool TryReadLayers(int first, int count)
    {
        for (var i = first; i < first + count; i++)
        {
            if (++paints > MaximumPaints || !table.TryReadLayer(i, out var glyph, out var entry))
            {
                return false;
            }

            steps.Add(new PushGlyphClip(glyph, Affine.Identity));
            steps.Add(new FillClip(fills.Solid(entry), Affine.Identity));
            steps.Add(new PopClip());
        }

        return true;
    }

    private bool TryRead(in Task task)
    {
        var (paint, transform, depth) = (task.Paint, task.Transform, task.Depth + 1);
        var format = paint.U8(0);
        if (PaintFill.Is(format))
        {
            if (fills.Read(format, paint) is { } fill)
            {
                steps.Add(new FillClip(fill, transform));
            }

            return true;
        }

        if (PaintTransform.Is(format))
        {
            var varies = (format & 1) != 0;
            var place = format is 12 or 13 ? paint.From(paint.U24(4)) : paint;
            var variation = varies ? place.U32(PaintTransform.VariationOffset(format)) : ColrTable.NoVariation;
            var inner = transform.After(PaintTransform.Read(format, new PaintValues(place, table, store, variation)));

            // Nothing is left of what is bent beyond all numbers.
            if (inner.IsFinite)
            {
                tasks.Push(new Task(Child(paint, 1), inner, depth));
            }

            return true;
        }

        switch (format)
        {
            case 1:
                return TryPushLayers(paint.U8(1), paint.U32(2), transform, depth);
            case 10:
                steps.Add(new PushGlyphClip((ushort)paint.U16(4), transform));
                tasks.Push(new Task(new PopClip()));
                tasks.Push(new Task(Child(paint, 1), transform, depth));
                return true;
            case 11:
                return TryEnterGlyph((ushort)paint.U16(1), transform, depth);
            case 32:
                var mode = paint.U8(4) <= (int)ColorCompositeMode.Luminosity ? (ColorCompositeMode)paint.U8(4) : ColorCompositeMode.Clear;
                steps.Add(new PushLayer());
                tasks.Push(new Task(new PopLayer(ColorCompositeMode.SourceOver)));
                tasks.Push(new Task(new PopLayer(mode)));
                tasks.Push(new Task(Child(paint, 1), transform, depth));
                tasks.Push(new Task(new PushLayer()));
                tasks.Push(new Task(Child(paint, 5), transform, depth));
                return true;
            default:
                // An unknown paint of the future, or a broken offset, draws nothing.
                return true;
        }
    }

    private bool TryPushLayers(int count, long first, Affine transform, int depth)
    {
        if (paints + tasks.Count + count > MaximumPaints)
        {
            return false;
        }

        for (var i = count - 1; i >= 0; i--)
        {
            tasks.Push(new Task(table.Layer(first + i), transform, depth));
        }

        return true;
    }

    // False for a glyph without paints, and for one that is being read already.
    private bool TryEnterGlyph(ushort glyph, Affine transform, int depth)
    {
        if (!table.TryFindPaint(glyph, out var paint))
        {
            // Spec: a reference to a glyph without paints draws nothing; at the start it means that there are no colours.
            return depth > 0;
        }

        if (!openGlyphs.Add(glyph))
        {
            return false;
        }

        tasks.Push(new Task(glyph));
        var box = table.ClipBox(glyph);
        if (!box.IsEmpty)
        {
            var values = new PaintValues(box, table, store, box.U8(0) == 2 ? box.U32(9) : ColrTable.NoVariation);
            steps.Add(new PushBoxClip(values.Units(1, 0), values.Units(3, 1), values.Units(5, 2), values.Units(7, 3), transform));
            tasks.Push(new Task(new PopClip()));
        }

        tasks.Push(new Task(paint, transform, depth));
        return true;
    }

    private static FontData Child(FontData paint, int at) => paint.U24(at) is > 0 and var offset ? paint.From(offset) : default;

    /// <summary>A paint to read, a step to add once what is above it is done, or a glyph to leave.</summary>
    private readonly struct Task
    {
        public Task(FontData paint, Affine transform, int depth) => (Paint, Transform, Depth) = (paint, transform, depth);

        public Task(ColorStep step) => Step = step;

        public Task(ushort glyph) => (Glyph, LeavesGlyph) = (glyph, true);

        public FontData Paint { get; }

        public Affine Transform { get; }

        public int Depth { get; }

        public ColorStep? Step { get; }

        public int Glyph { get; }

        public bool LeavesGlyph { get; }
    }
}
