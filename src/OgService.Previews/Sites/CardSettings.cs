using OgService.Cards;
using OgService.Yaml;

namespace OgService.Previews;

/// <summary>How cards are drawn: the <c>cards:</c> part of <c>og.yaml</c>.</summary>
public sealed record CardSettings
{
    /// <summary>Bytes no card may exceed whatever is configured: WhatsApp and others drop what is larger.</summary>
    public const long HardCeilingBytes = 600_000;

    /// <summary>The template for posts that name none.</summary>
    public string Template { get; init; } = "article";

    /// <summary>Templates that a request may ask for instead of its post's own (<c>?template=</c>), besides those that posts name.</summary>
    public IReadOnlyList<string> Templates { get; init; } = [];

    /// <summary>Sizes that a request may ask for (<c>?size=</c>); the first is that of <c>og:image</c>. Empty means those of the post's template.</summary>
    public IReadOnlyList<CardSize> Sizes { get; init; } = [];

    /// <summary>Where cards go of posts that name no picture: below the public folder, with <c>{slug}</c> and an ending we draw.</summary>
    public string Path { get; init; } = "og/{slug}.png";

    /// <summary>Bytes a card should not exceed; at most <see cref="HardCeilingBytes"/>.</summary>
    public long BudgetBytes { get; init; } = 300_000;

    /// <summary>Whether files say that OgService drew them, and for which site.</summary>
    public bool Metadata { get; init; } = true;

    /// <summary>Values above the templates' defaults, or null.</summary>
    public YamlMapping? Values { get; init; }

    /// <summary>A picture below the public folder that stands in when a card cannot be drawn, or null.</summary>
    public string? Fallback { get; init; }

    /// <summary>Whether the pictures of posts are drawn into cards (<c>covers: draw</c>) instead of being the preview themselves; what names the preview
    /// itself (<c>ogImage</c>) is still that.</summary>
    public bool DrawCovers { get; init; }

    /// <summary>Font files and folders of fonts of the site's own, from its root; their families go before those that ship.</summary>
    public IReadOnlyList<string> Fonts { get; init; } = [];

    /// <summary>What becomes of characters that no font has.</summary>
    public MissingGlyphPolicy MissingGlyphs { get; init; }

    /// <summary>What stands for a character that no font has, by code point, before our own table.</summary>
    public IReadOnlyDictionary<int, string> Substitutes { get; init; } = new Dictionary<int, string>();

    /// <summary>Hosts that pictures of cards may be fetched from (<c>pictures: { hosts: […] }</c>), as <see cref="RemoteOptions.Hosts"/> takes them. Empty fetches none.</summary>
    public IReadOnlyList<string> PictureHosts { get; init; } = [];

    /// <summary>The format of <see cref="Path"/>.</summary>
    public CardFormat Format => CardFormats.TryParse(System.IO.Path.GetExtension(Path).AsSpan().TrimStart('.'), out var format) ? format : CardFormat.Png;
}
