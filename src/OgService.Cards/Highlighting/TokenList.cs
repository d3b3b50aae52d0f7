namespace OgService.Cards.Highlighting;

/// <summary>Tokens as they are found: neighbours of one kind become one.</summary>
internal sealed class TokenList
{
    private readonly List<CodeToken> tokens = [];

    public IReadOnlyList<CodeToken> All => tokens;

    private int End => tokens.Count == 0 ? 0 : tokens[^1].End;

    /// <summary>Everything up to a place that has no token yet.</summary>
    public void AddTo(int end, TokenKind kind)
    {
        if (end <= End)
        {
            return;
        }

        if (tokens.Count > 0 && tokens[^1].Kind == kind)
        {
            tokens[^1] = tokens[^1] with { End = end };
        }
        else
        {
            tokens.Add(new CodeToken(End, end, kind));
        }
    }
}
