namespace OgService.Typography.Shaping.Complex;

/// <summary>Puts many glyphs into a buffer in one pass, so that a long text of broken syllables costs no more than its length.</summary>
internal static class Insertions
{
    /// <param name="insertions">Each with the place it goes before; ascending.</param>
    public static void Apply(GlyphBuffer buffer, List<(int At, BufferGlyph Glyph)> insertions)
    {
        var read = buffer.Count - 1;
        for (var i = 0; i < insertions.Count; i++)
        {
            buffer.Add();
        }

        var glyphs = buffer.Glyphs;
        var write = glyphs.Length - 1;
        for (var next = insertions.Count - 1; next >= 0; next--)
        {
            while (read >= insertions[next].At)
            {
                glyphs[write--] = glyphs[read--];
            }

            glyphs[write--] = insertions[next].Glyph;
        }
    }
}
