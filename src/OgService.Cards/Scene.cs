using OgService.Cards.Scenes;
using OgService.Imaging;

namespace OgService.Cards;

/// <summary>Something people should know about a card that was drawn all the same.</summary>
/// <param name="Code">For machines: <c>text.shrunk</c>, <c>text.clamped</c>, <c>glyph.missing</c>, <c>face.synthesized</c>, <c>word.broken</c>, <c>value.unknown</c>,
/// <c>value.wrong</c>, <c>style.wrong</c>, <c>font.missing</c>, <c>items.dropped</c>, <c>overflow</c>, <c>boxes.limit</c>, <c>paint.limit</c>.</param>
/// <param name="Message">For people, without a full stop at the end.</param>
/// <param name="Node">The node's <c>id</c> in the template, or its path (<c>card.children[2]</c>).</param>
public sealed record SceneNote(string Code, string Message, string? Node = null)
{
    /// <summary>Where the node stands in the template; null for what is of no node.</summary>
    public TemplatePlace? Place { get; init; }

    /// <summary>Whether the template did what it was made to do (a title set smaller, within its bounds; tags counted instead of shown): good to know,
    /// nothing to mend.</summary>
    public bool IsRemark => Code is "text.shrunk" or "items.dropped" or "contrast.adjusted" or "text.lines" or "square.crop";
}

/// <summary>A card with every decision made: plain data in absolute pixels. Painting it decides nothing and cannot fail.</summary>
public sealed class Scene
{
    internal Scene(CardSize size, Rgba background, IReadOnlyList<SceneItem> items, IReadOnlyList<SceneNote> notes, IReadOnlyList<string> texts)
    {
        Size = size;
        Background = background;
        Items = items;
        Notes = notes;
        Texts = texts;
    }

    public CardSize Size { get; }

    public IReadOnlyList<SceneNote> Notes { get; }

    /// <summary>Every text drawn, in reading order, one string a paragraph: what alt texts are made of. Texts with <c>aria-hidden</c> are left out.</summary>
    public IReadOnlyList<string> Texts { get; }

    /// <summary>Lies under everything; always opaque.</summary>
    internal Rgba Background { get; }

    internal IReadOnlyList<SceneItem> Items { get; }

    /// <summary>Scenes of the same origin and size have much in common; null for one that is like no other.</summary>
    internal object? Origin { get; init; }

    /// <summary>Where a node stands in its template.</summary>
    internal Func<string, TemplatePlace?> PlaceOf { get; init; } = _ => null;

    /// <summary>The scene as text, a line an item: for tests and for people.</summary>
    public string ToText() => SceneText.Write(this);
}
