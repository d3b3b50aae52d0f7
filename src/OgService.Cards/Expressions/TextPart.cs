namespace OgService.Cards.Expressions;

/// <summary>A piece of a <see cref="TextTemplate"/>. Immutable; blocks nest as deep as the parser allows.</summary>
internal abstract class TextPart
{
    public abstract void Write(TextOutput output, Scope scope);
}

internal sealed class LiteralPart(string text) : TextPart
{
    public string Text { get; } = text;

    public override void Write(TextOutput output, Scope scope) => output.Add(Text, isValue: false);
}

internal sealed class ValuePart(Expression value) : TextPart
{
    public Expression Value { get; } = value;

    public override void Write(TextOutput output, Scope scope) => output.Add(Value.Evaluate(scope).ToText(), isValue: true);
}

/// <summary><c>{% if %}</c> and <c>{% unless %}</c> with what follows: the first branch that holds is written.</summary>
internal sealed class BranchPart(IReadOnlyList<TextBranch> branches) : TextPart
{
    public override void Write(TextOutput output, Scope scope)
    {
        foreach (var branch in branches)
        {
            if (branch.Condition is null || branch.Condition.Evaluate(scope).IsTrue != branch.IsNegated)
            {
                output.Write(branch.Parts, scope);
                return;
            }
        }
    }
}

/// <param name="Condition">Null is <c>else</c>.</param>
/// <param name="IsNegated">Written by <c>unless</c>.</param>
internal sealed record TextBranch(Expression? Condition, bool IsNegated, IReadOnlyList<TextPart> Parts);

/// <summary><c>{% for %}</c>, with an <c>{% else %}</c> for no items.</summary>
internal sealed class LoopPart(Loop loop, IReadOnlyList<TextPart> parts, IReadOnlyList<TextPart> otherwise) : TextPart
{
    public override void Write(TextOutput output, Scope scope)
    {
        var rounds = 0;
        foreach (var inner in loop.Scopes(scope))
        {
            rounds++;
            output.Write(parts, inner);
            if (output.IsFull)
            {
                return;
            }
        }

        if (rounds == 0)
        {
            output.Write(otherwise, scope);
        }
    }
}
