namespace OgService.Typography.Shaping;

/// <summary>The sign on which marks stand that have no base (U+25CC).</summary>
internal static class DottedCircle
{
    public const int CodePoint = 0x25CC;

    /// <summary>A mark that begins a text gets one, when the caller wants that.</summary>
    public static void StartText(ShapingRun run, ShapingFlags flags)
    {
        var buffer = run.Buffer;
        if ((flags & (ShapingFlags.StartsText | ShapingFlags.NoDottedCircles)) != ShapingFlags.StartsText
            || run.Before.Count > 0 || buffer.Count == 0 || !buffer[0].Has(GlyphOrigins.Mark) || !run.Font.TryGetGlyph(CodePoint, out var id))
        {
            return;
        }

        var circle = new BufferGlyph { CodePoint = CodePoint, Id = id, Cluster = buffer[0].Cluster };
        buffer.TryInsert(0, circle);
    }
}
