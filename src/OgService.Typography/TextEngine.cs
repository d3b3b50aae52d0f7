using OgService.Typography.Fallback;
using OgService.Typography.Paragraphs;

namespace OgService.Typography;

/// <summary>Sets texts: chooses fonts, shapes, breaks, fits. Safe for many threads; keeps what it has shaped for a while.</summary>
/// <remarks>
/// White space is collapsed as by CSS <c>white-space: normal</c>; U+2028 and U+2029 break lines. Of a text, 20,000 UTF-16 units are looked at,
/// of a grapheme 20 marks. What comes out depends on the arguments and the fonts alone, never on what was laid before.
/// </remarks>
public sealed class TextEngine(FontLibrary fonts)
{
    private const float LargestSizePx = 2_000;

    // In bytes, roughly. A card's texts take some 20 KB; names, tags and labels come again on the next card.
    private const long ParagraphBudget = 6 << 20;
    private const long ShapedBudget = 6 << 20;
    private const long SelectorBudget = 256;

    private readonly GenerationCache<ParagraphKey, Paragraph> paragraphs = new(ParagraphBudget);
    private readonly GenerationCache<ShapedKey, ShapedText> shapedTexts = new(ShapedBudget);
    private readonly GenerationCache<TextStyle, FaceSelector> selectors = new(SelectorBudget);

    private readonly AbsentCharacters absent = new();

    private readonly record struct ParagraphKey(StyledText Text, TextStyle Style, ParagraphSettings Settings);

    private readonly record struct ShapedKey(StyledText Text, TextStyle Style, float OpticalSizePx, bool KeepLineFeeds);

    public FontLibrary Fonts { get; } = fonts;

    /// <exception cref="ArgumentException">A size, width, height or count out of its range, or no family.</exception>
    public Paragraph Lay(StyledText text, TextStyle style, ParagraphSettings settings)
    {
        // The caches' keys would hold on to texts that are mostly cut away.
        if (text.Text.Length > PreparedText.Ceiling)
        {
            return LayNew(text, style, settings);
        }

        var key = new ParagraphKey(text, style, settings);
        if (!paragraphs.TryGet(key, out var paragraph))
        {
            paragraph = LayNew(text, style, settings);
            paragraphs.Add(key, paragraph, CostOf(text, paragraph));
        }

        return paragraph;
    }

    /// <summary>The width of the text's widest line when only mandatory breaks are taken (max-content), in pixels.</summary>
    public float MeasureMaxContent(StyledText text, TextStyle style)
    {
        Check(style);
        var shaped = ShapeText(text, style, style.SizePx, keepLineFeeds: false);
        var widest = 0.0;
        var start = 0;
        foreach (var end in shaped.Breaks)
        {
            if (end.Mandatory)
            {
                widest = Math.Max(widest, shaped.MeasureLine(start, end));
                start = end.End;
            }
        }

        return (float)(widest * style.SizePx);
    }

    /// <summary>The width of its widest unbreakable piece (min-content), in pixels.</summary>
    public float MeasureMinContent(StyledText text, TextStyle style)
    {
        Check(style);
        var shaped = ShapeText(text, style, style.SizePx, keepLineFeeds: false);
        var widest = 0.0;
        var start = 0;
        foreach (var end in shaped.Breaks)
        {
            widest = Math.Max(widest, shaped.MeasureLine(start, end));
            start = end.End;
        }

        return (float)(widest * style.SizePx);
    }

    private Paragraph LayNew(StyledText text, TextStyle style, ParagraphSettings settings)
    {
        Check(style);
        Check(settings);
        var ellipsis = new StyledText(settings.Ellipsis);
        ShapedText? last = null;
        return ParagraphSetter.Set(
            sizePx => last = ShapeText(text, style, sizePx, settings.KeepLineFeeds, last),
            sizePx => ShapeText(ellipsis, style, sizePx, settings.KeepLineFeeds),
            style.SizePx,
            settings);
    }

    /// <param name="style">As asked; its size is the unit of its letter spacing.</param>
    /// <param name="similar">The same text and style shaped for another size, if at hand.</param>
    private ShapedText ShapeText(StyledText text, TextStyle style, float sizePx, bool keepLineFeeds, ShapedText? similar = null)
    {
        var opticalSizePx = OpticalSize.For(sizePx);
        var key = new ShapedKey(text, style, opticalSizePx, keepLineFeeds);
        if (text.Text.Length <= PreparedText.Ceiling && shapedTexts.TryGet(key, out var shaped))
        {
            return shaped;
        }

        var language = FallbackLanguage.Resolve(text.Text, style.Lang, style.Families, Fonts);
        var faces = new SpanFaces(
            SelectFaces(style, opticalSizePx, language),
            text.Spans.Count == 0 ? [] : [.. text.Spans.Select(span => SelectFaces(With(style, span), opticalSizePx, language))]);
        shaped = similar is not null && UsesSameFaces(similar, faces)
            ? similar
            : TextShaper.Shape(text, PreparedText.From(text, keepLineFeeds), faces, style);
        if (text.Text.Length <= PreparedText.Ceiling)
        {
            shapedTexts.Add(key, shaped, CostOf(shaped));
        }

        return shaped;
    }

