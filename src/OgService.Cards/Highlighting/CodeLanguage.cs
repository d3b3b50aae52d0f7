using System.Collections.Frozen;

namespace OgService.Cards.Highlighting;

/// <summary>A pair of marks around a text in code.</summary>
/// <param name="Escape">The character that takes its meaning from the next one; null where there is none.</param>
/// <param name="IsLong">Whether it may go on over lines.</param>
internal sealed record QuoteRule(string Open, string Close, char? Escape = '\\', bool IsLong = false);

/// <summary>What a tokenizer must know of a language. Enough for colours, not for compilers.</summary>
internal sealed record CodeLanguage
{
    public required string Name { get; init; }

    public IReadOnlyList<string> Aliases { get; init; } = [];

    public IReadOnlyList<string> LineComments { get; init; } = [];

    public IReadOnlyList<(string Open, string Close)> BlockComments { get; init; } = [];

    /// <summary>Longer openings first.</summary>
    public IReadOnlyList<QuoteRule> Quotes { get; init; } = [];

    /// <summary>Letters that may stand right before a quote and belong to it (<c>f"…"</c>).</summary>
    public string QuotePrefixes { get; init; } = "";

    public FrozenSet<string> Keywords { get; init; } = FrozenSet<string>.Empty;

    public FrozenSet<string> Types { get; init; } = FrozenSet<string>.Empty;

    /// <summary>Values with a name: true, nil.</summary>
    public FrozenSet<string> Constants { get; init; } = FrozenSet<string>.Empty;

    /// <summary>Characters besides letters, digits and _ that words are made of.</summary>
    public string WordCharacters { get; init; } = "";

    public bool IgnoresCase { get; init; }

    /// <summary>Whether words that start with a capital letter name types.</summary>
    public bool CapitalsAreTypes { get; init; }

    /// <summary>Characters that make what follows a name: <c>$x</c>, <c>@x</c>.</summary>
    public string NameMarks { get; init; } = "";

    /// <summary>The character behind a key at the start of a line or after a brace; null where keys are not coloured.</summary>
    public char? KeyEnd { get; init; }

    /// <summary>Whether a key may be a quoted text, and any word before <see cref="KeyEnd"/> is one (JSON, YAML).</summary>
    public bool IsData { get; init; }

    /// <summary>Whether the first word of a command is its name, and words with a dash are its options.</summary>
    public bool IsShell { get; init; }

    /// <summary>Whether <c>&lt;Name</c> may open an element between expressions.</summary>
    public bool HasElements { get; init; }

    /// <summary>Whether <c>'a</c> without an end is a name (lifetimes).</summary>
    public bool HasLifetimes { get; init; }
}
