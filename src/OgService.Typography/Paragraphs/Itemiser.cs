using OgService.Unicode;

namespace OgService.Typography.Paragraphs;

/// <summary>Cuts a text into runs that can be shaped: one font, one script, one bidi level.</summary>
internal static class Itemiser
{
    /// <param name="starts">See <see cref="ShapedText.Starts"/>.</param>
    /// <param name="traits">Filled with what the characters say; nothing is known of glyphs yet.</param>
    /// <param name="missing">Takes the code points that no font has.</param>
    public static ShapedRun[] Itemise(
        string text, int[] starts, GraphemeTraits[] traits, SpanFaces faces, SpanMap? spans, in TextLevels levels, List<int> missing)
    {
        var runs = new List<ShapedRun>();
        FontInstance? face = null;
        byte level = 0;
        var script = Script.Common;
        var spanBefore = -1;
        var runStart = 0;
        for (var index = 0; index < traits.Length; index++)
        {
            var grapheme = text.AsSpan(starts[index]..starts[index + 1]);
            var span = spans?.At(index) ?? -1;
            var box = spans?.SpanAt(index)?.Box is not null;
            var nextFace = box ? faces.Primary : faces.For(span).Choose(text, starts[index], starts[index + 1], faces.AreSame(span, spanBefore) ? face : null);
            spanBefore = span;
            var nextLevel = levels.At(starts[index]);
            var nextScript = ScriptOf(grapheme, script);

            // What is common to all scripts takes that of the text before; at the very start, that of the text after.
            if (face is not null && (!ReferenceEquals(face, nextFace) || level != nextLevel || (script != nextScript && script != Script.Common)
                || spans?.PartsBefore(index) == true || levels.IsSeam(starts[index])))
            {
                runs.Add(new ShapedRun(runStart, index, face, level, []) { FollowsSeam = levels.IsSeam(starts[runStart]) });
                runStart = index;
            }

            (face, level, script) = (nextFace, nextLevel, nextScript);
            traits[index] = FindTraits(grapheme);
            if (traits[index] == GraphemeTraits.None && !box)
            {
                NoteMissing(grapheme, face, missing);
            }

            traits[index] |= FindExpansion(grapheme);
        }

        if (face is not null)
        {
            runs.Add(new ShapedRun(runStart, traits.Length, face, level, []) { FollowsSeam = levels.IsSeam(starts[runStart]) });
        }

        return [.. runs];
    }

    private static Script ScriptOf(ReadOnlySpan<char> grapheme, Script before)
    {
        if (grapheme[0] <= '~')
        {
            return char.IsAsciiLetter(grapheme[0]) ? Script.Latin : before;
        }

        System.Text.Rune.DecodeFromUtf16(grapheme, out var first, out _);
        return CodePointProperties.Script(first.Value) switch
        {
            Script.Common or Script.Inherited or Script.Unknown => before,

            // Written as one, and shaped as one by every font for them.
            Script.Hiragana or Script.Katakana or Script.Bopomofo => Script.Han,
            var script => script,
        };
    }

    private static GraphemeTraits FindTraits(ReadOnlySpan<char> grapheme)
    {
        var ignorable = true;
        var space = true;
        foreach (var rune in grapheme.EnumerateRunes())
        {
            if (!CodePointProperties.IsDefaultIgnorable(rune.Value))
            {
                ignorable = false;
                space &= CodePointProperties.IsWhiteSpace(rune.Value) && rune.Value is not (0xA0 or 0x2007 or 0x202F);
            }
        }

        if (ignorable || grapheme is "\u2028")
        {
            return GraphemeTraits.Ignorable | (grapheme is "\u2028" or "\u200B" ? GraphemeTraits.Hangs : GraphemeTraits.None);
        }

        return space ? GraphemeTraits.Hangs : GraphemeTraits.None;
    }

    // CSS Text 3, 7.3: lines grow between words, and between characters of scripts that set none apart.
    private static GraphemeTraits FindExpansion(ReadOnlySpan<char> grapheme) => grapheme[0] switch
    {
        ' ' or '\u00A0' or '\u1361' => GraphemeTraits.WordSpace,
        (>= '\u2E80' and < '\uA000') or (>= '\uF900' and < '\uFB00') or (>= '\uFF00' and <= '\uFF60') or (>= '\uD840' and <= '\uD8BF') => GraphemeTraits.Ideograph,
        _ => GraphemeTraits.None,
    };

    private static void NoteMissing(ReadOnlySpan<char> grapheme, FontInstance face, List<int> missing)
    {
        foreach (var rune in grapheme.EnumerateRunes())
        {
            if (!face.Typeface.Has(rune.Value) && !CodePointProperties.IsDefaultIgnorable(rune.Value)
                && missing.Count < GlyphMissing.MaxPerText && !missing.Contains(rune.Value))
            {
                missing.Add(rune.Value);
            }
        }
    }
}
