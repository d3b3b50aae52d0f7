namespace OgService.Cards.Highlighting;

/// <summary>Splits code into tokens by a language's table, in one pass that never looks farther ahead than a line or a quoted text.</summary>
internal sealed class CodeTokenizer(CodeLanguage language, string code)
{
    private readonly TokenList tokens = new();
    private int at;

    // What was last that is no white space: the difference between a sign and an element, between a command and its words.
    private char before = '\n';
    private bool startsLine = true;
    private int depth;

    public IReadOnlyList<CodeToken> Tokens()
    {
        while (at < code.Length)
        {
            var c = code[at];
            if (char.IsWhiteSpace(c))
            {
                startsLine |= c == '\n';
                before = c == '\n' && language.IsShell ? '\n' : before;
                tokens.AddTo(++at, TokenKind.Plain);
                continue;
            }

            if (TryComment())
            {
                continue;
            }

            var start = at;
            Next(c);
            startsLine = startsLine && (code[start] is '-' or '"') && language.IsData && at == start + 1;
            before = code[at - 1];
        }

        return tokens.All;
    }

    // Takes at least one character.
    private void Next(char c)
    {
        if (TryKey() || TryQuoted() || TryElement() || TryNumber(c) || TryMarked(c))
        {
            return;
        }

        if (IsWord(c))
        {
            Word();
            return;
        }

        depth += c == '{' ? 1 : c == '}' ? -1 : 0;
        tokens.AddTo(++at, TokenKind.Punctuation);
    }

    private bool TryComment()
    {
        foreach (var (open, close) in language.BlockComments)
        {
            if (At(open))
            {
                Take(EndOf(close, at + open.Length, isLong: true, escape: null), TokenKind.Comment);
                return true;
            }
        }

        foreach (var mark in language.LineComments)
        {
            // A # within a word or a value is no comment, and // in CSS is one only where addresses do not stand.
            if (At(mark) && (mark.Length > 1 || at == 0 || char.IsWhiteSpace(code[at - 1])) && !(mark == "//" && at > 0 && code[at - 1] == ':'))
            {
                Take(EndOfLine(), TokenKind.Comment);
                return true;
            }
        }

        return false;
    }

    private bool TryQuoted()
    {
        var open = at;
        while (open < code.Length && open - at < 2 && language.QuotePrefixes.Contains(code[open]))
        {
            open++;
        }

        if (open > at && (open >= code.Length || code[open] is not ('"' or '\'') || (at > 0 && IsWord(code[at - 1]))))
        {
            open = at;
        }

        foreach (var quote in language.Quotes)
        {
            if (!At(quote.Open, open))
            {
                continue;
            }

            if (language.HasLifetimes && quote.Open == "'" && !(open + 2 < code.Length && (code[open + 1] == '\\' || code[open + 2] == '\'')))
            {
                at++;
                TakeWord(TokenKind.Name);
                return true;
            }

            var end = EndOf(quote.Close, open + quote.Open.Length, quote.IsLong, quote.Escape);
            Take(end, language.IsData && language.KeyEnd is { } key && IsBefore(key, end) ? TokenKind.Name : TokenKind.String);
            return true;
        }

        return false;
    }

    private bool TryKey()
    {
        if (language.KeyEnd is not { } end)
        {
            return false;
        }

        if (language.IsData)
        {
            if (startsLine && code[at] == '[' && end == '=')
            {
                Take(EndOfLine(), TokenKind.Type);
                return true;
            }

            if (!IsWord(code[at]) || (code[at] == '-' && IsBlank(at + 1)) || !(startsLine || before is '{' or ','))
            {
                return false;
            }
        }
        else if (depth <= 0 || !IsWord(code[at]) || char.IsDigit(code[at]) || !(startsLine || before is '{' or ';'))
        {
            return false;
        }

        var word = at;
        while (word < code.Length && (IsWord(code[word]) || (language.IsData && code[word] is ' ' or '/')))
        {
            word++;
        }

        while (code[word - 1] == ' ')
        {
            word--;
        }

        if (word >= code.Length || !IsBefore(end, word) || (end == ':' && word + 1 < code.Length && code[word] == ':' && !char.IsWhiteSpace(code[word + 1])))
        {
            return false;
        }

        Take(word, TokenKind.Name);
        return true;
    }

    // <Name or </Name where a value would stand.
    private bool TryElement()
    {
        if (!language.HasElements || code[at] is not '<' || at + 1 >= code.Length
            || !(char.IsLetter(code[at + 1]) || code[at + 1] is '/' or '>') || !(startsLine || code[at + 1] == '/' || before is '(' or '{' or '}' or '>' or '?' or ':' or ',' or '=' or '&' or 'n'))
        {
            return false;
        }

        at += code[at + 1] == '/' ? 2 : 1;
        tokens.AddTo(at, TokenKind.Punctuation);
        if (at < code.Length && char.IsLetter(code[at]))
        {
            TakeWord(TokenKind.Name);
        }

        return true;
    }

