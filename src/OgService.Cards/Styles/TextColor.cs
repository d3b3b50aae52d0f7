using OgService.Imaging;

namespace OgService.Cards.Styles;

/// <summary>What letters are filled with.</summary>
/// <param name="Color">Of borders and shadows too that name none; with a gradient its first colour.</param>
internal sealed record TextColor(Rgba Color, Gradient? Gradient)
{
    public const string Expected = CssColor.Expected + ", or linear-gradient(90deg, #38bdf8, #c084fc)";

    public static TextColor? Parse(string text) => CssColor.TryParse(text, out var color) ? new TextColor(color, null)
        : Styles.Gradient.Parse(text) is { } gradient ? new TextColor(gradient.Stops[0].Color, gradient)
        : null;
}
