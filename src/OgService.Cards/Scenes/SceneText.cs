using System.Globalization;
using System.Text;
using OgService.Raster;

namespace OgService.Cards.Scenes;

/// <summary>Prints a scene, a line an item. Numbers have at most two decimals; the form is for reading and comparing, not for reading back.</summary>
internal static class SceneText
{
    public static string Write(Scene scene)
    {
        var output = new StringBuilder();
        output.Append(CultureInfo.InvariantCulture, $"card {scene.Size} background {scene.Background}\n");
        var indent = 0;
        foreach (var item in scene.Items)
        {
            indent -= item is EndClipItem or EndOpacityItem ? 1 : 0;
            if (item is EndClipItem or EndOpacityItem)
            {
                continue;
            }

            output.Append(' ', indent * 2).Append(Describe(item)).Append('\n');
            indent += item is ClipItem or OpacityItem ? 1 : 0;
        }

        foreach (var note in scene.Notes)
        {
            output.Append("note ").Append(note.Code).Append(' ').Append(Quote(note.Message));
            if (note.Node is { } node)
            {
                output.Append(" at ").Append(node);
            }

            output.Append('\n');
        }

        return output.ToString();
    }

    private static string Describe(SceneItem item) => item switch
    {
        FillItem fill => $"box {Place(fill.Rect)}{Radius(fill.Radii)} fill {Describe(fill.Paint)}",
        BorderItem border => $"border {Place(border.Rect)}{Radius(border.Radii)} width {Widths(border)} color {border.Color}",
        ShadowItem shadow => $"shadow {Place(shadow.Rect)}{Radius(shadow.Radii)} offset {N(shadow.X)},{N(shadow.Y)}"
            + $" blur {N(shadow.BlurPx)} spread {N(shadow.SpreadPx)} color {shadow.Color}",
        PictureItem picture => $"picture {Place(new Rect(picture.X, picture.Y, picture.Pixels.Width, picture.Pixels.Height))}{Radius(picture.Radii)} {Quote(picture.Name)}",
        PatternItem pattern => $"pattern {Place(pattern.Rect)}{Radius(pattern.Radii)} {pattern.Pattern}",
        ShapeItem shape => $"shape {Place(shape.Path.Bounds)} {shape.Name} fill {Describe(shape.Paint)}",
        ScrimItem scrim => $"scrim {Place(scrim.Rect)} blur {N(scrim.BlurPx)} color {scrim.Color}",
        ClipItem clip => $"clip {Place(clip.Rect)}{Radius(clip.Radii)}",
        OpacityItem opacity => $"opacity {N(opacity.Opacity)}",
        TextItem text => Describe(text),
        _ => "",
    };

    private static string Describe(TextItem text)
    {
        var paragraph = text.Paragraph;
        var font = paragraph.Lines.SelectMany(line => line.Runs).FirstOrDefault()?.Font.Name ?? "none";
        var lines = string.Join(' ', paragraph.Lines.Select(line => Quote(line.Text)));
        var described = $"text {N(text.X)},{N(text.Y)} width {N(text.Width)} font {font} {N(paragraph.SizePx)}px color {text.Color} lines {paragraph.Lines.Count} {lines}";
        for (var index = 0; index < text.Looks.Count; index++)
        {
            var look = Describe(text.Looks[index]);
            described += index > 0 ? $"\n  span {index} {look}" : look == $"color {text.Color}" ? "" : $"\n  {look}";
        }

        return described + string.Concat(text.Bars.Select(bar => $"\n  {(bar.IsOver ? "over" : "under")} {Place(bar.Rect)} fill {Describe(bar.Fill)}"));
    }

    private static string Describe(TextLook look) => (look.Fill is SolidPaint solid ? $"color {solid.Color}" : Describe(look.Fill))
        + (look.StrokePx > 0 ? $" stroke {N(look.StrokePx)} {look.StrokeColor}" : "")
        + string.Concat(look.Shadows.Select(shadow => $" shadow {N(shadow.X)},{N(shadow.Y)} blur {N(shadow.BlurPx)} color {shadow.Color}"));

    private static string Describe(Paint paint) => paint switch
    {
        SolidPaint solid => solid.Color.ToString(),
        LinearGradientPaint gradient => $"gradient {N(gradient.Start.X)},{N(gradient.Start.Y)} to {N(gradient.End.X)},{N(gradient.End.Y)}"
            + string.Concat(gradient.Stops.Select(stop => $" {stop.Color} {N(stop.Offset * 100)}%")),
        _ => "",
    };

    private static string Place(Rect rect) => $"{N(rect.X)},{N(rect.Y)} {N(rect.Width)}x{N(rect.Height)}";

    private static string Radius(CornerRadii radii) => radii == default ? ""
        : radii == CornerRadii.All(radii.TopLeft) ? $" radius {N(radii.TopLeft)}"
        : $" radius {N(radii.TopLeft)},{N(radii.TopRight)},{N(radii.BottomRight)},{N(radii.BottomLeft)}";

    private static string Widths(BorderItem border) => border.Top == border.Right && border.Top == border.Bottom && border.Top == border.Left
        ? N(border.Top)
        : $"{N(border.Top)},{N(border.Right)},{N(border.Bottom)},{N(border.Left)}";

    // A rounded nothing is never written -0.
    private static string N(float number) => Math.Round(number, 2) is var rounded && rounded == 0 ? "0" : rounded.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Quote(string text) => "\"" + text.Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("\n", "\\n") + "\"";
}
