using OgService.Imaging;

namespace OgService.Cards.Styles;

/// <summary>One shadow of <c>box-shadow</c>; lengths as written.</summary>
/// <param name="Color">Null is the text colour.</param>
/// <param name="IsInset">Cast by the surroundings into the box.</param>
internal sealed record BoxShadow(Length X, Length Y, Length Blur, Length Spread, Rgba? Color, bool IsInset = false)
{
    public const string Expected = "shadows such as 0 12px 30px rgb(0 0 0 / 40%) or inset 0 1px 0 white, parted by commas, or none";

    private const int MaxShadows = 8;

    // A larger blur costs time and looks like nothing.
    private const float MaxBlurPx = 400;

    public const string ExpectedOfText = "shadows such as 0 4px 12px rgb(0 0 0 / 40%), parted by commas, or none";

    /// <summary>Those of <c>text-shadow</c>, which do not spread.</summary>
    public static IReadOnlyList<BoxShadow>? ParseTextList(string text) => ParseList(text, maxLengths: 3);

    public static IReadOnlyList<BoxShadow>? ParseList(string text) => ParseList(text, maxLengths: 4);

    public BoxShadow Compute(StyleContext context) => this with
    {
        X = X.Compute(context),
        Y = Y.Compute(context),
        Blur = Length.Px(Math.Clamp(Blur.Compute(context).Value, 0, MaxBlurPx)),
        Spread = Spread.Compute(context),
    };

    private static IReadOnlyList<BoxShadow>? ParseList(string text, int maxLengths)
    {
        if (text == "none")
        {
            return [];
        }

        var parts = CssText.SplitList(text);
        if (parts is null || parts.Count > MaxShadows)
        {
            return null;
        }

        var shadows = new List<BoxShadow>(parts.Count);
        foreach (var part in parts)
        {
            if (Parse(part, maxLengths) is not { } shadow)
            {
                return null;
            }

            shadows.Add(shadow);
        }

        return shadows;
    }

    private static BoxShadow? Parse(string text, int maxLengths)
    {
        var lengths = new List<Length>();
        Rgba? color = null;
        var isInset = false;
        foreach (var word in CssText.SplitWords(text) ?? [])
        {
            if (!isInset && maxLengths == 4 && word.Equals("inset", StringComparison.OrdinalIgnoreCase))
            {
                isInset = true;
            }
            else if (Length.TryParse(word, out var length) && !length.HasPercent)
            {
                lengths.Add(length);
            }
            else if (color is null && CssColor.TryParse(word, out var parsed))
            {
                color = parsed;
            }
            else
            {
                return null;
            }
        }

        return lengths.Count < 2 || lengths.Count > maxLengths || (lengths.Count > 2 && lengths[2].Value < 0)
            ? null
            : new BoxShadow(lengths[0], lengths[1], lengths.ElementAtOrDefault(2), lengths.ElementAtOrDefault(3), color, isInset);
    }
}
