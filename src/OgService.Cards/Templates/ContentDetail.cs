using System.Globalization;
using OgService.Cards.Highlighting;
using OgService.Cards.QrCodes;
using OgService.Cards.Sparklines;

namespace OgService.Cards.Templates;

/// <summary>What the keys beside a node's content take.</summary>
internal static class ContentDetail
{
    /// <returns>What is wrong with a value, as a sentence; null when it is right.</returns>
    public static string? Problem(string key, string value) => key switch
    {
        "shape" when value is not ("square" or "dots") => $"shape must be square or dots; got \"{value}\".",
        "correction" when Correction(value) is null => $"correction must be low, medium, quartile or high; got \"{value}\".",
        "language" when CodeLanguages.Find(value) is null => CodeLanguages.Unknown(value),
        "highlight" when Lines(value) is null => $"highlight must be lines such as 2, 4-6; got \"{value}\".",
        "kind" when Kind(value) is null => $"kind must be bar, line or area; got \"{value}\".",
        _ => null,
    };

    /// <summary>Counted from 1.</summary>
    public static IReadOnlySet<int>? Lines(string value)
    {
        const int most = 1_000;
        var lines = new HashSet<int>();
        foreach (var part in value.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries))
        {
            var ends = part.Split('-');
            if (ends.Length > 2 || !TryLine(ends[0], out var first) || !TryLine(ends[^1], out var last) || last < first)
            {
                return null;
            }

            lines.UnionWith(Enumerable.Range(first, last - first + 1));
        }

        return lines;

        static bool TryLine(string text, out int line) =>
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out line) && line is >= 1 and <= most;
    }

    public static QrCorrection? Correction(string value) => value switch
    {
        "low" => QrCorrection.Low,
        "medium" => QrCorrection.Medium,
        "quartile" => QrCorrection.Quartile,
        "high" => QrCorrection.High,
        _ => null,
    };

    public static SparklineKind? Kind(string value) => value switch
    {
        "bar" => SparklineKind.Bar,
        "line" => SparklineKind.Line,
        "area" => SparklineKind.Area,
        _ => null,
    };
}
