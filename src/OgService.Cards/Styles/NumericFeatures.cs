namespace OgService.Cards.Styles;

/// <summary>The words of <c>font-variant-numeric</c> (CSS Fonts 4, 6.7) as OpenType features.</summary>
internal static class NumericFeatures
{
    public const string Expected = "tabular-nums, proportional-nums, lining-nums, oldstyle-nums, diagonal-fractions, slashed-zero, ordinal, several of them, or normal";

    public static IReadOnlyList<KeyValuePair<string, int>>? Parse(string text)
    {
        var features = new List<KeyValuePair<string, int>>();
        foreach (var word in text == "normal" ? [] : CssText.SplitWords(text) ?? [""])
        {
            var tag = word switch
            {
                "tabular-nums" => "tnum",
                "proportional-nums" => "pnum",
                "lining-nums" => "lnum",
                "oldstyle-nums" => "onum",
                "diagonal-fractions" => "frac",
                "stacked-fractions" => "afrc",
                "slashed-zero" => "zero",
                "ordinal" => "ordn",
                _ => null,
            };
            if (tag is null || features.Exists(feature => feature.Key == tag))
            {
                return null;
            }

            features.Add(new(tag, 1));
        }

        return features;
    }
}
