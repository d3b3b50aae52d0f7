using OgService.Imaging;

namespace OgService.Cards.Highlighting;

/// <summary>Colours of tokens: those that a style gives, and for the rest a set that goes with the text's own colour.</summary>
internal sealed record CodeColors(IReadOnlyDictionary<TokenKind, Rgba> Given)
{
    // Letters lighter than this stand on something dark.
    private const int LightFrom = 140;

    private static readonly Dictionary<TokenKind, Rgba> OnDark = new()
    {
        [TokenKind.Keyword] = new(0xC4, 0xA7, 0xFF),
        [TokenKind.String] = new(0x9B, 0xE3, 0xA4),
        [TokenKind.Number] = new(0xFF, 0xB8, 0x7A),
        [TokenKind.Function] = new(0x86, 0xC7, 0xFF),
        [TokenKind.Type] = new(0x79, 0xDD, 0xD3),
        [TokenKind.Name] = new(0xFF, 0xA3, 0xB8),
        [TokenKind.Inserted] = new(0x86, 0xE3, 0xA0),
        [TokenKind.Deleted] = new(0xFF, 0x9B, 0x9B),
    };

    private static readonly Dictionary<TokenKind, Rgba> OnLight = new()
    {
        [TokenKind.Keyword] = new(0x6D, 0x28, 0xD9),
        [TokenKind.String] = new(0x15, 0x6F, 0x3B),
        [TokenKind.Number] = new(0xB4, 0x45, 0x09),
        [TokenKind.Function] = new(0x1D, 0x4E, 0xD8),
        [TokenKind.Type] = new(0x0F, 0x68, 0x6B),
        [TokenKind.Name] = new(0xB4, 0x1B, 0x5B),
        [TokenKind.Inserted] = new(0x15, 0x6F, 0x3B),
        [TokenKind.Deleted] = new(0xB9, 0x1C, 0x1C),
    };

    public static CodeColors None { get; } = new(new Dictionary<TokenKind, Rgba>());

    /// <summary>Those that a style may give.</summary>
    public static IReadOnlyList<TokenKind> Kinds { get; } = [.. Enum.GetValues<TokenKind>().Where(kind => kind != TokenKind.Plain)];

    public CodeColors With(TokenKind kind, Rgba color) => new(new Dictionary<TokenKind, Rgba>(Given) { [kind] = color });

    /// <param name="text">The colour of what is plain.</param>
    public Rgba Of(TokenKind kind, Rgba text)
    {
        if (Given.TryGetValue(kind, out var color))
        {
            return color;
        }

        return kind switch
        {
            TokenKind.Plain => text,
            TokenKind.Comment => text with { A = (byte)(text.A * 0.64f) },
            TokenKind.Punctuation => text with { A = (byte)(text.A * 0.74f) },
            _ => (((text.R * 2) + (text.G * 5) + text.B) / 8 >= LightFrom ? OnDark : OnLight)[kind],
        };
    }
}
