using OgService.Cards.Styles;

namespace OgService.Cards.Sparklines;

/// <summary>Numbers in a text, parted by commas or spaces.</summary>
internal static class NumberList
{
    public const int MaxCount = 500;

    /// <returns>False for no numbers, too many, and anything else.</returns>
    public static bool TryParse(string text, out IReadOnlyList<double> numbers)
    {
        var found = new List<double>();
        numbers = found;
        foreach (var part in text.Split([',', ' ', '\n', '\t', '[', ']'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (found.Count == MaxCount || !CssText.TryNumber(part, out var number) || !double.IsFinite(number) || Math.Abs(number) > 1e15)
            {
                return false;
            }

            found.Add(number);
        }

        return found.Count > 0;
    }
}
