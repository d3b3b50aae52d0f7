using System.Globalization;
using OgService.Cards.Expressions;
using OgService.Cards.Layout;
using OgService.Cards.Styles;
using OgService.Cards.Templates;
using OgService.Cards.Texts;
using OgService.Typography;

namespace OgService.Cards.Scenes;

/// <summary>Turns a template's nodes into the boxes of one card: conditions decided, loops written out, styles computed, texts filled in.</summary>
internal sealed class BoxBuilder
{
    // Loops in loops multiply; beyond this the rest is left out with a note.
    private const int MaxBoxes = 2_000;
    private const int MaxTextLength = 40_000;

    private readonly TemplateDocument document;
    private readonly CardSize card;
    private readonly string lang;
    private readonly List<SceneNote> notes;
    private readonly IReadOnlyList<string> families;
    private readonly CardResources resources;
    private readonly ContentBuilder contents;
    private float rootFontSizePx = new ComputedStyle().FontSizePx;
    private int boxes;
    private int textLength;

    /// <param name="families">Those the font library has.</param>
    public BoxBuilder(TemplateDocument document, CardSize card, string lang, IReadOnlyList<string> families, List<SceneNote> notes, CardResources? resources = null)
    {
        this.resources = resources ?? CardResources.Of(document.Pictures);
        this.document = document;
        this.card = card;
        this.lang = lang;
        this.families = families;
        contents = new ContentBuilder(this.resources, notes, TextStyleOf);
        this.notes = notes;
    }

    public LayoutBox BuildCard(Scope scope)
    {
        // The card's size is its root's, whatever the template says; other boxes may be positioned in it.
        var plain = new ComputedStyle { Lang = lang, RightToLeft = IsRightToLeft(lang) };
        var root = Build(document.Card, scope, plain) ?? new LayoutBox { Name = document.Card.Name, Style = plain };
        root.Style.Position = Position.Relative;
        if (scope.Budget.IsExhausted)
        {
            notes.Add(new SceneNote("expressions.limit", "loops or expressions cost too much; the rest is left out"));
        }

        return root;
    }

    /// <returns>Null for a node that has nothing to show.</returns>
    private LayoutBox? Build(TemplateNode node, Scope scope, ComputedStyle inherited)
    {
        var style = ComputeStyle(node, scope, inherited);
        rootFontSizePx = ReferenceEquals(node, document.Card) ? style.FontSizePx : rootFontSizePx;
        boxes++;
        if (node.Text is not null || node.Pieces is not null)
        {
            var text = TextBuilder.Build(node, scope, style, (target, declarations, inner) => Apply(target, declarations, inner, node.Name));
            text = text.Styled.Text.Length + textLength > MaxTextLength ? BoxText.Plain("") : text;
            textLength += text.Styled.Text.Length;
            foreach (var span in text.SpanStyles)
            {
                NoteMissingFonts(span);
            }

            return new LayoutBox { Name = node.Name, Style = style, Text = text, TextStyle = TextStyleOf(style) };
        }

        if (node.Content is { } content)
        {
            return BuildContent(node, content, scope, style);
        }

        var children = new List<LayoutBox>(node.Children.Count);
        AddNodes(children, node.Children, scope, style);

        return new LayoutBox
        {
            Name = node.Name,
            Style = style,
            Children = children,
            MakeMore = node.More is { } more ? count => MakeMore(more, count, scope, style) : null,
        };
    }

    private void AddNodes(List<LayoutBox> siblings, IReadOnlyList<TemplateNode> nodes, Scope scope, ComputedStyle inherited)
    {
        var wasWanted = false;
        foreach (var node in nodes)
        {
            wasWanted = (node.IsElse && wasWanted) || AddNode(siblings, node, scope, inherited);
        }
    }

    /// <returns>Whether it was wanted, in any round of its loop: what an else behind it asks.</returns>
    private bool AddNode(List<LayoutBox> siblings, TemplateNode node, Scope scope, ComputedStyle inherited)
    {
        if (node.Loop is not { } loop)
        {
            return AddIfWanted(siblings, node, scope, inherited);
        }

        var wasWanted = false;
        foreach (var inner in loop.Scopes(scope))
        {
            wasWanted |= AddIfWanted(siblings, node, inner, inherited);
        }

        return wasWanted;
    }

