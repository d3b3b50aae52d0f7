namespace OgService.Cards.Expressions;

/// <summary>What names mean while a card is resolved: the post, the site, the template's values, and the loops around a node.</summary>
internal sealed class Scope
{
    private readonly Dictionary<string, CardValue> names;
    private readonly Scope? outer;

    public Scope(Dictionary<string, CardValue> names, string lang)
        : this(names, lang, new EvaluationBudget())
    {
    }

    private Scope(Dictionary<string, CardValue> names, string lang, EvaluationBudget budget)
    {
        this.names = names;
        Lang = lang;
        Budget = budget;
    }

    private Scope(Scope outer, Dictionary<string, CardValue> names)
        : this(names, outer.Lang, outer.Budget) => this.outer = outer;

    /// <summary>One for the whole card.</summary>
    public EvaluationBudget Budget { get; }

    /// <summary>BCP 47: the language of month names.</summary>
    public string Lang { get; }

    public Scope With(Dictionary<string, CardValue> inner) => new(this, inner);

    /// <summary>Nil for a name nobody gave.</summary>
    public CardValue Find(string name)
    {
        for (var scope = this; scope is not null; scope = scope.outer)
        {
            if (scope.names.TryGetValue(name, out var value))
            {
                return value;
            }
        }

        return CardValue.Nil;
    }
}

/// <summary>A parsed expression. Immutable and bounded in depth by the parser; evaluating never fails: what makes no sense is nil.</summary>
internal abstract class Expression
{
    public abstract CardValue Evaluate(Scope scope);
}

internal sealed class LiteralExpression(CardValue value) : Expression
{
    public CardValue Value => value;

    public override CardValue Evaluate(Scope scope) => value;
}

internal sealed class NameExpression(string name) : Expression
{
    public override CardValue Evaluate(Scope scope) => scope.Find(name);
}

internal sealed class MemberExpression(Expression target, string name) : Expression
{
    public override CardValue Evaluate(Scope scope) => target.Evaluate(scope).Member(name);
}

internal sealed class IndexExpression(Expression target, Expression index) : Expression
{
    public override CardValue Evaluate(Scope scope) => target.Evaluate(scope).At(index.Evaluate(scope));
}

internal sealed class FilterExpression(Expression input, Filter filter, IReadOnlyList<Expression> arguments) : Expression
{
    public override CardValue Evaluate(Scope scope)
    {
        var values = arguments.Count == 0 ? [] : new CardValue[arguments.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = arguments[i].Evaluate(scope);
        }

        var given = input.Evaluate(scope);
        return scope.Budget.Take(given) ? filter.Apply(given, values, scope) : CardValue.Nil;
    }
}

internal enum Comparison
{
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Contains,
}

internal sealed class ComparisonExpression(Expression left, Comparison comparison, Expression right) : Expression
{
    public override CardValue Evaluate(Scope scope)
    {
        var a = left.Evaluate(scope);
        var b = right.Evaluate(scope);
        return CardValue.Of(comparison switch
        {
            Comparison.Equal => a.IsSameAs(b),
            Comparison.NotEqual => !a.IsSameAs(b),
            Comparison.Less => a.CompareTo(b) < 0,
            Comparison.LessOrEqual => a.CompareTo(b) <= 0,
            Comparison.Greater => a.CompareTo(b) > 0,
            Comparison.GreaterOrEqual => a.CompareTo(b) >= 0,
            _ => a.Contains(b),
        });
    }
}

/// <summary>A comparison with Liquid's <c>empty</c> or <c>blank</c>.</summary>
internal sealed class EmptinessExpression(Expression value, bool blank, bool negated) : Expression
{
    public override CardValue Evaluate(Scope scope)
    {
        var found = value.Evaluate(scope);
        return CardValue.Of((blank ? found.IsBlank : found.IsEmpty) != negated);
    }
}

internal sealed class LogicalExpression(Expression left, bool isAnd, Expression right) : Expression
{
    public override CardValue Evaluate(Scope scope)
    {
        var first = left.Evaluate(scope).IsTrue;
        return CardValue.Of(first == isAnd ? right.Evaluate(scope).IsTrue : first);
    }
}
