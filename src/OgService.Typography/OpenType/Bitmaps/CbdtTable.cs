namespace OgService.Typography.OpenType.Bitmaps;

/// <summary>Pictures as Google's older emoji fonts have them (OpenType, <c>CBLC</c> and <c>CBDT</c>): PNG, image formats 17 to 19.</summary>
internal readonly struct CbdtTable(FontData locations, FontData pictures)
{
    private const int StrikeLength = 48;
    private const int SmallMetricsLength = 5;
    private const int BigMetricsLength = 8;

    public bool IsEmpty => pictures.IsEmpty || StrikeCount == 0;

    private int StrikeCount => (int)Math.Min(locations.U32(4), BitmapStrikes.MaximumStrikes);

    public BitmapGlyph? Find(ushort glyph, float sizePx)
    {
        BitmapGlyph? best = null;
        for (var i = 0; i < StrikeCount; i++)
        {
            var strike = locations.Slice(8 + (i * StrikeLength), StrikeLength);
            var pixelsPerEm = strike.U8(45);
            if (pixelsPerEm > 0 && glyph >= strike.U16(40) && glyph <= strike.U16(42)
                && (best is null || BitmapStrikes.IsBetter(pixelsPerEm, best.PixelsPerEm, sizePx)))
            {
                best = Read(strike, glyph, pixelsPerEm) ?? best;
            }
        }

        return best;
    }

    private BitmapGlyph? Read(FontData strike, ushort glyph, int pixelsPerEm)
    {
        var list = locations.From(strike.U32(0));
        var count = Math.Min(strike.U32(8), list.Length / 8);
        for (var i = 0; i < count; i++)
        {
            var first = list.U16(8 * i);
            if (glyph >= first && glyph <= list.U16((8 * i) + 2))
            {
                return Read(list.From(list.U32((8 * i) + 4)), glyph, first, pixelsPerEm);
            }
        }

        return null;
    }

    private BitmapGlyph? Read(FontData index, ushort glyph, int first, int pixelsPerEm)
    {
        if (Locate(index, glyph, glyph - first) is not var (start, end) || end <= start)
        {
            return null;
        }

        // Metrics begin: height, width, left, top; those of format 19 stand in the index.
        var image = pictures.Slice(index.U32(4) + start, end - start);
        var (metrics, header) = index.U16(2) switch
        {
            17 => (image, SmallMetricsLength),
            18 => (image, BigMetricsLength),
            19 when index.U16(0) is 2 or 5 => (index.From(12), 0),
            _ => (default, -1),
        };
        if (header < 0)
        {
            return null;
        }

        var picture = image.Slice(header + 4, image.U32(header)).Memory;
        return picture.IsEmpty ? null : new BitmapGlyph(picture, pixelsPerEm, metrics.I8(2), metrics.I8(3) - metrics.U8(0));
    }

    /// <summary>Where a glyph's data lies, from the subtable's own offset; null for a glyph without.</summary>
    private static (long Start, long End)? Locate(FontData index, ushort glyph, int place)
    {
        const int header = 8;
        switch (index.U16(0))
        {
            case 1:
                return (index.U32(header + (4 * place)), index.U32(header + (4 * place) + 4));
            case 2:
                return Equal(index, place);
            case 3:
                return (index.U16(header + (2 * place)), index.U16(header + (2 * place) + 2));
            case 4:
                var pairs = (int)Math.Min(index.U32(header), index.Length / 4);
                var at = Search(index, header + 4, 4, pairs, glyph);
                return at < 0 ? null : (index.U16(at + 2), index.U16(at + 6));
            case 5:
                const int list = header + 16;
                var glyphs = (int)Math.Min(index.U32(list - 4), index.Length / 2);
                var found = Search(index, list, 2, glyphs, glyph);
                return found < 0 ? null : Equal(index, (found - list) / 2);
            default:
                return null;
        }

        static (long, long) Equal(FontData index, int place) => ((long)index.U32(header) * place, (long)index.U32(header) * (place + 1));
    }

    // Glyphs are in order.
    private static int Search(FontData index, int start, int stride, int count, ushort glyph)
    {
        var (low, high) = (0, count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var at = start + (middle * stride);
            var there = index.U16(at);
            if (there == glyph)
            {
                return at;
            }

            (low, high) = there < glyph ? (middle + 1, high) : (low, middle - 1);
        }

        return -1;
    }
}
