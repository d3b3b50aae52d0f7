namespace OgService.Unicode;

/// <summary>The Unicode Bidirectional Algorithm (UAX #9, Unicode 17.0).</summary>
/// <remarks>Time and memory are linear in the length of the text, however deep it is nested.</remarks>
public static class Bidi
{
    // Everything below U+0590 is left to right or neutral.
    private const char FirstNotLeftToRight = '\u0590';

    /// <summary>Resolves the levels of a text (rules P1 to I2). A text of several paragraphs (P1) is resolved paragraph by paragraph,
    /// with <see cref="BidiDirection.Auto"/> each by its own first strong character.</summary>
    public static BidiParagraph Resolve(ReadOnlySpan<char> text, BidiDirection direction)
    {
        var levels = new byte[text.Length];
        if (direction != BidiDirection.RightToLeft && !text.ContainsAnyInRange(FirstNotLeftToRight, char.MaxValue))
        {
            return new BidiParagraph([], levels, [new BidiParagraphStart(0, 0)]);
        }

        var classes = new BidiClass[text.Length];
        var needsResolving = ReadClasses(text, classes);
        if (!needsResolving && direction != BidiDirection.RightToLeft)
        {
            return new BidiParagraph([], levels, [new BidiParagraphStart(0, 0)]);
        }

        var starts = new List<BidiParagraphStart>();
        var start = 0;
        do
        {
            var end = ParagraphEnd(text, classes, start);
            var level = direction switch
            {
                BidiDirection.LeftToRight => (byte)0,
                BidiDirection.RightToLeft => (byte)1,
                _ => ExplicitLevels.FirstStrongLevel(classes.AsSpan(start..end)),
            };
            starts.Add(new BidiParagraphStart(start, level));
            LevelResolver.Resolve(text[start..end], classes.AsSpan(start..end), level, levels.AsSpan(start..end));
            start = end;
        }
        while (start < text.Length);

        return new BidiParagraph(classes, levels, [.. starts]);
    }

    /// <summary>The character whose picture is the mirror image (L4, Bidi_Mirroring_Glyph); itself when there is none.</summary>
    /// <param name="codePoint">0 to 0x10FFFF.</param>
    public static int Mirror(int codePoint)
    {
        if ((BidiTable.Of(codePoint) & BidiTableBits.HasMirror) == 0)
        {
            return codePoint;
        }

        return BidiTable.Mirrors[BidiTable.Mirrored.BinarySearch((ushort)codePoint)];
    }

    // The second unit of a pair is BN: it takes part in nothing and gets the level of the first, as BN does.
    // Returns whether anything can have another level than 0 in a left-to-right paragraph.
    private static bool ReadClasses(ReadOnlySpan<char> text, Span<BidiClass> classes)
    {
        var needsResolving = false;
        for (var start = 0; start < text.Length;)
        {
            var codePoint = Utf16.CodePointAt(text, start, out var length);
            var type = (BidiClass)(BidiTable.Of(codePoint) & BidiTableBits.Class);
            classes[start] = type;
            if (length == 2)
            {
                classes[start + 1] = BidiClass.BN;
            }

            needsResolving |= type is BidiClass.R or BidiClass.AL or BidiClass.AN or >= BidiClass.LRE;
            start += length;
        }

        return needsResolving;
    }

    // P1. CR LF is one separator.
    private static int ParagraphEnd(ReadOnlySpan<char> text, ReadOnlySpan<BidiClass> classes, int start)
    {
        var separator = classes[start..].IndexOf(BidiClass.B);
        if (separator < 0)
        {
            return text.Length;
        }

        var end = start + separator + 1;
        return text[end - 1] == '\r' && end < text.Length && text[end] == '\n' ? end + 1 : end;
    }
}
