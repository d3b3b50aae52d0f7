namespace OgService.Cards;

/// <summary>Templates by name, from folders that each hold <c>NAME/card.yaml</c>; earlier folders win. Checked when read, kept until the file changes.</summary>
public sealed class TemplateLibrary
{
    public static TemplateLibrary Open(params IReadOnlyList<string> folders) => throw new NotImplementedException();

    public IReadOnlyList<string> Names => throw new NotImplementedException();

    /// <exception cref="TemplateException">No such template (with the nearest name), or it is broken.</exception>
    public Template Get(string name) => throw new NotImplementedException();
}

/// <summary>A template that was read and checked. Immutable.</summary>
public sealed class Template
{
    public string Name => throw new NotImplementedException();

    /// <summary>A hash over all its files (and those of what it extends): a part of each card's key.</summary>
    public string Version => throw new NotImplementedException();

    /// <summary>The first is the default.</summary>
    public IReadOnlyList<CardSize> Sizes => throw new NotImplementedException();
}

/// <summary>In pixels; 64 to 4,096 a side, at most 8.4 million in all.</summary>
public readonly record struct CardSize(int Width, int Height)
{
    public static CardSize Default { get; } = new(1200, 630);

    public override string ToString() => $"{Width}x{Height}";
}
