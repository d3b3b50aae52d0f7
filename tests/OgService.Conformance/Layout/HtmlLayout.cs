using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using OgService.Cards;
using OgService.Cards.Layout;
using OgService.Cards.Styles;
using OgService.Typography;

namespace OgService.Conformance.Layout;

/// <summary>The border box of an element, in pixels from the top left of the page.</summary>
/// <param name="Id">Its <c>id</c> attribute, where it has one.</param>
internal readonly record struct ElementBox(string? Id, float X, float Y, float Width, float Height);

/// <summary>Lays out a page of elements with styles by the cards' layout engine. The body has no margin unless the page gives it one; texts have
/// no size. What is not displayed has a box of nothing at 0,0, as in browsers.</summary>
internal static class HtmlLayout
{
    private const int MaxDepth = 200;

    /// <summary>All elements in the body, in the order of the document.</summary>
    /// <param name="complaints">Gets properties and values that were not understood and left out.</param>
    /// <exception cref="InvalidDataException">Elements nest too deep.</exception>
    public static List<ElementBox> Lay(string html, CardSize viewport, List<string> complaints)
    {
        var elements = new List<(IElement Element, LayoutBox? Box)>();
        Place(html, viewport, complaints, elements);
        return [.. elements.Skip(1).Select(pair => pair.Box is { } box
            ? new ElementBox(pair.Element.GetAttribute("id"), box.X, box.Y, box.Width, box.Height)
            : new ElementBox(pair.Element.GetAttribute("id"), 0, 0, 0, 0))];
    }

    /// <summary>The viewport's box, with all others in it.</summary>
    public static LayoutBox Place(string html, CardSize viewport, List<string> complaints) => Place(html, viewport, complaints, []);

    private static LayoutBox Place(string html, CardSize viewport, List<string> complaints, List<(IElement Element, LayoutBox? Box)> elements)
    {
        var document = new HtmlParser().ParseDocument(html);
        var styles = new HtmlStyles(document, viewport, complaints);
        var body = Build(document.Body!, styles, HtmlStyles.Initial, elements, 0);
        var root = new LayoutBox { Name = "viewport", Style = HtmlStyles.Initial, Children = body is null ? [] : [body], IsFormattingRoot = true };
        root.Style.Position = Position.Relative;
        BoxLayout.Place(root, viewport.Width, viewport.Height, NoText.Instance);
        return root;
    }

    private static LayoutBox? Build(IElement element, HtmlStyles styles, ComputedStyle inherited, List<(IElement Element, LayoutBox? Box)> elements, int depth)
    {
        if (depth > MaxDepth)
        {
            throw new InvalidDataException($"elements nest deeper than {MaxDepth}");
        }

        var style = styles.Of(element, inherited);
        var at = elements.Count;
        elements.Add((element, null));
        var children = new List<LayoutBox>();
        foreach (var child in element.Children)
        {
            if (child.LocalName is not ("style" or "script" or "link" or "meta" or "title") && Build(child, styles, style, elements, depth + 1) is { } box)
            {
                children.Add(box);
            }
        }

        if (style.Hidden)
        {
            for (var i = at; i < elements.Count; i++)
            {
                elements[i] = (elements[i].Element, null);
            }

            return null;
        }

        var made = new LayoutBox { Name = element.Id ?? element.LocalName, Style = style, Children = children };
        elements[at] = (element, made);
        return made;
    }

    private sealed class NoText : ITextMeasurer
    {
        public static NoText Instance { get; } = new();

        public Paragraph Lay(StyledText text, TextStyle style, ParagraphSettings settings) => throw new NotSupportedException();

        public float MaxContent(StyledText text, TextStyle style) => 0;

        public float MinContent(StyledText text, TextStyle style) => 0;
    }
}
