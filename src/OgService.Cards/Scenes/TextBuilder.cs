using System.Text;
using OgService.Cards.Expressions;
using OgService.Cards.Icons;
using OgService.Cards.Pictures;
using OgService.Cards.Styles;
using OgService.Cards.Templates;
using OgService.Cards.Texts;
using OgService.Typography;
using OgService.Unicode;

namespace OgService.Cards.Scenes;

/// <summary>Puts the text of a node together: pieces one after the other, marks in values read, case mapped, values kept to themselves.</summary>
internal sealed class TextBuilder
{
    // Of one text, so that spans and their styles stay few.
    private const int MaxSpans = 1_000;

    // Of what more is added, the text engine looks at nothing.
    private const int MaxLength = 20_000;

    private const float BoldFrom = 600;

    private readonly Action<ComputedStyle, IReadOnlyList<Declaration>, Scope> apply;
    private readonly StringBuilder text = new();
    private readonly List<TextSpan> spans = [];
    private readonly List<ComputedStyle> styles = [];
    private readonly List<TextRange> values = [];
    private readonly List<TextRange> codes = [];
    private bool isRightToLeft;

    private TextBuilder(Action<ComputedStyle, IReadOnlyList<Declaration>, Scope> apply) => this.apply = apply;

    /// <param name="style">Of the node.</param>
    /// <param name="apply">Applies declarations to a style.</param>
    public static BoxText Build(TemplateNode node, Scope scope, ComputedStyle style, Action<ComputedStyle, IReadOnlyList<Declaration>, Scope> apply)
    {
        if (node is not { Pieces: null, Markup: null })
        {
            return new TextBuilder(apply).BuildParts(node, [], scope, style);
        }

        // Most texts are one value.
        var parts = node.Text!.EvaluateParts(scope);
        return parts.Count switch
        {
            0 => BoxText.Plain(""),
            1 => BoxText.Plain(Transform(parts[0].Text.Replace(BoxText.BoxCharacter, ' '), style)),
            _ => new TextBuilder(apply).BuildParts(node, parts, scope, style),
        };
    }

    private BoxText BuildParts(TemplateNode node, List<(string Text, bool IsValue)> parts, Scope scope, ComputedStyle style)
    {
        if (node.Pieces is null)
        {
            AddText(parts.Count > 0 ? parts : node.Text!.EvaluateParts(scope), scope, style, style, node.Markup);
        }

        foreach (var piece in node.Pieces ?? [])
        {
            foreach (var inner in piece.Loop is { } loop ? loop.Scopes(scope) : [scope])
            {
                if (piece.Condition?.Evaluate(inner).IsTrue != false)
                {
                    AddPiece(piece, inner, style, node.Markup);
                }
            }
        }

        return new BoxText(new StyledText(text.ToString(), spans, isRightToLeft ? FindIsolates() : []), styles);
    }

    // Only what holds letters from right to left can turn anything, and a value that stands alone has nothing around it. Code is read as it is
    // written, whatever the language around it; that of a value among others counts as the value's.
    private List<TextRange> FindIsolates()
    {
        if (values is [{ Start: 0, End: var end }] && end == text.Length)
        {
            return codes;
        }

        var isolates = new List<TextRange>(values);
        isolates.AddRange(codes.Where(code => !values.Exists(value => value.Start <= code.Start && code.End <= value.End)));
        isolates.Sort((one, other) => one.Start.CompareTo(other.Start));
        return isolates;
    }

    private void AddPiece(TemplateNode piece, Scope scope, ComputedStyle whole, MarkupStyles? markup)
    {
        if (piece.Style.Count == 0 && piece.Content is null)
        {
            AddText(piece.Text!.EvaluateParts(scope), scope, whole, whole, piece.Markup ?? markup);
            return;
        }

        var style = whole.Inherit();
        apply(style, piece.Style, scope);
        if (piece.Content is { } icon)
        {
            AddIcon(icon.Value.Evaluate(scope).Trim(), style, whole);
        }
        else if (piece.Text is null)
        {
            Add(BoxText.BoxCharacter.ToString(), style, whole, BoxOf(style, whole));
        }
        else
        {
            AddText(piece.Text.EvaluateParts(scope), scope, style, whole, piece.Markup ?? markup);
        }
    }

    // As high as the capital letters beside it and a little more, in their middle.
    private void AddIcon(string name, ComputedStyle style, ComputedStyle whole)
    {
        if (IconSet.Find(name, style.StrokeWidth ?? IconSet.UsualStroke) is not { } icon)
        {
            return;
        }

        var usual = Length.Px(style.FontSizePx);
        style.Width = style.Width.IsAuto ? usual : style.Width;
        style.Height = style.Height.IsAuto ? style.Width : style.Height;
        style.VerticalAlign = style.VerticalAlign == default ? new VerticalAlign(IsMiddle: true, Length.Zero) : style.VerticalAlign;
        style.Backgrounds = [new PictureBackground(name, PictureLook.Of(PictureFit.Contain), icon), .. style.Backgrounds];
        Add(BoxText.BoxCharacter.ToString(), style, whole, BoxOf(style, whole));
    }

