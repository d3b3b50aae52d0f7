using OgService.Cards;
using OgService.Posts;

namespace OgService.Previews.Explaining;

/// <summary>A value with where it came from.</summary>
/// <param name="Value">As people read it; null when there is none.</param>
/// <param name="Origin"><c>pubDatetime, line 3</c>, <c>og.yaml</c>, <c>default</c> and so on.</param>
public sealed record ExplainedValue(string Name, string? Value, string Origin);

/// <summary>A part of a card's key.</summary>
/// <param name="Written">Its hash when the card was drawn that lies there now; null when that is not known.</param>
public sealed record ExplainedPart(string Name, string Hash, string? Written)
{
    public bool HasChanged => Written is not null && Written != Hash;
}

/// <summary>What there is to say about a post's card: where each value came from, what was decided, and why.</summary>
/// <param name="Rule">Of "which picture a post gets" (docs/pictures.md), 1 to 4; 0 when none can be had.</param>
/// <param name="PictureFile">Relative to the site's root; null for one that is elsewhere.</param>
/// <param name="State">What a run of <c>og generate</c> would do, and why.</param>
/// <param name="Key">Null when nothing is drawn.</param>
/// <param name="Card">Null when nothing is drawn.</param>
public sealed record PostExplanation(
    Post Post,
    IReadOnlyList<ExplainedValue> Fields,
    int Rule,
    PictureChoice Picture,
    string? PictureFile,
    string State,
    ExplainedValue Template,
    ExplainedValue Size,
    IReadOnlyList<ExplainedValue> Values,
    string? Key,
    IReadOnlyList<ExplainedPart> Parts,
    SceneInspection? Card,
    string? Problem);
