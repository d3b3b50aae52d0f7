namespace OgService.Cards.Expressions;

internal enum TokenKind
{
    Name,
    Number,
    Text,
    Operator,
    Pipe,
    Colon,
    Comma,
    Dot,
    Open,
    Close,
    End,
}

/// <param name="Offset">In UTF-16 units from the start of the scalar.</param>
internal readonly record struct Token(TokenKind Kind, string Text, int Offset);

/// <summary>Splits an expression into its words and signs.</summary>
internal static class ExpressionLexer
{
    public const int MaxLength = 2_000;

    /// <summary>Never empty: the last token is <see cref="TokenKind.End"/>.</summary>
    public static List<Token> Read(string text, int offset, int length)
    {
        if (length > MaxLength)
        {
            throw new ExpressionException(offset, $"an expression has at most {MaxLength} characters; got {length}.");
        }

        var tokens = new List<Token>();
        var end = offset + length;
        var at = offset;
        while (at < end)
        {
            var c = text[at];
            if (char.IsWhiteSpace(c))
            {
                at++;
                continue;
            }

            var start = at;
            var kind = KindOf(text, ref at, end);
            tokens.Add(kind == TokenKind.Text
                ? new Token(kind, text[(start + 1)..(at - 1)], start)
                : new Token(kind, text[start..at], start));
        }

        tokens.Add(new Token(TokenKind.End, "", end));
        return tokens;
    }

    private static TokenKind KindOf(string text, ref int at, int end)
    {
        var c = text[at];
        if (char.IsAsciiLetter(c) || c == '_')
        {
            // Names may hold hyphens, as Liquid's do: reading-time.
            while (at < end && (char.IsAsciiLetterOrDigit(text[at]) || text[at] is '_' or '-'))
            {
                at++;
            }

            return TokenKind.Name;
        }

        if (char.IsAsciiDigit(c) || (c == '-' && at + 1 < end && char.IsAsciiDigit(text[at + 1])))
        {
            at++;
            var point = false;
            while (at < end && (char.IsAsciiDigit(text[at]) || (!point && text[at] == '.' && at + 1 < end && char.IsAsciiDigit(text[at + 1]))))
            {
                point |= text[at] == '.';
                at++;
            }

            return TokenKind.Number;
        }

        if (c is '"' or '\'')
        {
            var close = text.IndexOf(c, at + 1, end - at - 1);
            if (close < 0)
            {
                throw new ExpressionException(at, $"a text that starts with {c} must end with {c}.");
            }

            at = close + 1;
            return TokenKind.Text;
        }

        if (c is '=' or '!' or '<' or '>')
        {
            var isPair = at + 1 < end && (text[at + 1] == '=' || (c == '<' && text[at + 1] == '>'));
            at += isPair ? 2 : 1;
            if (c is '=' or '!' && !isPair)
            {
                throw new ExpressionException(at - 1, c == '=' ? "a comparison is written ==." : "only != starts with an exclamation mark.");
            }

            return TokenKind.Operator;
        }

        at++;
        return c switch
        {
            '|' => TokenKind.Pipe,
            ':' => TokenKind.Colon,
            ',' => TokenKind.Comma,
            '.' => TokenKind.Dot,
            '[' => TokenKind.Open,
            ']' => TokenKind.Close,
            _ => throw new ExpressionException(at - 1, $"\"{c}\" has no meaning in an expression."),
        };
    }
}
