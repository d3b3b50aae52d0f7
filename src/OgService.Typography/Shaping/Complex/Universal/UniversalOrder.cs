namespace OgService.Typography.Shaping.Complex.Universal;

/// <summary>After the basic features: a repha goes behind its base, what stands before the base goes there.</summary>
internal static class UniversalOrder
{
    public static void Reorder(ShapingRun run)
    {
        var buffer = run.Buffer;
        Syllables.AddDottedCircles(run, (byte)UniversalCategory.OtherBase, position: 0, (int)UniversalCategory.Repha);
        for (var start = 0; start < buffer.Count;)
        {
            var end = Syllables.End(buffer, start);
            if (Syllables.KindOf(buffer[start].Syllable)
                is UniversalClusters.Standard or UniversalClusters.Stacked or UniversalClusters.Symbol or Syllables.Broken)
            {
                MoveRepha(buffer, start, end);
                MoveToFront(buffer, start, end);
            }

            start = end;
        }
    }

    private static void MoveRepha(GlyphBuffer buffer, int start, int end)
    {
        if (buffer[start].Category != (byte)UniversalCategory.Repha || end - start < 2)
        {
            return;
        }

        for (var i = start + 1; i < end; i++)
        {
            var isPostBase = ((UniversalSets.PostBase >> buffer[i].Category) & 1) != 0 || IsHalant(buffer[i]);
            if (isPostBase || i == end - 1)
            {
                var to = isPostBase ? i - 1 : i;
                buffer.MergeClusters(start, to + 1);
                Syllables.Move(buffer, start, to);
                return;
            }
        }
    }

    // To the front, or behind the last halant. Of a glyph that was split only the first part moves.
    private static void MoveToFront(GlyphBuffer buffer, int start, int end)
    {
        var to = start;
        for (var i = start; i < end && buffer.TrySpend(); i++)
        {
            if (IsHalant(buffer[i]))
            {
                to = i + 1;
            }
            else if (((UniversalSets.MovesToFront >> buffer[i].Category) & 1) != 0 && buffer[i].LigatureComponent == 0 && to < i)
            {
                buffer.MergeClusters(to, i + 1);
                Syllables.Move(buffer, i, to);
            }
        }
    }

    private static bool IsHalant(in BufferGlyph glyph) =>
        ((UniversalSets.ReorderingHalants >> glyph.Category) & 1) != 0 && !glyph.Has(GlyphOrigins.Ligated);
}
