using System.Globalization;
using System.Text;

namespace OgService.Cards.Expressions;

/// <summary>Numbers as a language writes them, from our own table (after CLDR's), so that they are the same on every machine. Digits are always 0 to 9.</summary>
internal static class NumberText
{
    private const string NarrowSpace = "\u202F";
    private const string Space = "\u00A0";

    // Languages that are not here write 1,234.5.
    private static readonly HashSet<string> Points = Words("de es it pt nl da id tr el ro hr bs sr sl mk ca gl eu is vi az lo km");
    private static readonly HashSet<string> Spaces = Words("sv nb no nn fi cs sk pl hu bg ru uk be et lt lv ka hy kk uz sq af");

    // A number of four digits stands without a sign between groups.
    private static readonly HashSet<string> GroupsFromFive = Words("es pt pl bg ca gl et hu lv ka sq");

    // Hundreds and thousands, then pairs: 12,34,567.
    private static readonly HashSet<string> PairsAfterThousand = Words("hi bn ta te mr gu pa kn ml ne");

    /// <param name="digits">Behind the decimal sign; null for as many as there are, at most three.</param>
    public static string Format(double number, int? digits, string lang)
    {
        var language = Languages.PrimaryOf(lang);
        var (point, group) = language == "fr" ? (",", NarrowSpace) : Points.Contains(language) ? (",", ".") : Spaces.Contains(language) ? (",", Space) : (".", ",");
        var rounded = Math.Round(Math.Abs(number), digits ?? 3, MidpointRounding.AwayFromZero);
        if (rounded >= 1e15)
        {
            return number.ToString("0.######", CultureInfo.InvariantCulture);
        }

        var plain = rounded.ToString(digits is { } fixedDigits ? "0." + new string('0', fixedDigits) : "0.###", CultureInfo.InvariantCulture).Split('.');
        var whole = plain[0];
        var output = new StringBuilder(number < 0 && rounded != 0 ? "-" : "");
        var grouped = whole.Length > (GroupsFromFive.Contains(language) ? 4 : 3);
        for (var i = 0; i < whole.Length; i++)
        {
            var left = whole.Length - i;
            var starts = PairsAfterThousand.Contains(language) ? left == 3 || (left > 3 && left % 2 == 1) : left % 3 == 0;
            if (grouped && i > 0 && starts)
            {
                output.Append(group);
            }

            output.Append(whole[i]);
        }

        return plain.Length > 1 ? output.Append(point).Append(plain[1]).ToString() : output.ToString();
    }

    private static HashSet<string> Words(string text) => [.. text.Split(' ')];
}
