using OgService.Cards.Styles;
using OgService.Unicode;

namespace OgService.Cards.Expressions;

/// <summary>The filters of the template language. Names and meanings are Liquid's where Liquid has them; lengths count graphemes, so that
/// nothing is ever cut inside a character.</summary>
internal static class Filters
{
    private const int MaxItems = 1_000;

    public static IReadOnlyDictionary<string, Filter> All => AllFilters.Value;

    private static readonly Dictionary<string, Filter> Own = new()
    {
        ["upcase"] = Text(text => text.ToUpperInvariant()),
        ["downcase"] = Text(text => text.ToLowerInvariant()),
        ["capitalize"] = Text(Capitalize),
        ["initials"] = Text(Initials),
        ["strip"] = Text(text => text.Trim()),
        ["truncate"] = new(1, 2, (input, args, _) => CardValue.Of(Truncate(input.ToText(), Whole(args[0]), args.Count > 1 ? args[1].ToText() : "…"))),
        ["truncatewords"] = new(1, 2, (input, args, _) => CardValue.Of(TruncateWords(input.ToText(), Whole(args[0]), args.Count > 1 ? args[1].ToText() : "…"))),
        ["append"] = new(1, 1, (input, args, _) => CardValue.Of(Bounded(input.ToText() + args[0].ToText()))),
        ["prepend"] = new(1, 1, (input, args, _) => CardValue.Of(Bounded(args[0].ToText() + input.ToText()))),
        ["replace"] = new(2, 2, (input, args, _) => CardValue.Of(Replace(input.ToText(), args[0].ToText(), args[1].ToText()))),
        ["remove"] = new(1, 1, (input, args, _) => CardValue.Of(Replace(input.ToText(), args[0].ToText(), ""))),
        ["split"] = new(1, 1, (input, args, _) => Split(input.ToText(), args[0].ToText())),
        ["slice"] = new(1, 2, (input, args, _) => Slice(input, Whole(args[0]), args.Count > 1 ? Whole(args[1]) : 1)),
        ["join"] = new(0, 1, (input, args, _) => input.Kind == CardValueKind.List
            ? CardValue.Of(Bounded(string.Join(args.Count > 0 ? args[0].ToText() : " ", input.Items.Select(item => item.ToText()))))
            : input),
        ["first"] = new(0, 0, (input, _, _) => First(input)),
        ["last"] = new(0, 0, (input, _, _) => Last(input)),
        ["size"] = new(0, 0, (input, _, _) => Size(input)),
        ["limit"] = new(1, 1, (input, args, _) => Slice(input, 0, Whole(args[0]))),
        ["reverse"] = new(0, 0, (input, _, _) => input.Kind == CardValueKind.List ? CardValue.Of([.. input.Items.Reverse()]) : input),
        ["default"] = new(1, 1, (input, args, _) => input.IsEmpty || !input.IsTrue ? args[0] : input),
        ["date"] = new(1, 1, (input, args, scope) => DateText.TryRead(input, out var date) ? CardValue.Of(DateText.Format(date, args[0].ToText(), scope.Lang)) : input),
        ["plus"] = Number((a, b) => a + b),
        ["minus"] = Number((a, b) => a - b),
        ["times"] = Number((a, b) => a * b),
        ["divided_by"] = Number((a, b) => a / b),
        ["modulo"] = Number((a, b) => a % b),
        ["at_least"] = Number(Math.Max),
        ["at_most"] = Number(Math.Min),
        ["round"] = new(0, 1, (input, args, _) => Round(input, args.Count > 0 ? Math.Clamp(Whole(args[0]), 0, 6) : 0)),
        ["ceil"] = new(0, 0, (input, _, _) => input.TryGetNumber(out var number) ? CardValue.Of(Math.Ceiling(number)) : CardValue.Nil),
        ["floor"] = new(0, 0, (input, _, _) => input.TryGetNumber(out var number) ? CardValue.Of(Math.Floor(number)) : CardValue.Nil),
        ["alpha"] = new(1, 1, (input, args, _) => Color(input, args[0], null, (color, amount, _) => color with { A = CssColor.ToByte(color.A * amount) })),
        ["contrast"] = new(2, 2, (input, args, _) => Contrast(input, args[0], args[1])),
        ["mix"] = new(2, 2, (input, args, _) => Color(input, args[1], args[0], (color, amount, other) => CssColor.Mix(color, other, amount))),
    };

    // Of the first word and the last: what stands for a person without a picture.
    private static string Initials(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0 ? "" : First(CardValue.Of(words[0])).ToText() + (words.Length > 1 ? First(CardValue.Of(words[^1])).ToText() : "");
    }

    private static readonly Lazy<Dictionary<string, Filter>> AllFilters = new(() => new([.. Own, .. ListFilters.All, .. WordFilters.All]));

