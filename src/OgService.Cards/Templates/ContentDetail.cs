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
        "kind" when Kind(value) is null => $"kind must be bar, line or area; got \"{value}\".",
        _ => null,
    };

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
