namespace OgService.Cards.Highlighting;

/// <summary>Patches, line by line.</summary>
internal static class DiffTokenizer
{
    public static IReadOnlyList<CodeToken> Tokens(string code)
    {
        var tokens = new TokenList();
        for (var start = 0; start < code.Length;)
        {
            var end = code.IndexOf('\n', start);
            end = end < 0 ? code.Length : end + 1;
            tokens.AddTo(end, KindOf(code.AsSpan(start, end - start)));
            start = end;
        }

        return tokens.All;
    }

    private static TokenKind KindOf(ReadOnlySpan<char> line) => line switch
    {
        _ when line.StartsWith("+++") || line.StartsWith("---") || line.StartsWith("diff ") || line.StartsWith("index ") => TokenKind.Comment,
        _ when line.StartsWith("@@") => TokenKind.Function,
        ['+', ..] => TokenKind.Inserted,
        ['-', ..] => TokenKind.Deleted,
        _ => TokenKind.Plain,
    };
}