    // The one of two that stands out more against a colour.
    private static CardValue Contrast(CardValue input, CardValue first, CardValue second) =>
        CssColor.TryParse(input.ToText(), out var under) && CssColor.TryParse(first.ToText(), out var a) && CssColor.TryParse(second.ToText(), out var b)
            ? CssColor.ContrastOf(under, b) > CssColor.ContrastOf(under, a) ? second : first
            : CardValue.Nil;

    public static CardValue First(CardValue input) => input.Kind switch
    {
        CardValueKind.List => input.Items is [var first, ..] ? first : CardValue.Nil,
        CardValueKind.Text => Slice(input, 0, 1),
        _ => CardValue.Nil,
    };

    public static CardValue Last(CardValue input) => input.Kind switch
    {
        CardValueKind.List => input.Items is [.., var last] ? last : CardValue.Nil,
        CardValueKind.Text => Slice(input, -1, 1),
        _ => CardValue.Nil,
    };

    public static CardValue Size(CardValue input) => CardValue.Of(input.Kind switch
    {
        CardValueKind.List => input.Items.Count,
        CardValueKind.Text => Graphemes(input.ToText()).Count,
        _ => (double)0,
    });

    private static Filter Text(Func<string, string> change) =>
        new(0, 0, (input, _, _) => input.IsNil ? input : CardValue.Of(change(input.ToText())));

    private static Filter Number(Func<double, double, double> calculate) => new(1, 1, (input, args, _) =>
        input.TryGetNumber(out var a) && args[0].TryGetNumber(out var b) ? CardValue.Of(calculate(a, b)) : CardValue.Nil);

    private static CardValue Round(CardValue input, int digits) =>
        input.TryGetNumber(out var number) ? CardValue.Of(Math.Round(number, digits, MidpointRounding.AwayFromZero)) : CardValue.Nil;

    private static int Whole(CardValue value) => value.TryGetNumber(out var number) ? (int)Math.Clamp(number, -1_000_000, 1_000_000) : 0;

    private static string Bounded(string text) => text.Length <= TextTemplate.MaxOutput ? text : text[..TextTemplate.MaxOutput];

    public static string Capitalize(string text)
    {
        var first = GraphemeBreaker.NextLength(text);
        return text[..first].ToUpperInvariant() + text[first..];
    }

    // The length counts the ellipsis, as in Liquid.
    private static string Truncate(string text, int length, string ellipsis)
    {
        var starts = Graphemes(text);
        if (starts.Count <= length)
        {
            return text;
        }

        var kept = Math.Max(0, length - Graphemes(ellipsis).Count);
        return text[..(kept < starts.Count ? starts[kept] : text.Length)].TrimEnd() + ellipsis;
    }

    private static string TruncateWords(string text, int count, string ellipsis)
    {
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return words.Length <= count ? text : string.Join(' ', words.Take(Math.Max(1, count))) + ellipsis;
    }

    private static string Replace(string text, string part, string with) =>
        part.Length == 0 || (long)text.Length * Math.Max(1, with.Length) > 10_000_000 ? text : Bounded(text.Replace(part, with, StringComparison.Ordinal));

    private static CardValue Split(string text, string separator)
    {
        var parts = separator.Length == 0
            ? Graphemes(text).Select(start => GraphemeAt(text, start)).Take(MaxItems)
            : text.Split(separator, MaxItems).AsEnumerable();
        return CardValue.Of([.. parts.Select(CardValue.Of)]);
    }

    private static CardValue Slice(CardValue input, int start, int length)
    {
        if (input.Kind == CardValueKind.List)
        {
            var (from, to) = Range(start, length, input.Items.Count);
            return CardValue.Of([.. input.Items.Skip(from).Take(to - from)]);
        }

        var text = input.ToText();
        var starts = Graphemes(text);
        var (first, end) = Range(start, length, starts.Count);
        return CardValue.Of(text[Offset(first)..Offset(end)]);

        int Offset(int grapheme) => grapheme < starts.Count ? starts[grapheme] : text.Length;
    }

    private static (int From, int To) Range(int start, int length, int count)
    {
        var from = Math.Clamp(start < 0 ? count + start : start, 0, count);
        return (from, (int)Math.Clamp((long)from + Math.Max(0, length), from, count));
    }

    private static List<int> Graphemes(string text)
    {
        var starts = new List<int>();
        for (var at = 0; at < text.Length; at += Math.Max(1, GraphemeBreaker.NextLength(text.AsSpan(at))))
        {
            starts.Add(at);
        }

        return starts;
    }

    private static string GraphemeAt(string text, int start) => text.Substring(start, Math.Max(1, GraphemeBreaker.NextLength(text.AsSpan(start))));

    private static CardValue Color(CardValue input, CardValue amount, CardValue? other, Func<Imaging.Rgba, double, Imaging.Rgba, Imaging.Rgba> change)
    {
        Imaging.Rgba second = default;
        return CssColor.TryParse(input.ToText(), out var color) && amount.TryGetNumber(out var number)
            && (other is null || CssColor.TryParse(other.Value.ToText(), out second))
            ? CardValue.Of(change(color, Math.Clamp(number, 0, 1), second).ToString())
            : CardValue.Nil;
    }
}
