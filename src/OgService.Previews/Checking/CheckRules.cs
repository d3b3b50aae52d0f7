namespace OgService.Previews.Checking;

/// <summary>The rules of <c>og check</c>, each with what it is about.</summary>
public static class CheckRules
{
    /// <summary>In alphabetical order of their names.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> All { get; } =
    [
        .. new Dictionary<string, string>
        {
            ["alt.missing"] = "The preview picture has no alternative text.",
            ["canonical.differs"] = "og:url and the canonical link name different addresses.",
            ["card.contrast"] = "A text on the card has too little contrast to be read.",
            ["card.cut"] = "A text on the card is cut, sticks out, or lies over another.",
            ["card.failed"] = "The card cannot be drawn.",
            ["card.note"] = "Something on the card is not as the template meant it.",
            ["card.safe-area"] = "A text on the card is where platforms cut.",
            ["card.too-large"] = "The card has more bytes than unfurlers take.",
            ["description.long"] = "The description is longer than readers show.",
            ["description.missing"] = "There is no description.",
            ["glyph.missing"] = "No font has a character.",
            ["head.late"] = "Tags stand behind the first 32 KiB of the page, where some readers stop.",
            ["head.body"] = "A tag stands in the body, where readers do not look.",
            ["page.unreadable"] = "The page cannot be read.",
            ["picture.address"] = "The address of the picture is not absolute, or not https.",
            ["picture.extra"] = "Several pictures are named; readers take different ones.",
            ["picture.format"] = "The picture has a format that readers do not show.",
            ["picture.missing"] = "There is no picture, or it is not there.",
            ["picture.shape"] = "The picture is smaller or of another shape than large previews want.",
            ["picture.size"] = "The declared size or type is not that of the picture.",
            ["picture.stale"] = "The card is older than the post, the template or the settings.",
            ["post.unreadable"] = "A post cannot be read.",
            ["site.settings"] = "Something is wrong with the settings or templates of the site.",
            ["tag.twice"] = "A tag stands on the page more than once; readers take the first or the last.",
            ["title.missing"] = "There is no title.",
            ["twitter.card"] = "There is no twitter:card, so some readers show a small picture.",
        }.OrderBy(rule => rule.Key, StringComparer.Ordinal),
    ];
}
