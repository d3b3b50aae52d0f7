namespace OgService.Cards.Expressions;

/// <summary>Liquid's filters of lists.</summary>
internal static class ListFilters
{
    private const int MaxItems = 1_000;

    public static IReadOnlyDictionary<string, Filter> All { get; } = new Dictionary<string, Filter>
    {
        ["map"] = new(1, 1, (input, args, _) => Each(input, items => items.Select(item => item.Member(args[0].ToText())))),
        ["where"] = new(1, 2, (input, args, _) => Each(input, items => items.Where(item => Fits(item.Member(args[0].ToText()), args)))),
        ["compact"] = new(0, 0, (input, _, _) => Each(input, items => items.Where(item => !item.IsNil))),
        ["uniq"] = new(0, 0, (input, _, _) => Each(input, Unique)),
        ["sort"] = new(0, 1, (input, args, _) => Each(input, items => Sorted(items, args, item => item))),
        ["sort_natural"] = new(0, 1, (input, args, _) => Each(input, items => Sorted(items, args,
            item => item.Kind == CardValueKind.Text ? CardValue.Of(item.ToText().ToLowerInvariant()) : item))),
        ["concat"] = new(1, 1, (input, args, _) => Each(input, items => items.Concat(args[0].Items).Take(MaxItems))),
        ["sum"] = new(0, 1, (input, args, _) => CardValue.Of(input.Items.Sum(item => Key(item, args).TryGetNumber(out var number) ? number : 0))),
        ["array_to_sentence_string"] = new(0, 1, (input, args, _) => Sentence(input, args.Count > 0 ? args[0].ToText() : "and")),
    };

    private static CardValue Each(CardValue input, Func<IReadOnlyList<CardValue>, IEnumerable<CardValue>> change) =>
        input.Kind == CardValueKind.List ? CardValue.Of([.. change(input.Items)]) : input;

    private static bool Fits(CardValue member, IReadOnlyList<CardValue> args) => args.Count > 1 ? member.IsSameAs(args[1]) : member.IsTrue;

    private static CardValue Key(CardValue item, IReadOnlyList<CardValue> args) => args.Count > 0 ? item.Member(args[0].ToText()) : item;

    private static IEnumerable<CardValue> Unique(IReadOnlyList<CardValue> items)
    {
        var seen = new HashSet<(CardValueKind, string)>();
        return [.. items.Where(item => seen.Add((item.Kind, item.ToText())))];
    }

    // By kind first, so that there is one order for any mixture; things without an order stay where they are.
    private static IEnumerable<CardValue> Sorted(IReadOnlyList<CardValue> items, IReadOnlyList<CardValue> args, Func<CardValue, CardValue> fold) =>
        items.Order(Comparer<CardValue>.Create((one, other) =>
        {
            var (a, b) = (fold(Key(one, args)), fold(Key(other, args)));
            return a.CompareTo(b) ?? a.Kind.CompareTo(b.Kind);
        }));

    private static CardValue Sentence(CardValue input, string word) => input.Items switch
    {
        [] => input,
        [var only] => CardValue.Of(only.ToText()),
        [var one, var other] => CardValue.Of($"{one.ToText()} {word} {other.ToText()}"),
        var items => CardValue.Of(TextTemplate.Cut($"{string.Join(", ", items.SkipLast(1).Select(item => item.ToText()))}, {word} {items[^1].ToText()}", TextTemplate.MaxOutput)),
    };
}
