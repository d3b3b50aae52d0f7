namespace OgService.Previews;

/// <summary>What becomes of characters that no font has (<c>cards.missing_glyphs</c> in <c>og.yaml</c>).</summary>
public enum MissingGlyphPolicy
{
    /// <summary>Others stand for them, by the site's table and ours; the rest as <see cref="Fallback"/>.</summary>
    Substitute,

    /// <summary>They are drawn as the box that fonts have for them, with a note.</summary>
    Fallback,

    /// <summary>They are left out, with all of their grapheme.</summary>
    Drop,

    /// <summary>No card is drawn.</summary>
    Fail,
}