    private void AddText(List<(string Text, bool IsValue)> parts, Scope scope, ComputedStyle style, ComputedStyle whole, MarkupStyles? markup)
    {
        foreach (var (part, isValue) in parts)
        {
            var clean = part.Replace(BoxText.BoxCharacter, ' ');
            var start = text.Length;
            if (markup is null)
            {
                Add(Transform(clean, style), style, whole);
            }
            else
            {
                foreach (var (stretch, emphasis) in InlineMarkup.Parse(clean))
                {
                    var marked = emphasis == Emphasis.None ? style : Mark(style, emphasis, markup, scope);
                    var at = text.Length;
                    Add(Transform(stretch, marked), marked, whole);
                    if (emphasis.HasFlag(Emphasis.Code) && text.Length > at)
                    {
                        codes.Add(new TextRange(at, text.Length));
                    }
                }
            }

            if (isValue && text.Length > start)
            {
                values.Add(new TextRange(start, text.Length));
            }
        }
    }

    private void Add(string added, ComputedStyle style, ComputedStyle whole, InlineBox? box = null)
    {
        if (added.Length == 0 || added.Length > MaxLength - text.Length)
        {
            return;
        }

        var start = text.Length;
        text.Append(added);
        isRightToLeft |= HasRightToLeft(added);
        if (ReferenceEquals(style, whole) || (spans.Count >= MaxSpans && box is null))
        {
            return;
        }

        // What looks the same and stands together is one: its padding goes around the whole.
        if (box is null && spans.Count > 0 && spans[^1].End == start && ReferenceEquals(styles[^1], style) && spans[^1].Box is null)
        {
            spans[^1] = spans[^1] with { End = text.Length };
            return;
        }

        spans.Add(new TextSpan(start, text.Length)
        {
            Families = style.FontFamilies,
            Weight = style.FontWeight,
            Italic = style.Italic,
            Scale = Math.Clamp(style.FontSizePx / whole.FontSizePx, 0.1f, 10),
            Features = HasOwnFeatures(style, whole) ? [.. style.NumericFeatures, .. style.FontFeatures] : [],
            PaddingStartEm = box is null ? Em(style.Padding.Left, whole) : 0,
            PaddingEndEm = box is null ? Em(style.Padding.Right, whole) : 0,
            Box = box,
        });
        styles.Add(style);
    }

    private ComputedStyle Mark(ComputedStyle style, Emphasis emphasis, MarkupStyles markup, Scope scope)
    {
        var marked = style.Inherit();
        (marked.Padding, marked.Backgrounds, marked.Radius) = (style.Padding, style.Backgrounds, style.Radius);
        if (emphasis.HasFlag(Emphasis.Strong))
        {
            // CSS Fonts 4, 2.2: bolder.
            marked.FontWeight = Math.Max(marked.FontWeight, marked.FontWeight >= BoldFrom ? 900 : 700);
            apply(marked, markup.Strong, scope);
        }

        if (emphasis.HasFlag(Emphasis.Emphasised))
        {
            marked.Italic = true;
            apply(marked, markup.Emphasis, scope);
        }

        if (emphasis.HasFlag(Emphasis.Code))
        {
            AsCode(marked);
            apply(marked, markup.Code, scope);
        }

        return marked;
    }

    // Letters, marks and controls that run or turn from right to left, by blocks.
    private static bool HasRightToLeft(ReadOnlySpan<char> added) => added.ContainsAnyInRange('\u0590', '\u08FF')
        || added.ContainsAnyInRange('\u202A', '\u202E') || added.ContainsAnyInRange('\u2066', '\u2069') || added.Contains('\u200F')
        || added.ContainsAnyInRange('\uFB1D', '\uFEFF') || added.ContainsAnyInRange('\uD802', '\uD803') || added.ContainsAnyInRange('\uD83A', '\uD83B');

    private static void AsCode(ComputedStyle style)
    {
        style.FontFamilies = ["JetBrains Mono", .. style.FontFamilies];
        style.FontSizePx *= 0.88f;
        style.FontWeight = Math.Min(style.FontWeight, 700);
        var side = Length.Px(style.FontSizePx * 0.28f);
        var end = Length.Px(style.FontSizePx * 0.08f);
        style.Padding = new Sides(end, side, end, side);
        style.Radius = new Sides(side, side, side, side);
        style.Backgrounds = [new ColorBackground(style.Color with { A = 31 })];
        style.TextTransform = TextTransform.None;
    }

    private static InlineBox BoxOf(ComputedStyle style, ComputedStyle whole)
    {
        // Capital letters of most families are 0.72 em high.
        const float middleOfCapitals = 0.36f;
        var (width, height) = (Em(style.Width, whole), Em(style.Height, whole));
        var raise = style.VerticalAlign.IsMiddle ? middleOfCapitals - (height / 2) : style.VerticalAlign.Raise.Resolve(0) / whole.FontSizePx;
        return new InlineBox(width, height, Math.Clamp(raise, -100, 100));
    }

    // Those of the text are not said again: what is shaped alike is shaped together.
    private static bool HasOwnFeatures(ComputedStyle style, ComputedStyle whole) =>
        !ReferenceEquals(style.NumericFeatures, whole.NumericFeatures) || !ReferenceEquals(style.FontFeatures, whole.FontFeatures);

    private static float Em(Length length, ComputedStyle whole) => Math.Clamp(length.Resolve(0) / whole.FontSizePx, 0, 100);

    private static string Transform(string part, ComputedStyle style) => style.TextTransform switch
    {
        TextTransform.Uppercase => CaseMapping.ToUpper(part, style.Lang),
        TextTransform.Lowercase => CaseMapping.ToLower(part, style.Lang),
        TextTransform.Capitalize => CaseMapping.Capitalize(part, style.Lang),
        _ => part,
    };
}
