using System.Globalization;

namespace OgService.Cards.Expressions;

/// <summary>Parses Liquid expressions: values with filters (<c>title | truncate: 60</c>), conditions (<c>tags.size &gt; 2 and author</c>) and
/// loops (<c>tag in tags limit: 4</c>). The grammar has no brackets, so depth is bounded by the number of operators, which is capped.</summary>
internal sealed class ExpressionParser
{
    private const int MaxOperators = 32;

    private readonly List<Token> tokens;
    private readonly KnownNames names;
    private readonly ISet<string>? used;
    private int at;
    private int operators;

    private ExpressionParser(string text, int offset, int length, KnownNames names, ISet<string>? used = null)
    {
        tokens = ExpressionLexer.Read(text, offset, length);
        this.names = names;
        this.used = used;
    }

    private Token Now => tokens[at];

    /// <summary>What stands between <c>{{</c> and <c>}}</c>.</summary>
    /// <param name="used">Receives the names that the value depends on.</param>
    public static Expression ParseValue(string text, int offset, int length, KnownNames names, ISet<string> used)
    {
        var parser = new ExpressionParser(text, offset, length, names, used);
        var value = parser.ReadFiltered();
        parser.ExpectEnd();
        return value;
    }

    /// <summary>What stands after <c>if:</c>.</summary>
    public static Expression ParseCondition(string text, KnownNames names)
    {
        var (offset, length) = WithoutBraces(text);
        return ParseCondition(text, offset, length, names, null);
    }

    /// <summary>What stands in <c>{% if … %}</c>.</summary>
    public static Expression ParseCondition(string text, int offset, int length, KnownNames names, ISet<string>? used)
    {
        var parser = new ExpressionParser(text, offset, length, names, used);
        var value = parser.ReadCondition();
        parser.ExpectEnd();
        return value;
    }

    /// <summary>What stands after <c>for:</c>.</summary>
    public static Loop ParseLoop(string text, KnownNames names)
    {
        var (offset, length) = WithoutBraces(text);
        return ParseLoop(text, offset, length, names, null);
    }

    /// <summary>What stands in <c>{% for … %}</c>.</summary>
    public static Loop ParseLoop(string text, int offset, int length, KnownNames names, ISet<string>? used) => new ExpressionParser(text, offset, length, names, used).ReadLoop();

    // People write if: "{{ x }}" too; it means the same.
    private static (int Offset, int Length) WithoutBraces(string text)
    {
        var trimmed = text.Trim();
        return trimmed.StartsWith("{{", StringComparison.Ordinal) && trimmed.EndsWith("}}", StringComparison.Ordinal) && trimmed.Length >= 4
            ? (text.IndexOf("{{", StringComparison.Ordinal) + 2, trimmed.Length - 4)
            : (0, text.Length);
    }

    private Loop ReadLoop()
    {
        var variable = Expect(TokenKind.Name, "a name for each item, as in tag in tags");
        if (KnownNames.IsReserved(variable.Text))
        {
            throw new ExpressionException(variable.Offset, $"\"{variable.Text}\" already means something; name the item differently.");
        }

        if (!TryTakeWord("in"))
        {
            throw Unexpected("in, as in tag in tags");
        }

        var items = ReadFiltered();
        Expression? limit = null;
        Expression? offset = null;
        var reversed = false;
        while (Now.Kind == TokenKind.Name)
        {
            var option = Take();
            switch (option.Text)
            {
                case "limit":
                    Expect(TokenKind.Colon, "a colon");
                    limit = ReadPrimary();
                    break;
                case "offset":
                    Expect(TokenKind.Colon, "a colon");
                    offset = ReadPrimary();
                    break;
                case "reversed":
                    reversed = true;
                    break;
                default:
                    throw new ExpressionException(option.Offset, KnownNames.Unknown("loop option", option.Text, ["limit", "offset", "reversed"]));
            }
        }

        ExpectEnd();
        return new Loop(variable.Text, items, limit, offset, reversed);
    }

