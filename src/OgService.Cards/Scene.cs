namespace OgService.Cards;

/// <summary>Something people should know about a card that was drawn all the same.</summary>
/// <param name="Code">For machines: <c>text.shrunk</c>, <c>text.clamped</c>, <c>glyph.missing</c>, <c>word.broken</c>, <c>value.unknown</c> …</param>
/// <param name="Message">For people, without a full stop at the end.</param>
/// <param name="Node">The node's <c>id</c> in the template, or its path (<c>root.children[2]</c>).</param>
public sealed record SceneNote(string Code, string Message, string? Node = null);

/// <summary>A card with every decision made: plain data in absolute pixels. Painting it decides nothing and cannot fail.</summary>
public sealed class Scene
{
    public CardSize Size => throw new NotImplementedException();

    public IReadOnlyList<SceneNote> Notes => throw new NotImplementedException();

    /// <summary>Every text drawn, in reading order, one string a paragraph: what alt texts are made of.</summary>
    public IReadOnlyList<string> Texts => throw new NotImplementedException();

    /// <summary>The scene as text, a line an item: for tests and for people.</summary>
    public string ToText() => throw new NotImplementedException();
}
