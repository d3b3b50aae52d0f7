namespace OgService.Cards.Highlighting;

/// <summary>HTML, XML and what is written like them: tags, attributes, their values, comments.</summary>
internal static class MarkupTokenizer
{
    public static IReadOnlyList<CodeToken> Tokens(string code)
    {
        var tokens = new TokenList();
        var at = 0;
        while (at < code.Length)
        {
            var open = code.IndexOf('<', at);
            if (open < 0)
            {
                break;
            }

            tokens.AddTo(open, TokenKind.Plain);
            if (code.AsSpan(open).StartsWith("<!--"))
            {
                var end = code.IndexOf("-->", open, StringComparison.Ordinal);
                at = end < 0 ? code.Length : end + 3;
                tokens.AddTo(at, TokenKind.Comment);
            }
            else
            {
                at = AddTag(tokens, code, open);
            }
        }

        tokens.AddTo(code.Length, TokenKind.Plain);
        return tokens.All;
    }

    private static int AddTag(TokenList tokens, string code, int at)
    {
        at++;
        while (at < code.Length && code[at] is '/' or '!' or '?')
        {
            at++;
        }

        tokens.AddTo(at, TokenKind.Punctuation);
        at = EndOfName(code, at);
        tokens.AddTo(at, TokenKind.Name);
        while (at < code.Length)
        {
            var c = code[at];
            if (c == '>')
            {
                tokens.AddTo(++at, TokenKind.Punctuation);
                break;
            }

            if (c is '"' or '\'')
            {
                var end = code.IndexOf(c, at + 1);
                at = end < 0 ? code.Length : end + 1;
                tokens.AddTo(at, TokenKind.String);
            }
            else if (char.IsWhiteSpace(c))
            {
                tokens.AddTo(++at, TokenKind.Plain);
            }
            else if (EndOfName(code, at) is var end && end > at)
            {
                at = end;
                tokens.AddTo(at, TokenKind.Type);
            }
            else
            {
                tokens.AddTo(++at, TokenKind.Punctuation);
            }
        }

        return at;
    }

    private static int EndOfName(string code, int at)
    {
        while (at < code.Length && (char.IsLetterOrDigit(code[at]) || code[at] is '-' or '_' or ':' or '.' or '@' or '#'))
        {
            at++;
        }

        return at;
    }
}
