namespace OgService.Cards.Expressions;

/// <summary>A scalar with <c>{{ values }}</c> and <c>{% tags %}</c> in it, parsed once. Immutable.</summary>
internal sealed class TextTemplate
{
    /// <summary>UTF-16 units a scalar may evaluate to; the rest is cut off between characters.</summary>
    public const int MaxOutput = 10_000;

    private readonly IReadOnlyList<TextPart> parts;

    private TextTemplate(IReadOnlyList<TextPart> parts, IReadOnlySet<string> names)
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
        [LiteralPart literal] => literal.Text,
        _ => null,
    };

    /// <exception cref="ExpressionException">An expression that cannot be read, or an unknown name or filter.</exception>
    public static TextTemplate Parse(string text, KnownNames names)
    {
        var used = new HashSet<string>();
        return new TextTemplate(TextTemplateParser.Parse(text, names, used), used);
    }

    /// <summary>The parts of the text, literal or the values of expressions; none is empty, and all together are not over the ceiling.</summary>
    public List<(string Text, bool IsValue)> EvaluateParts(Scope scope)
    {
        var output = new TextOutput();
        output.Write(parts, scope);
        return output.Texts;
    }

    /// <summary>The value itself where the text is nothing but one expression, so that a list stays a list; else the text.</summary>
    public CardValue EvaluateValue(Scope scope) => parts is [ValuePart only] ? only.Value.Evaluate(scope) : CardValue.Of(Evaluate(scope));

    public string Evaluate(Scope scope) => parts switch
    {
        [] => "",
        [LiteralPart literal] => literal.Text,
        [ValuePart only] => Cut(only.Value.Evaluate(scope).ToText(), MaxOutput),
        _ => string.Concat(EvaluateParts(scope).Select(part => part.Text)),
    };

    /// <summary>Never inside a character of two units.</summary>
    public static string Cut(string text, int most)
    {
        if (text.Length <= most)
        {
            return text;
        }

        var end = most > 0 && char.IsHighSurrogate(text[most - 1]) ? most - 1 : most;
        return text[..end];
    }
}
