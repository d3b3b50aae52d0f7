namespace OgService.Cards;

/// <summary>A picture that a post or a site gives to its card: the bytes, which whoever makes the fields finds, and where to look when it is cut.</summary>
public sealed class CardPicture
{
    private readonly Func<ReadOnlyMemory<byte>>? read;

    /// <param name="name">For messages: the path as it was written.</param>
    /// <param name="hash">Of the bytes: the same hash is the same picture, in keys of cards too.</param>
    /// <param name="read">Gives the bytes; called when they are needed. May throw <see cref="IOException"/>.</param>
    public CardPicture(string name, string hash, Func<ReadOnlyMemory<byte>> read)
    {
        Name = name;
        Hash = hash;
        this.read = read;
    }

    private CardPicture(string name, string problem)
    {
        Name = name;
        Hash = "";
        Problem = problem;
    }

    public string Name { get; }

    /// <summary>Empty for a picture that cannot be had.</summary>
    public string Hash { get; }

    /// <summary>What people look at, for pictures that are cut: in hundredths of width and height from the top left corner. The middle, unless said.</summary>
    public (float X, float Y) Focus { get; init; } = (50, 50);

    /// <summary>Why the picture cannot be had, as a half sentence; null when it can.</summary>
    public string? Problem { get; }

    /// <summary>One that cards do without, and say why.</summary>
    public static CardPicture Missing(string name, string problem) => new(name, problem);

    /// <exception cref="IOException">The bytes cannot be read now.</exception>
    internal ReadOnlyMemory<byte> Read() => read is null ? default : read();
}
