namespace OgService.Previews.Sites;

internal enum SettingKind
{
    Text,
    Boolean,

    /// <summary>One text or a list of them.</summary>
    Texts,
    Sizes,

    /// <summary>Names of the author's own with a text or a list of them.</summary>
    TextsByName,

    /// <summary>Names of the author's own with values of any type.</summary>
    ValuesByName,
}

/// <summary>A key of <c>og.yaml</c>.</summary>
/// <param name="Description">For people who hold the pointer over it.</param>
/// <param name="Words">The only texts it takes; null for any.</param>
internal sealed record SettingKey(string Name, SettingKind Kind, string Description, IReadOnlyList<string>? Words = null);

/// <summary>All keys of <c>og.yaml</c>: what the reader knows, what the schema lists.</summary>
internal static class SettingsKeys
{
    public static IReadOnlyList<SettingKey> Site { get; } =
    [
        new("name", SettingKind.Text, "The site's name, as cards and og:site_name say it."),
        new("url", SettingKind.Text, "Every absolute address comes from here: https://example.com."),
        new("author", SettingKind.Text, "Who writes, where a post does not say."),
        new("author_url", SettingKind.Text, "A page about the author."),
        new("author_picture", SettingKind.Text, "A picture of the author, for cards."),
        new("lang", SettingKind.Text, "The language of posts that do not say: en, pt-BR."),
        new("twitter", SettingKind.Text, "The site's handle on X: \"@example\"."),
        new("fediverse", SettingKind.Text, "The author's account: \"@alex@example.social\"."),
        new("theme_color", SettingKind.Text, "For Discord and phones: \"#38bdf8\"."),
        new("logo", SettingKind.Text, "A picture below the site's root, for cards and structured data."),
        new("feed", SettingKind.Text, "The address of the feed."),
        new("icon", SettingKind.Text, "The favicon."),
        new("touch_icon", SettingKind.Text, "The icon for home screens."),
    ];

    public static IReadOnlyList<SettingKey> Content { get; } =
    [
        new("include", SettingKind.Texts, "Patterns of the files that are posts: \"src/data/blog/**/*.md\"."),
        new("exclude", SettingKind.Texts, "Patterns of files that are no posts after all."),
        new("public", SettingKind.Text, "The folder that is served as it is: public."),
        new("page", SettingKind.Text, "The address of a post's page, with {slug} in it: /posts/{slug}."),
        new("generator", SettingKind.Text, "What builds the site; guessed from its files otherwise.", [.. Enum.GetNames<Posts.SiteGenerator>().Select(name => name.ToLowerInvariant())]),
        new("feed", SettingKind.Text, "The feed of a live site (RSS, Atom, JSON Feed) that the service reads posts from."),
        new("sitemap", SettingKind.Text, "The sitemap of a live site whose pages the service reads as posts."),
        new("fields", SettingKind.TextsByName, "Other names that fields have in the front matter: { title: [headline] }."),
    ];

    public static IReadOnlyList<SettingKey> Cards { get; } =
    [
        new("template", SettingKind.Text, "The template for posts that name none."),
        new("templates", SettingKind.Texts, "Templates that a request may ask for, besides those that posts use."),
        new("sizes", SettingKind.Sizes, "Sizes that a request may ask for; the first is that of og:image."),
        new("path", SettingKind.Text, "Where cards go, below the public folder, with {slug} in it: og/{slug}.png."),
        new("budget", SettingKind.Text, "Bytes a card should not exceed: 300KB, at most 600KB."),
        new("metadata", SettingKind.Boolean, "false: files do not say that OgService drew them, and for which site."),
        new("fonts", SettingKind.Texts, "Font files and folders of fonts of the site's own."),
        new("values", SettingKind.ValuesByName, "What the templates declare under values, for the whole site: { accent: \"#38bdf8\" }."),
        new("fallback", SettingKind.Text, "A picture below the public folder that stands in when a card cannot be drawn."),
        new("covers", SettingKind.Text, "share: a post's cover is its picture. draw: it is drawn into the card.", ["share", "draw"]),
        new("missing_glyphs", SettingKind.Text, "What becomes of characters that no font has.", ["substitute", "fallback", "drop", "fail"]),
        new("pictures", SettingKind.TextsByName, "Hosts that covers and other pictures may be fetched from: { hosts: [images.example.com] }."),
        new("substitutes", SettingKind.ValuesByName, "What stands for a character that no font has: { \"U+2192\": \"->\" }."),
    ];

    public static IReadOnlyList<(string Name, string Description, IReadOnlyList<SettingKey> Keys)> Sections { get; } =
    [
        ("site", "What the site says about itself.", Site),
        ("content", "Where its posts are.", Content),
        ("cards", "How its cards are drawn.", Cards),
    ];

    public static IReadOnlyList<string> NamesOf(IReadOnlyList<SettingKey> keys) => [.. keys.Select(key => key.Name)];
}