    // Liquid reads conditions from the right: a and b or c is a and (b or c).
    private Expression ReadCondition()
    {
        var terms = new List<Expression> { ReadComparison() };
        var joins = new List<bool>();
        while (Now.Kind == TokenKind.Name && Now.Text is "and" or "or")
        {
            CountOperator();
            joins.Add(Take().Text == "and");
            terms.Add(ReadComparison());
        }

        var result = terms[^1];
        for (var i = joins.Count - 1; i >= 0; i--)
        {
            result = new LogicalExpression(terms[i], joins[i], result);
        }

        return result;
    }

    private Expression ReadComparison()
    {
        var left = ReadFiltered();
        Comparison comparison;
        if (Now.Kind == TokenKind.Operator)
        {
            comparison = Now.Text switch
            {
                "==" => Comparison.Equal,
                "!=" or "<>" => Comparison.NotEqual,
                "<" => Comparison.Less,
                "<=" => Comparison.LessOrEqual,
                ">" => Comparison.Greater,
                _ => Comparison.GreaterOrEqual,
            };
        }
        else if (Now is { Kind: TokenKind.Name, Text: "contains" })
        {
            comparison = Comparison.Contains;
        }
        else
        {
            return left;
        }

        CountOperator();
        var sign = Take();
        if (Now is { Kind: TokenKind.Name, Text: "empty" or "blank" })
        {
            if (comparison is not (Comparison.Equal or Comparison.NotEqual))
            {
                throw new ExpressionException(sign.Offset, $"only == and != compare with {Now.Text}.");
            }

            return new EmptinessExpression(left, Take().Text == "blank", comparison == Comparison.NotEqual);
        }

        return new ComparisonExpression(left, comparison, ReadFiltered());
    }

    private Expression ReadFiltered()
    {
        var value = ReadPrimary();
        while (Now.Kind == TokenKind.Pipe)
        {
            CountOperator();
            Take();
            var name = Expect(TokenKind.Name, "the name of a filter");
            if (!Filters.All.TryGetValue(name.Text, out var filter))
            {
                throw new ExpressionException(name.Offset, KnownNames.Unknown("filter", name.Text, Filters.All.Keys));
            }

            var arguments = new List<Expression>();
            if (Now.Kind == TokenKind.Colon)
            {
                do
                {
                    Take();
                    arguments.Add(ReadPrimary());
                }
                while (Now.Kind == TokenKind.Comma && arguments.Count < MaxOperators);
            }

            if (arguments.Count < filter.MinArguments || arguments.Count > filter.MaxArguments)
            {
                throw new ExpressionException(name.Offset, $"filter {name.Text} takes {Count(filter)}; got {arguments.Count}.");
            }

            if (filter.Words is { } words && arguments is [LiteralExpression literal, ..] && !words.Contains(literal.Value.ToText()))
            {
                throw new ExpressionException(name.Offset, KnownNames.Unknown($"word of {name.Text}", literal.Value.ToText(), words));
            }

            value = new FilterExpression(value, filter, arguments);
        }

        return value;
    }

    private static string Count(Filter filter) => filter.MinArguments == filter.MaxArguments
        ? filter.MinArguments switch { 0 => "no argument", 1 => "1 argument", var n => $"{n} arguments" }
        : $"{filter.MinArguments} to {filter.MaxArguments} arguments";

    private Expression ReadPrimary()
    {
        var token = Take();
        switch (token.Kind)
        {
            case TokenKind.Text:
                return new LiteralExpression(CardValue.Of(token.Text));
            case TokenKind.Number:
                return new LiteralExpression(CardValue.Of(double.Parse(token.Text, NumberStyles.Float, CultureInfo.InvariantCulture)));
            case TokenKind.Name:
                return token.Text switch
                {
                    "true" => new LiteralExpression(CardValue.Of(true)),
                    "false" => new LiteralExpression(CardValue.Of(false)),
                    "nil" or "null" => new LiteralExpression(CardValue.Nil),
                    "empty" or "blank" => new LiteralExpression(CardValue.Of("")),
                    _ => ReadPath(token),
                };
            default:
                at--;
                throw Unexpected("a value");
        }
    }

