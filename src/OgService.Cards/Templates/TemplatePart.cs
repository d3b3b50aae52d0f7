using OgService.Cards.Expressions;

namespace OgService.Cards.Templates;

/// <summary>A part where it is included: its tree, and what its arguments are there.</summary>
/// <param name="Arguments">Later ones may use earlier ones.</param>
internal sealed record TemplatePart(TemplateNode Root, IReadOnlyList<NamedText> Arguments)
{
    /// <summary>The names that nodes of the part see.</summary>
    public Scope Bind(Scope scope)
    {
        foreach (var (name, value) in Arguments)
        {
            scope = scope.With(new() { [name] = value.EvaluateValue(scope) });
        }

        return scope;
    }
}