    private bool AddIfWanted(List<LayoutBox> siblings, TemplateNode node, Scope scope, ComputedStyle inherited)
    {
        if (boxes >= MaxBoxes)
        {
            if (!notes.Exists(note => note.Code == "boxes.limit"))
            {
                notes.Add(new SceneNote("boxes.limit", string.Create(CultureInfo.InvariantCulture, $"more than {MaxBoxes} boxes; the rest is left out"), node.Name));
            }

            return true;
        }

        if (node.Condition?.Evaluate(scope).IsTrue == false)
        {
            return false;
        }

        if (node.Part is { } part)
        {
            boxes++;
            AddNode(siblings, part.Root, part.Bind(scope), inherited);
            return true;
        }

        var box = Build(node, scope, inherited);

        // An empty text leaves no gap and no empty pill behind.
        if (box is not null && !box.Style.Hidden && (box.Text is null || !string.IsNullOrWhiteSpace(box.Text.Spoken)))
        {
            siblings.Add(box);
        }

        return true;
    }

    private LayoutBox? BuildContent(TemplateNode node, NodeContent content, Scope scope, ComputedStyle style)
    {
        var made = contents.Build(node, content, scope, style);
        if (made is not null)
        {
            return made;
        }

        if (content.Missing is not { } missing)
        {
            return null;
        }

        var children = new List<LayoutBox>(1);
        AddNode(children, missing, scope, style);
        return new LayoutBox { Name = node.Name, Style = style, Children = children };
    }

    private LayoutBox? MakeMore(TemplateNode node, int count, Scope scope, ComputedStyle inherited)
    {
        var inner = scope.With(new() { ["more"] = CardValue.Of(count) });
        var made = new List<LayoutBox>(1);
        boxes = Math.Min(boxes, MaxBoxes - 1);
        AddNode(made, node, inner, inherited);
        return made.Count == 0 ? null : made[0];
    }

    private ComputedStyle ComputeStyle(TemplateNode node, Scope scope, ComputedStyle inherited)
    {
        var style = inherited.Inherit();
        Apply(style, node.Style, scope, node.Name);
        return style;
    }

    private void Apply(ComputedStyle style, IReadOnlyList<Declaration> declarations, Scope scope, string name)
    {
        foreach (var declaration in declarations)
        {
            var value = declaration.Constant;
            if (value is null)
            {
                var text = declaration.Value.Evaluate(scope).Trim();
                if (text.Length == 0)
                {
                    continue;
                }

                value = declaration.Property.Parse(text);
                if (value is null)
                {
                    notes.Add(new SceneNote("style.wrong", $"{declaration.Property.Name} must be {declaration.Property.Expected}; got \"{text}\"", name));
                    continue;
                }
            }

            declaration.Property.Apply(style, value, new StyleContext(style.FontSizePx, card, document.Fonts, resources) { RootFontSizePx = rootFontSizePx });
        }
    }

    private void NoteMissingFonts(ComputedStyle style)
    {
        foreach (var family in style.FontFamilies)
        {
            if (families.Contains(family, StringComparer.OrdinalIgnoreCase) || CssParts.IsGenericFamily(family))
            {
                continue;
            }

            var note = new SceneNote("font.missing", $"{family} is not among the fonts; the next family is used");
            if (!notes.Contains(note))
            {
                notes.Add(note);
            }
        }
    }

    private TextStyle TextStyleOf(ComputedStyle style)
    {
        NoteMissingFonts(style);
        return new TextStyle
        {
            Families = style.FontFamilies,
            SizePx = style.FontSizePx,
            Weight = style.FontWeight,
            Italic = style.Italic,
            LetterSpacingPx = style.LetterSpacingPx,
            WordSpacingPx = style.WordSpacingPx,
            Lang = style.Lang,
            LineBreak = style.LineBreak,
            WordBreak = style.WordBreak,
            Features = style.NumericFeatures.Count == 0 ? style.FontFeatures : [.. style.NumericFeatures, .. style.FontFeatures],
        };
    }

    // Languages whose usual script runs from right to left; a script subtag decides first (az-Arab).
    private static bool IsRightToLeft(string lang)
    {
        var parts = lang.Split('-', '_');
        var script = parts.FirstOrDefault(part => part.Length == 4 && part.All(char.IsAsciiLetter));
        return script is null
            ? parts[0].ToLowerInvariant() is "ar" or "he" or "iw" or "fa" or "ur" or "ps" or "yi" or "dv" or "ug" or "sd" or "ckb" or "syr" or "nqo"
            : script.ToLowerInvariant() is "arab" or "hebr" or "thaa" or "syrc" or "nkoo" or "adlm" or "rohg";
    }
}
