using System.Text;

namespace OgService.Cards.Expressions;

/// <summary>A scalar with <c>{{ }}</c> in it, parsed once. Immutable.</summary>
internal sealed class TextTemplate
{
    /// <summary>UTF-16 units a scalar may evaluate to; the rest is cut off between characters.</summary>
    public const int MaxOutput = 10_000;

    private readonly List<(string? Literal, Expression? Value)> parts;

    private TextTemplate(List<(string?, Expression?)> parts, IReadOnlySet<string> names)
    {
        this.parts = parts;
        Names = names;
    }

    /// <summary>The names that its value depends on.</summary>
    public IReadOnlySet<string> Names { get; }

    /// <summary>The text when it holds no expression, else null.</summary>
    public string? Constant => parts switch
    {
        [] => "",
        [(string literal, _)] => literal,
        _ => null,
    };

    /// <exception cref="ExpressionException">An expression that cannot be read, or an unknown name or filter.</exception>
    public static TextTemplate Parse(string text, KnownNames names)
    {
        var parts = new List<(string?, Expression?)>();
        var used = new HashSet<string>();
        var at = 0;
        while (at < text.Length)
        {
            var open = text.IndexOf("{{", at, StringComparison.Ordinal);
            if (open < 0)
            {
                parts.Add((text[at..], null));
                break;
            }

            if (open > at)
            {
                parts.Add((text[at..open], null));
            }

            var close = FindClose(text, open + 2);
            parts.Add((null, ExpressionParser.ParseValue(text, open + 2, close - open - 2, names, used)));
            at = close + 2;
        }

        return new TextTemplate(parts, used);
    }

    /// <summary>The parts of the text, literal or the values of expressions; none is empty, and all together are not over the ceiling.</summary>
    public List<(string Text, bool IsValue)> EvaluateParts(Scope scope)
    {
        var texts = new List<(string Text, bool IsValue)>(parts.Count);
        var left = MaxOutput;
        foreach (var (literal, value) in parts)
        {
            var text = Cut(literal ?? value!.Evaluate(scope).ToText(), left);
            left -= text.Length;
            if (text.Length > 0)
            {
                texts.Add((text, literal is null));
            }
        }

        return texts;
    }

    /// <summary>The value itself where the text is nothing but one expression, so that a list stays a list; else the text.</summary>
    public CardValue EvaluateValue(Scope scope) => parts is [(_, Expression only)] ? only.Evaluate(scope) : CardValue.Of(Evaluate(scope));

    public string Evaluate(Scope scope)
    {
        switch (parts)
        {
            case []:
                return "";
            case [(string literal, _)]:
                return literal;
            case [(_, Expression only)]:
                return Cut(only.Evaluate(scope).ToText());
        }

        var output = new StringBuilder();
        foreach (var (literal, value) in parts)
        {
            output.Append(literal ?? value!.Evaluate(scope).ToText());
            if (output.Length > MaxOutput)
            {
                break;
            }
        }

        return Cut(output.ToString());
    }

    // A closing pair inside a quoted text does not close the expression.
    private static int FindClose(string text, int at)
    {
        var quote = '\0';
        for (var i = at; i < text.Length; i++)
        {
            if (quote != '\0')
            {
                quote = text[i] == quote ? '\0' : quote;
            }
            else if (text[i] is '"' or '\'')
            {
                quote = text[i];
            }
            else if (text[i] == '}' && i + 1 < text.Length && text[i + 1] == '}')
            {
                return i;
            }
        }

        throw new ExpressionException(at - 2, "{{ is never closed by }}.");
    }

    private static string Cut(string text, int most = MaxOutput)
    {
        if (text.Length <= most)
        {
            return text;
        }

        var end = most > 0 && char.IsHighSurrogate(text[most - 1]) ? most - 1 : most;
        return text[..end];
    }
}