    private bool TryNumber(char c)
    {
        var isColor = c == '#' && language.Name == "css" && at + 1 < code.Length && char.IsAsciiHexDigit(code[at + 1]) && depth > 0;
        if (!isColor && !char.IsAsciiDigit(c) && !(c == '.' && at + 1 < code.Length && char.IsAsciiDigit(code[at + 1])))
        {
            return false;
        }

        var end = at + 1;
        while (end < code.Length && (char.IsAsciiLetterOrDigit(code[end]) || code[end] is '_' or '%'
            || (code[end] == '.' && end + 1 < code.Length && char.IsAsciiDigit(code[end + 1]))))
        {
            end++;
        }

        // A date or a version in data is one thing.
        if (language.IsData)
        {
            while (end < code.Length && (IsWord(code[end]) || (code[end] == ':' && end + 1 < code.Length && char.IsAsciiDigit(code[end + 1]))))
            {
                end++;
            }
        }

        Take(end, TokenKind.Number);
        return true;
    }

    private bool TryMarked(char c)
    {
        if (!language.NameMarks.Contains(c) || at + 1 >= code.Length || !(char.IsLetter(code[at + 1]) || code[at + 1] is '_' or '{' or '@'))
        {
            return false;
        }

        if (code[at + 1] == '{')
        {
            var close = code.IndexOf('}', at);
            Take(close < 0 || close > EndOfLine() ? at + 1 : close + 1, TokenKind.Name);
            return true;
        }

        // .5 and a.b are not classes; x?y:z is no symbol.
        if (c is '.' or ':' && at > 0 && IsWord(code[at - 1]))
        {
            return false;
        }

        var word = WordFrom(at + 1);
        at++;
        var kind = language.Keywords.Contains(c + word) ? TokenKind.Keyword : c == '@' && language.Name is not ("ruby" or "css") ? TokenKind.Function : TokenKind.Name;
        at += code[at] == '@' ? 1 : 0;
        TakeWord(kind);
        return true;
    }

    private void Word()
    {
        var word = WordFrom(at);
        var end = at + word.Length;
        var known = language.IgnoresCase ? word.ToLowerInvariant() : word;
        var kind = language switch
        {
            _ when before == '.' && !language.IsData && !language.IsShell => MemberOr(end),
            _ when language.Keywords.Contains(known) => TokenKind.Keyword,
            _ when language.Constants.Contains(known) => TokenKind.Number,
            _ when language.Types.Contains(known) => TokenKind.Type,
            { IsShell: true } => ShellWord(word),
            { IsData: true } or { Name: "css" } => TokenKind.Plain,
            { CapitalsAreTypes: true } when char.IsUpper(word[0]) => TokenKind.Type,
            _ => MemberOr(end),
        };
        Take(end, kind);
    }

    private TokenKind MemberOr(int end) => IsBefore('(', end) || code[end - 1] == '!' ? TokenKind.Function : TokenKind.Plain;

    private TokenKind ShellWord(string word) => word[0] == '-' ? TokenKind.Name : before is '\n' or '|' or '&' or ';' or '(' or '$' ? TokenKind.Function : TokenKind.Plain;

    private bool IsWord(char c) => char.IsLetterOrDigit(c) || c == '_' || language.WordCharacters.Contains(c);

    private string WordFrom(int start)
    {
        var end = start;
        while (end < code.Length && IsWord(code[end]))
        {
            end++;
        }

        return code[start..Math.Max(end, Math.Min(start + 1, code.Length))];
    }

    private void TakeWord(TokenKind kind) => Take(at + WordFrom(at).Length, kind);

    private void Take(int end, TokenKind kind)
    {
        at = end;
        tokens.AddTo(end, kind);
    }

    private bool IsBlank(int place) => place >= code.Length || char.IsWhiteSpace(code[place]);

    private bool At(string mark) => At(mark, at);

    private bool At(string mark, int place) => string.CompareOrdinal(code, place, mark, 0, mark.Length) == 0;

    // Whether a character is the next, but for spaces.
    private bool IsBefore(char mark, int place)
    {
        while (place < code.Length && code[place] == ' ')
        {
            place++;
        }

        return place < code.Length && code[place] == mark;
    }

    private int EndOfLine()
    {
        var end = code.IndexOf('\n', at);
        return end < 0 ? code.Length : end;
    }

    private int EndOf(string close, int from, bool isLong, char? escape)
    {
        for (var i = from; i < code.Length; i++)
        {
            if (code[i] == escape)
            {
                i++;
            }
            else if (At(close, i))
            {
                return i + close.Length;
            }
            else if (code[i] == '\n' && !isLong)
            {
                return i;
            }
        }

        return code.Length;
    }
}
