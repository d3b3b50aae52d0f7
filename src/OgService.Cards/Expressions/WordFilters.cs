using System.Net;
using System.Text;

namespace OgService.Cards.Expressions;

/// <summary>Liquid's and Jekyll's filters of texts that <see cref="Filters"/> does not have, and those that go by the card's language.</summary>
internal static class WordFilters
{
    public static IReadOnlyDictionary<string, Filter> All { get; } = new Dictionary<string, Filter>
    {
        ["lstrip"] = Text(text => text.TrimStart()),
        ["rstrip"] = Text(text => text.TrimEnd()),
        ["strip_newlines"] = Text(text => text.Replace("\r", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal)),
        ["strip_html"] = Text(StripHtml),
        ["normalize_whitespace"] = Text(text => string.Join(' ', Words(text))),

        // Nothing here is HTML: line ends stay what they are, and no character needs hiding.
        ["newline_to_br"] = Text(text => text),
        ["escape"] = Text(text => text),
        ["escape_once"] = Text(text => text),
        ["url_encode"] = Text(text => Uri.EscapeDataString(Whole(text)).Replace("%20", "+", StringComparison.Ordinal)),
        ["url_decode"] = Text(text => Uri.UnescapeDataString(text.Replace('+', ' '))),
        ["slugify"] = Text(Slug),
        ["number_of_words"] = new(0, 0, (input, _, _) => CardValue.Of(Words(input.ToText()).Length)),
        ["replace_first"] = new(2, 2, (input, args, _) => Once(input.ToText(), args[0].ToText(), args[1].ToText(), last: false)),
        ["replace_last"] = new(2, 2, (input, args, _) => Once(input.ToText(), args[0].ToText(), args[1].ToText(), last: true)),
        ["remove_first"] = new(1, 1, (input, args, _) => Once(input.ToText(), args[0].ToText(), "", last: false)),
        ["remove_last"] = new(1, 1, (input, args, _) => Once(input.ToText(), args[0].ToText(), "", last: true)),
        ["abs"] = new(0, 0, (input, _, _) => input.TryGetNumber(out var number) ? CardValue.Of(Math.Abs(number)) : CardValue.Nil),

        ["date_to_string"] = Date("%d %b %Y"),
        ["date_to_long_string"] = Date("%d %B %Y"),
        ["date_to_xmlschema"] = Date("%Y-%m-%dT%H:%M:%S%:z"),
        ["number"] = new(0, 1, (input, args, scope) => input.TryGetNumber(out var number)
            ? CardValue.Of(NumberText.Format(number, args.Count > 0 && args[0].TryGetNumber(out var digits) ? (int)Math.Clamp(digits, 0, 6) : null, scope.Lang))
            : input),
        ["plural"] = new(1, 6, (input, args, scope) => input.TryGetNumber(out var number)
            ? args[Math.Min(args.Count - 1, Plurals.FormOf(number, scope.Lang))]
            : CardValue.Nil),
        ["t"] = new(1, 1, (input, args, scope) => CardValue.Of(Phrases.Say(args[0].ToText(), input, scope.Lang)), Phrases.Names),
    };

    private static Filter Text(Func<string, string> change) =>
        new(0, 0, (input, _, _) => input.IsNil ? input : CardValue.Of(TextTemplate.Cut(change(input.ToText()), TextTemplate.MaxOutput)));

    private static Filter Date(string pattern) =>
        new(0, 0, (input, _, scope) => DateText.TryRead(input, out var date) ? CardValue.Of(DateText.Format(date, pattern, scope.Lang)) : input);

    private static string[] Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    // A lone surrogate has no bytes that could be escaped.
    private static string Whole(string text) => string.Concat(text.EnumerateRunes().Select(rune => rune.ToString()));

    // Tags, comments, and what scripts and styles hold; entities become what they stand for.
    private static string StripHtml(string text)
    {
        var output = new StringBuilder(text.Length);
        var at = 0;
        while (at < text.Length)
        {
            var open = text.IndexOf('<', at);
            if (open < 0)
            {
                break;
            }

            output.Append(text, at, open - at);
            var end = Starts("<!--") ? "-->" : Starts("<script") ? "</script>" : Starts("<style") ? "</style>" : ">";
            var close = text.IndexOf(end, open, StringComparison.OrdinalIgnoreCase);
            if (close < 0)
            {
                // Not a tag: a text may say a < b.
                at = open;
                break;
            }

            at = close + end.Length;

            bool Starts(string tag) => text.AsSpan(open).StartsWith(tag, StringComparison.OrdinalIgnoreCase);
        }

        return WebUtility.HtmlDecode(output.Append(text, at, text.Length - at).ToString());
    }

    private static string Slug(string text)
    {
        var output = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
            {
                output.Append(Rune.ToLowerInvariant(rune).ToString());
            }
            else if (output.Length > 0 && output[^1] != '-')
            {
                output.Append('-');
            }
        }

        return output.ToString().TrimEnd('-');
    }

    private static CardValue Once(string text, string part, string with, bool last)
    {
        var at = part.Length == 0 ? -1 : last ? text.LastIndexOf(part, StringComparison.Ordinal) : text.IndexOf(part, StringComparison.Ordinal);
        return CardValue.Of(at < 0 ? text : TextTemplate.Cut(string.Concat(text.AsSpan(0, at), with, text.AsSpan(at + part.Length)), TextTemplate.MaxOutput));
    }
}
