namespace OgService.Cards.Expressions;

internal delegate CardValue FilterFunction(CardValue input, IReadOnlyList<CardValue> arguments, Scope scope);

/// <summary>A filter and how many arguments it takes. Applying one never fails: an input it cannot use passes through or gives nil.</summary>
/// <param name="Words">What its first argument may be when it is a text; null for any.</param>
internal sealed record Filter(int MinArguments, int MaxArguments, FilterFunction Apply, IReadOnlyCollection<string>? Words = null);
