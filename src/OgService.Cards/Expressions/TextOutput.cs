namespace OgService.Cards.Expressions;

/// <summary>Takes up what a text comes to, as far as the ceiling.</summary>
internal sealed class TextOutput
{
    private int left = TextTemplate.MaxOutput;

    /// <summary>None is empty.</summary>
    public List<(string Text, bool IsValue)> Texts { get; } = [];

    public bool IsFull => left == 0;

    public void Write(IReadOnlyList<TextPart> parts, Scope scope)
    {
        foreach (var part in parts)
        {
            part.Write(this, scope);
        }
    }

    public void Add(string text, bool isValue)
    {
        if (text.Length > left)
        {
            text = TextTemplate.Cut(text, left);
            left = 0;
        }
        else
        {
            left -= text.Length;
        }

        if (text.Length > 0)
        {
            Texts.Add((text, isValue));
        }
    }
}
