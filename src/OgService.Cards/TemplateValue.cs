using OgService.Cards.Templates;

namespace OgService.Cards;

/// <summary>A value that sites and posts may set.</summary>
/// <param name="Type"><c>text</c>, <c>number</c>, <c>color</c>, <c>choice</c> and so on, as in <c>card.yaml</c>.</param>
/// <param name="Expected">What it takes, with its article.</param>
/// <param name="Default">As text; null when only themes, or nobody, give one.</param>
public sealed record TemplateValue(string Name, string Type, string Description, string Expected, string? Default, IReadOnlyList<string> Choices, double? Min, double? Max)
{
    internal static TemplateValue From(ValueDeclaration value) => new(
        value.Name, value.Type.ToString().ToLowerInvariant(), value.Description, value.Expected, value.Default.IsNil ? null : value.Default.ToText(), value.Choices,
        value.Min > double.MinValue ? value.Min : null, value.Max < double.MaxValue ? value.Max : null);
}