    private static TextStyle With(TextStyle style, TextSpan span) => style with
    {
        Families = span.Families ?? style.Families,
        Weight = span.Weight ?? style.Weight,
        Italic = span.Italic ?? style.Italic,
    };

    /// <param name="language">See <see cref="FallbackLanguage"/>.</param>
    private FaceSelector SelectFaces(TextStyle style, float opticalSizePx, string? language)
    {
        // Only what a selector looks at.
        var key = new TextStyle { Families = style.Families, SizePx = opticalSizePx, Weight = style.Weight, Italic = style.Italic, Lang = language };
        if (!selectors.TryGet(key, out var faces))
        {
            faces = new FaceSelector(Fonts, absent, key, opticalSizePx);
            selectors.Add(key, faces, cost: 1);
        }

        return faces;
    }

    // Most fonts have no optical size, or stop at one: then there is nothing to shape again.
    private static bool UsesSameFaces(ShapedText shaped, SpanFaces faces)
    {
        if (!ReferenceEquals(shaped.Primary, faces.Primary))
        {
            return false;
        }

        FontInstance? before = null;
        var spanBefore = -1;
        foreach (var run in shaped.Runs)
        {
            var span = shaped.Spans?.At(run.Start) ?? -1;
            var face = faces.For(span).Choose(
                shaped.Text, shaped.Starts[run.Start], shaped.Starts[run.Start + 1], faces.AreSame(span, spanBefore) ? before : null);
            if (!run.IsBox && !ReferenceEquals(face, run.Font))
            {
                return false;
            }

            before = run.Font;
            spanBefore = shaped.Spans?.At(run.End - 1) ?? -1;
        }

        return true;
    }

    private static int CostOf(StyledText text, Paragraph paragraph)
    {
        var cost = 300 + (2 * text.Text.Length) + (150 * text.Spans.Count) + (8 * text.Isolates.Count);
        foreach (var line in paragraph.Lines)
        {
            cost += 150 + (2 * line.Text.Length);
            foreach (var run in line.Runs)
            {
                cost += 80 + (12 * run.Glyphs.Count);
            }
        }

        return cost + (60 * paragraph.Notes.Count);
    }

    // Per UTF-16 unit: the text, an index, an edge, traits, a glyph, shaped pieces.
    private static int CostOf(ShapedText shaped) => 1_000 + (60 * shaped.Text.Length) + (40 * shaped.Breaks.Length);

    private static void Check(TextStyle style)
    {
        if (style.Families.Count == 0)
        {
            throw new ArgumentException("A text style needs at least one family.", nameof(style));
        }

        if (style.SizePx is not (> 0 and <= LargestSizePx))
        {
            throw new ArgumentOutOfRangeException(nameof(style), style.SizePx, "The size must be more than 0 and at most 2,000 px.");
        }

        if (style.Weight is < 1 or > 1_000)
        {
            throw new ArgumentOutOfRangeException(nameof(style), style.Weight, "The weight must be 1 to 1,000.");
        }

        if (!float.IsFinite(style.LetterSpacingPx) || !float.IsFinite(style.WordSpacingPx))
        {
            throw new ArgumentOutOfRangeException(nameof(style), style.LetterSpacingPx, "Letter and word spacing must be numbers.");
        }
    }

    private static void Check(ParagraphSettings settings)
    {
        if (settings.WidthPx is not >= 0)
        {
            throw new ArgumentOutOfRangeException(nameof(settings), settings.WidthPx, "The width must be 0 or more.");
        }

        if (settings.MaxHeightPx is not >= 0)
        {
            throw new ArgumentOutOfRangeException(nameof(settings), settings.MaxHeightPx, "The height must be 0 or more.");
        }

        if (settings.MaxLines < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(settings), settings.MaxLines, "There must be at least one line.");
        }

        if (!(settings.LineHeight > 0 && float.IsFinite(settings.LineHeight)))
        {
            throw new ArgumentOutOfRangeException(nameof(settings), settings.LineHeight, "The line height must be more than 0.");
        }

        if (settings.MinSizePx is not (null or > 0))
        {
            throw new ArgumentOutOfRangeException(nameof(settings), settings.MinSizePx, "The smallest size must be more than 0.");
        }
    }
}
