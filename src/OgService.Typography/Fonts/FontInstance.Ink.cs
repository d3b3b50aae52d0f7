using OgService.Typography.Shaping;

namespace OgService.Typography;

/// <content>How high and how low its glyphs reach.</content>
public sealed partial class FontInstance
{
    // Both ends in one number, so that no thread sees half of them; 0 for not yet looked at (and for a glyph of no height on the baseline, each time).
    private long[]? ink;

    /// <summary>In font units, upwards; of a glyph without ink the top is below everything, the bottom above. Found once a glyph.</summary>
    internal (int Top, int Bottom) InkOf(ushort glyphId)
    {
        if (glyphId >= outlines.Length)
        {
            return (int.MinValue, int.MaxValue);
        }

        var known = ink ??= new long[outlines.Length];
        var both = Volatile.Read(ref known[glyphId]);
        if (both == 0)
        {
            var bounds = GlyphBounds.Of(this, glyphId);
            both = ((long)bounds.Top << 32) | (uint)bounds.Bottom;
            Volatile.Write(ref known[glyphId], both);
        }

        return ((int)(both >> 32), (int)both);
    }
}
