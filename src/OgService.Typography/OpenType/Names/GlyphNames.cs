namespace OgService.Typography.OpenType.Names;

/// <summary>Names of glyphs as <c>post</c> has them, versions 1 and 2: for messages and comparisons, never for drawing.</summary>
internal sealed class GlyphNames(FontData post)
{
    private const int HeaderLength = 34;
    private const int MaximumNameLength = 127;

    private readonly Lazy<int[]> offsets = new(() => FindOffsets(post));

    /// <summary>Null when the table does not name the glyph.</summary>
    public string? Find(int glyph)
    {
        if (post.U32(0) == 0x00010000)
        {
            return MacintoshNames.Find(glyph);
        }

        if (post.U32(0) != 0x00020000 || glyph >= post.U16(32))
        {
            return null;
        }

        var index = post.U16(HeaderLength + (glyph * 2));
        if (index < MacintoshNames.Count)
        {
            return MacintoshNames.Find(index);
        }

        index -= MacintoshNames.Count;
        return index < offsets.Value.Length && offsets.Value[index] is var at ? Read(post.Slice(at + 1, post.U8(at)).Span) : null;
    }

    /// <summary>Null for an empty name, and for one with characters no name may have.</summary>
    public static string? Read(ReadOnlySpan<byte> name)
    {
        if (name.Length is 0 or > MaximumNameLength)
        {
            return null;
        }

        foreach (var letter in name)
        {
            if (letter is <= 32 or >= 127)
            {
                return null;
            }
        }

        return System.Text.Encoding.ASCII.GetString(name);
    }

    // Names lie one after the other, each behind its length.
    private static int[] FindOffsets(FontData post)
    {
        var found = new List<int>();
        var at = HeaderLength + (post.U16(32) * 2);
        while (at < post.Length && found.Count < 0x10000)
        {
            found.Add(at);
            at += 1 + post.U8(at);
        }

        return [.. found];
    }
}
