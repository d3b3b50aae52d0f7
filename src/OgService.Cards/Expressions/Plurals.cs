namespace OgService.Cards.Expressions;

/// <summary>Which form of a word goes with a number (after CLDR's rules for cardinal numbers): 0 is the first form that the language has. A number with a
/// fraction takes the last.</summary>
internal static class Plurals
{
    public static int FormOf(double number, string lang)
    {
        var magnitude = Math.Abs(number);
        var n = magnitude < 1e15 ? (long)magnitude : 0;
        var isWhole = magnitude < 1e15 && n == magnitude;
        var (ten, hundred) = (n % 10, n % 100);
        switch (Languages.PrimaryOf(lang))
        {
            case "ja" or "zh" or "ko" or "vi" or "th" or "lo" or "km" or "my" or "id" or "ms":
                return 0;
            case "fr" or "pt" or "hy":
                return n is 0 or 1 ? 0 : 1;
            case "hi" or "bn" or "gu" or "kn" or "fa" or "am":
                return n == 0 || magnitude == 1 ? 0 : 1;
            case "ru" or "uk" or "be":
                return !isWhole ? 2 : ten == 1 && hundred != 11 ? 0 : ten is >= 2 and <= 4 && hundred is not (>= 12 and <= 14) ? 1 : 2;
            case "sr" or "hr" or "bs":
                return !isWhole ? 2 : ten == 1 && hundred != 11 ? 0 : ten is >= 2 and <= 4 && hundred is not (>= 12 and <= 14) ? 1 : 2;
            case "pl":
                return !isWhole ? 2 : n == 1 ? 0 : ten is >= 2 and <= 4 && hundred is not (>= 12 and <= 14) ? 1 : 2;
            case "cs" or "sk":
                return !isWhole ? 2 : n == 1 ? 0 : n is >= 2 and <= 4 ? 1 : 2;
            case "sl":
                return !isWhole ? 3 : hundred == 1 ? 0 : hundred == 2 ? 1 : hundred is 3 or 4 ? 2 : 3;
            case "lt":
                return !isWhole ? 2 : ten == 1 && hundred is not (>= 11 and <= 19) ? 0 : ten >= 2 && hundred is not (>= 11 and <= 19) ? 1 : 2;
            case "lv":
                return !isWhole ? 2 : ten == 1 && hundred != 11 ? 1 : ten == 0 || hundred is >= 11 and <= 19 ? 0 : 2;
            case "ro":
                return !isWhole ? 1 : n == 1 ? 0 : n == 0 || hundred is >= 1 and <= 19 ? 1 : 2;
            case "ar":
                return !isWhole ? 5 : n == 0 ? 0 : n == 1 ? 1 : n == 2 ? 2 : hundred is >= 3 and <= 10 ? 3 : hundred >= 11 ? 4 : 5;
            case "he" or "iw":
                return isWhole && n == 1 ? 0 : isWhole && n == 2 ? 1 : 2;
            case "mk" or "is":
                return isWhole && ten == 1 && hundred != 11 ? 0 : 1;
            default:
                return isWhole && n == 1 ? 0 : 1;
        }
    }
}
