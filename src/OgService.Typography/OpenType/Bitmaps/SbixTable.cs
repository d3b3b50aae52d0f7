namespace OgService.Typography.OpenType.Bitmaps;

/// <summary>Pictures as Apple's fonts have them (OpenType, <c>sbix</c>). PNG only.</summary>
internal readonly struct SbixTable(FontData table, int glyphCount)
{
    private static readonly Tag Png = Tag.Of("png ");
    private static readonly Tag Duplicate = Tag.Of("dupe");

    public bool IsEmpty => StrikeCount == 0;

    private int StrikeCount => (int)Math.Min(table.U32(4), BitmapStrikes.MaximumStrikes);

    public BitmapGlyph? Find(ushort glyph, float sizePx)
    {
        BitmapGlyph? best = null;
        for (var i = 0; i < StrikeCount; i++)
        {
            var strike = table.Follow32(8 + (4 * i));
            var pixelsPerEm = strike.U16(0);
            if (pixelsPerEm > 0 && (best is null || BitmapStrikes.IsBetter(pixelsPerEm, best.PixelsPerEm, sizePx)))
            {
                best = Read(strike, glyph) ?? best;
            }
        }

        return best;
    }

    private BitmapGlyph? Read(FontData strike, ushort glyph)
    {
        // A duplicate names another glyph, which may not be one itself.
        for (var step = 0; step < 2 && glyph < glyphCount; step++)
        {
            var start = strike.U32(4 + (4 * glyph));
            var end = strike.U32(8 + (4 * glyph));
            var data = end > start ? strike.Slice(start, end - start) : default;
            var kind = new Tag(data.U32(4));
            if (kind == Png)
            {
                var picture = data.From(8).Memory;
                return picture.IsEmpty ? null : new BitmapGlyph(picture, strike.U16(0), data.I16(0), data.I16(2));
            }

            if (kind != Duplicate)
            {
                return null;
            }

            glyph = (ushort)data.U16(8);
        }

        return null;
    }
}
