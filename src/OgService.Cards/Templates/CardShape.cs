namespace OgService.Cards.Templates;

/// <summary>The shapes that <c>at</c> tells apart.</summary>
internal static class CardShape
{
    // What a person would still call square.
    private const float Tolerance = 1.2f;

    public static IReadOnlyList<string> Names { get; } = ["landscape", "square", "portrait"];

    /// <summary>A size of each shape.</summary>
    public static IReadOnlyList<CardSize> Examples { get; } = [new(1200, 630), new(1200, 1200), new(1080, 1350)];

    /// <summary><c>square</c> while neither side is a fifth longer than the other.</summary>
    public static string Of(CardSize size) =>
        size.Width >= size.Height * Tolerance ? "landscape" : size.Height >= size.Width * Tolerance ? "portrait" : "square";
}
