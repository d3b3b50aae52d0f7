using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace OgService.Cards.Expressions;

internal enum CardValueKind
{
    Nil,
    Boolean,
    Number,
    Text,
    Date,
    List,
    Map,
}

/// <summary>What a name stands for in an expression. Immutable; the rules of comparison and truth are Liquid's.</summary>
internal readonly struct CardValue
{
    private readonly object? reference;
    private readonly double number;

    private CardValue(CardValueKind kind, object? reference, double number)
    {
        Kind = kind;
        this.reference = reference;
        this.number = number;
    }

    public static CardValue Nil => default;

    public CardValueKind Kind { get; }

    public bool IsNil => Kind == CardValueKind.Nil;

    /// <summary>Liquid: only nil and false are false.</summary>
    public bool IsTrue => Kind != CardValueKind.Nil && !(Kind == CardValueKind.Boolean && number == 0);

    public IReadOnlyList<CardValue> Items => Kind == CardValueKind.List ? (IReadOnlyList<CardValue>)reference! : [];

    public DateTimeOffset Date => (DateTimeOffset)reference!;

    public static CardValue Of(bool value) => new(CardValueKind.Boolean, null, value ? 1 : 0);

    /// <summary>A number that is none (0/0) or endless becomes nil, so that no later step meets one.</summary>
    public static CardValue Of(double value) => double.IsFinite(value) ? new(CardValueKind.Number, null, value) : Nil;

    public static CardValue Of(string? value) => value is null ? Nil : new(CardValueKind.Text, value, 0);

    public static CardValue Of(DateTimeOffset? value) => value is { } date ? new(CardValueKind.Date, date, 0) : Nil;

    public static CardValue Of(IReadOnlyList<CardValue> items) => new(CardValueKind.List, items, 0);

    public static CardValue Of(IReadOnlyDictionary<string, CardValue> members) => new(CardValueKind.Map, members, 0);

    /// <summary>The member of a map, or the <c>size</c>, <c>first</c> and <c>last</c> of a list; else nil.</summary>
    public CardValue Member(string name) => Kind switch
    {
        CardValueKind.Map => ((IReadOnlyDictionary<string, CardValue>)reference!).TryGetValue(name, out var value) ? value : Nil,
        CardValueKind.List or CardValueKind.Text => name switch
        {
            "size" => Filters.Size(this),
            "first" => Filters.First(this),
            "last" => Filters.Last(this),
            _ => Nil,
        },
        _ => Nil,
    };

    /// <summary>The item at a place, from the end when negative; nil outside.</summary>
    public CardValue At(CardValue index)
    {
        if (index.Kind == CardValueKind.Text)
        {
            return Member(index.ToText());
        }

        if (Kind != CardValueKind.List || index.Kind != CardValueKind.Number)
        {
            return Nil;
        }

        var place = index.number < 0 ? Items.Count + index.number : index.number;
        return place >= 0 && place < Items.Count ? Items[(int)place] : Nil;
    }

    public bool TryGetNumber(out double value)
    {
        value = number;
        return Kind == CardValueKind.Number
            || (Kind == CardValueKind.Text && double.TryParse((string)reference!, NumberStyles.Float, CultureInfo.InvariantCulture, out value)
                && double.IsFinite(value));
    }

    public bool TryGetText([NotNullWhen(true)] out string? text)
    {
        text = reference as string;
        return text is not null;
    }

    /// <summary>As printed: nothing for nil, lists with commas, dates as year-month-day.</summary>
    public string ToText() => Kind switch
    {
        CardValueKind.Boolean => number == 0 ? "false" : "true",
        CardValueKind.Number => number.ToString("0.######", CultureInfo.InvariantCulture),
        CardValueKind.Text => (string)reference!,
        CardValueKind.Date => Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        CardValueKind.List => string.Join(", ", Items.Select(item => item.ToText())),
        _ => "",
    };

    /// <summary>Liquid's <c>empty</c>; nothing at all counts as empty too.</summary>
    public bool IsEmpty => Kind switch
    {
        CardValueKind.Nil => true,
        CardValueKind.Text => ((string)reference!).Length == 0,
        CardValueKind.List => Items.Count == 0,
        _ => false,
    };

    /// <summary>Liquid's <c>blank</c>: empty, false, or only white space.</summary>
    public bool IsBlank => IsEmpty || !IsTrue || (Kind == CardValueKind.Text && string.IsNullOrWhiteSpace((string)reference!));

    public bool IsSameAs(CardValue other) => (Kind, other.Kind) switch
    {
        (CardValueKind.Nil, CardValueKind.Nil) => true,
        (CardValueKind.Boolean, CardValueKind.Boolean) or (CardValueKind.Number, CardValueKind.Number) => number == other.number,
        (CardValueKind.Text, CardValueKind.Text) => (string)reference! == (string)other.reference!,
        (CardValueKind.Date, CardValueKind.Date) => Date == other.Date,
        _ => false,
    };

    /// <summary>Less than 0, 0 or more than 0; null where there is no order between the two.</summary>
    public int? CompareTo(CardValue other) => (Kind, other.Kind) switch
    {
        (CardValueKind.Number, CardValueKind.Number) => number.CompareTo(other.number),
        (CardValueKind.Text, CardValueKind.Text) => string.CompareOrdinal((string)reference!, (string)other.reference!),
        (CardValueKind.Date, CardValueKind.Date) => Date.CompareTo(other.Date),
        _ => null,
    };

    public bool Contains(CardValue part) => Kind switch
    {
        CardValueKind.Text => ((string)reference!).Contains(part.ToText(), StringComparison.Ordinal),
        CardValueKind.List => Items.Any(item => item.IsSameAs(part)),
        _ => false,
    };
}
