namespace OgService.Typography.Shaping;

/// <summary>Places marks over and under their bases by their combining classes, for fonts without rules.</summary>
/// <remarks>Every mark is set beside the box around the base and the marks of its kind before it, with a gap of a sixteenth of an em.
/// Where a mark already sits where it should by the font's own design, it is not pushed to the wrong side.</remarks>
internal static class MarkPlacement
{
    private const int Gaps = 16;

    public static void Place(ShapingRun run)
    {
        var buffer = run.Buffer;
        var boxes = new Dictionary<ushort, GlyphBounds>();
        for (var start = 0; start < buffer.Count;)
        {
            var end = start + 1;
            while (end < buffer.Count && (buffer[end].Has(GlyphOrigins.Mark) || buffer[end].Has(GlyphOrigins.Ignorable)))
            {
                end++;
            }

            if (end > start + 1 && !buffer[start].Has(GlyphOrigins.Mark))
            {
                PlaceAround(run, start, end, boxes);
            }

            start = end;
        }
    }

    private static void PlaceAround(ShapingRun run, int start, int end, Dictionary<ushort, GlyphBounds> boxes)
    {
        var buffer = run.Buffer;
        ref readonly var letter = ref buffer[start];
        var bounds = Find(run.Font, letter.Id, boxes);
        if (bounds.IsEmpty)
        {
            return;
        }

        // Sideways the advance counts, not the outline: marks stand in the middle of the letter's room.
        var advance = (int)letter.AdvanceX;
        var whole = new Box(0, advance, bounds.Bottom + (int)letter.OffsetY, bounds.Top + (int)letter.OffsetY);
        var parts = letter.ComponentCount;
        float pen = run.RightToLeft ? 0 : -letter.AdvanceX;
        var lastPart = -1;
        var lastClass = -1;
        var part = whole;
        var box = whole;
        for (var i = start + 1; i < end; i++)
        {
            ref var mark = ref buffer[i];
            var kind = KindOf(mark);
            if (kind == 0)
            {
                pen += run.RightToLeft ? mark.AdvanceX : -mark.AdvanceX;
                continue;
            }

            var number = mark.LigatureId != 0 && mark.LigatureId == letter.LigatureId && mark.LigatureComponent > 0
                ? Math.Min(mark.LigatureComponent, parts) - 1 : parts - 1;
            if (parts > 1 && number != lastPart)
            {
                (lastPart, lastClass) = (number, -1);
                var from = advance * (run.RightToLeft ? parts - 1 - number : number) / parts;
                part = whole with { Left = from, Right = from + (advance / parts) };
            }

            if (kind != lastClass)
            {
                (lastClass, box) = (kind, part);
            }

            var own = Find(run.Font, mark.Id, boxes);
            if (!own.IsEmpty)
            {
                (mark.OffsetX, mark.OffsetY) = (PlaceAcross(box, own, kind, run.RightToLeft), PlaceUpright(ref box, own, kind, run.Font.UnitsPerEm / Gaps));
            }

            mark.AdvanceX = 0;
            mark.OffsetX += pen;
        }
    }

    private static GlyphBounds Find(FontInstance font, ushort glyph, Dictionary<ushort, GlyphBounds> boxes)
    {
        if (!boxes.TryGetValue(glyph, out var box))
        {
            boxes[glyph] = box = GlyphBounds.Stated(font, glyph);
        }

        return box;
    }

    private static int PlaceAcross(in Box box, GlyphBounds mark, int kind, bool rightToLeft)
    {
        var width = mark.Right - mark.Left;
        return kind switch
        {
            233 or 234 => (rightToLeft ? box.Left : box.Right) - (width / 2) - mark.Left,
            200 or 218 or 228 => box.Left - mark.Left,
            216 or 222 or 232 => box.Right - width - mark.Left,
            _ => box.Left + ((box.Right - box.Left - width) / 2) - mark.Left,
        };
    }

    private static int PlaceUpright(ref Box box, GlyphBounds mark, int kind, int gap)
    {
        var height = mark.Top - mark.Bottom;
        int offset;
        switch (kind)
        {
            case 200 or 202 or 218 or 220 or 222 or 233:
                box = box with { Bottom = box.Bottom - (kind is 200 or 202 ? 0 : gap) };
                offset = box.Bottom - mark.Top;
                if (offset > 0)
                {
                    // What hangs below is never lifted.
                    box = box with { Bottom = box.Bottom - offset };
                    offset = 0;
                }

                box = box with { Bottom = box.Bottom - height };
                return offset;
            case 214 or 216 or 228 or 230 or 232 or 234:
                box = box with { Top = box.Top + (kind is 214 or 216 ? 0 : gap) };
                offset = box.Top - mark.Bottom;
                if (offset <= 0)
                {
                    // What stands above is lowered by half of the way only.
                    var correction = -offset / 2;
                    box = box with { Top = box.Top + correction };
                    offset += correction;
                }

                box = box with { Top = box.Top + height };
                return offset;
            default:
                return 0;
        }
    }

    // Unicode's classes of 200 and more say where a mark stands; those of Hebrew, Arabic, Thai, Lao and Tibetan only which it is.
    private static int KindOf(in BufferGlyph mark)
    {
        if (!mark.Has(GlyphOrigins.Mark))
        {
            return 0;
        }

        return mark.CodePoint switch
        {
            0x0E31 or (>= 0x0E34 and <= 0x0E37) or 0x0E47 or 0x0E4C or 0x0E4D or 0x0E4E => 232,
            0x0EB1 or (>= 0x0EB4 and <= 0x0EB7) or 0x0EBB or 0x0ECC or 0x0ECD => 230,
            0x0EBC => 220,
            0x0E3A => 222,
            _ => Unicode.CodePointProperties.CanonicalCombiningClass(mark.CodePoint) switch
            {
                (>= 10 and <= 18) or 20 or 22 or 29 or 32 or 118 or 129 or 132 => 220,
                23 => 214,
                24 => 232,
                25 or 19 => 228,
                26 or 27 or 28 or 30 or 31 or (>= 33 and <= 36) or 122 or 130 => 230,
                103 => 222,
                107 => 232,
                var other => other,
            },
        };
    }

    private readonly record struct Box(int Left, int Right, int Bottom, int Top);
}
