namespace OgService.Cards.Highlighting;

/// <summary>What a stretch of code is, as far as its colour goes.</summary>
internal enum TokenKind
{
    Plain,
    Keyword,
    String,
    Number,
    Comment,
    Function,
    Type,

    /// <summary>A tag, a property, a key, a variable with a sign.</summary>
    Name,
    Punctuation,

    /// <summary>A line that a patch adds, and one that it takes away.</summary>
    Inserted,
    Deleted,
}

/// <summary>From <paramref name="Start"/> to before <paramref name="End"/>, in UTF-16 units; never empty.</summary>
internal readonly record struct CodeToken(int Start, int End, TokenKind Kind);