    private Expression ReadPath(Token root)
    {
        names.Check(root.Text, root.Offset);
        used?.Add(root.Text);
        Expression value = new NameExpression(root.Text);
        string? path = root.Text;
        while (Now.Kind is TokenKind.Dot or TokenKind.Open)
        {
            CountOperator();
            if (Take().Kind == TokenKind.Dot)
            {
                var member = Expect(TokenKind.Name, "a name after the dot");
                names.CheckMember(path, member.Text, member.Offset);
                value = new MemberExpression(value, member.Text);
            }
            else
            {
                var index = Take();
                value = index.Kind switch
                {
                    TokenKind.Number => new IndexExpression(value, new LiteralExpression(CardValue.Of(double.Parse(index.Text, NumberStyles.Float, CultureInfo.InvariantCulture)))),
                    TokenKind.Name => new IndexExpression(value, Checked(index)),
                    _ => throw new ExpressionException(index.Offset, "an index is a whole number or a name, as in tags[0]."),
                };
                Expect(TokenKind.Close, "a closing bracket");
            }

            path = null;
        }

        return value;
    }

    private NameExpression Checked(Token name)
    {
        names.Check(name.Text, name.Offset);
        used?.Add(name.Text);
        return new NameExpression(name.Text);
    }

    private void CountOperator()
    {
        if (++operators > MaxOperators)
        {
            throw new ExpressionException(Now.Offset, $"an expression has at most {MaxOperators} filters and operators.");
        }
    }

    private bool TryTakeWord(string word)
    {
        if (Now.Kind != TokenKind.Name || Now.Text != word)
        {
            return false;
        }

        at++;
        return true;
    }

    private Token Take() => Now.Kind == TokenKind.End ? tokens[at] : tokens[at++];

    private Token Expect(TokenKind kind, string wanted) => Now.Kind == kind ? Take() : throw Unexpected(wanted);

    private void ExpectEnd()
    {
        if (Now.Kind != TokenKind.End)
        {
            throw Unexpected("the end of the expression");
        }
    }

    private ExpressionException Unexpected(string wanted) =>
        new(Now.Offset, Now.Kind == TokenKind.End ? $"expected {wanted}; the expression ends." : $"expected {wanted}; got \"{Now.Text}\".");
}

/// <summary>A <c>for</c> on a node.</summary>
internal sealed record Loop(string Variable, Expression Items, Expression? Limit, Expression? Offset, bool Reversed)
{
    /// <summary>Rounds of one loop; more items are left out.</summary>
    public const int MaxRounds = 100;

    public IReadOnlyList<CardValue> Expand(Scope scope)
    {
        var items = Items.Evaluate(scope).Items.AsEnumerable();
        if (Offset?.Evaluate(scope).TryGetNumber(out var skipped) == true)
        {
            items = items.Skip((int)Math.Clamp(skipped, 0, int.MaxValue));
        }

        var limit = Limit?.Evaluate(scope).TryGetNumber(out var wanted) == true ? (int)Math.Clamp(wanted, 0, MaxRounds) : MaxRounds;
        items = items.Take(limit);
        return Reversed ? [.. items.Reverse()] : [.. items];
    }

    /// <summary>One scope a round, with the variable and <c>forloop</c>.</summary>
    public IEnumerable<Scope> Scopes(Scope scope)
    {
        var items = Expand(scope);
        for (var i = 0; i < items.Count && scope.Budget.TakeRound(); i++)
        {
            yield return scope.With(new()
            {
                [Variable] = items[i],
                ["forloop"] = CardValue.Of(new Dictionary<string, CardValue>
                {
                    ["index"] = CardValue.Of(i + 1),
                    ["index0"] = CardValue.Of(i),
                    ["first"] = CardValue.Of(i == 0),
                    ["last"] = CardValue.Of(i == items.Count - 1),
                    ["length"] = CardValue.Of(items.Count),
                }),
            });
        }
    }
}
