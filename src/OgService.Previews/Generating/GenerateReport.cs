using OgService.Cards;

namespace OgService.Previews;

/// <summary>What became of one post's picture.</summary>
public enum GenerateOutcome
{
    /// <summary>Drawn and written (or would be, in a dry run).</summary>
    Drawn,

    /// <summary>Ours, and nothing that is drawn has changed.</summary>
    Unchanged,

    /// <summary>The post's own picture lies beside it; it was copied to where it has an address.</summary>
    Copied,

    /// <summary>The site has a picture of its own there.</summary>
    Kept,

    /// <summary>The picture is somewhere else on the web.</summary>
    External,

    /// <summary>A draft, a future post, or a file that starts with an underscore.</summary>
    Hidden,

    /// <summary>A picture of ours that no post asks for any more.</summary>
    Orphaned,

    /// <summary>No picture, and why.</summary>
    Failed,
}

/// <param name="Source">The post's file, relative to the site's root; for an orphan the picture's.</param>
/// <param name="File">The picture, relative to the site's root, or null.</param>
/// <param name="Message">For people: why.</param>
/// <param name="Bytes">Of the file written; 0 when none was.</param>
public sealed record GenerateResult(GenerateOutcome Outcome, string Source, string? File, string Message, IReadOnlyList<SceneNote> Notes, long Bytes)
{
    /// <summary>What was chosen to write a card within its budget; null when none was drawn.</summary>
    public CardEncoding? Encoding { get; init; }
}

/// <param name="Results">In the order of the posts, newest first; orphans and unreadable posts last.</param>
/// <param name="Interrupted">Whether the run was cancelled before its end; what was written is whole.</param>
public sealed record GenerateReport(IReadOnlyList<GenerateResult> Results, bool Interrupted)
{
    public int Count(GenerateOutcome outcome) => Results.Count(result => result.Outcome == outcome);
}

/// <summary>How <c>og generate</c> works.</summary>
public sealed record GenerateOptions
{
    /// <summary>Cards drawn at the same time.</summary>
    public int Jobs { get; init; } = Environment.ProcessorCount;

    /// <summary>Draw again what has not changed. Pictures of the site's own stay.</summary>
    public bool Force { get; init; }

    /// <summary>Say what would be done; write nothing.</summary>
    public bool DryRun { get; init; }

    /// <summary>Take the time for small files. What was written so counts as up to date in other runs too; what was not is written again.</summary>
    public bool Best { get; init; }

    /// <summary>Delete pictures of ours that no post asks for.</summary>
    public bool Prune { get; init; }
}
