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
            if (item is EndClipItem or EndLayerItem or EndClipPathItem or EndTransformItem)
            {
                indent--;
                continue;
            }

            output.Append(' ', indent * 2).Append(Describe(item)).Append('\n');
            indent += item is ClipItem or LayerItem or ClipPathItem or TransformItem ? 1 : 0;
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
        ClipPathItem clip => $"clip-path {Place(clip.Path.Bounds)}",
        LayerItem layer => Describe(layer.Style),
        TransformItem { Map: var map } => $"transform {N(map.Xx)} {N(map.Yx)} {N(map.Xy)} {N(map.Yy)} {N(map.Dx)} {N(map.Dy)}",
        BackdropItem backdrop => $"backdrop {Place(backdrop.Rect)}{Radius(backdrop.Radii)}{Filters(backdrop.Filters)}",
        InnerShadowItem shadow => $"inner shadow {Place(shadow.Rect)}{Radius(shadow.Radii)} offset {N(shadow.X)},{N(shadow.Y)}"
            + $" blur {N(shadow.BlurPx)} spread {N(shadow.SpreadPx)} color {shadow.Color}",
        TileItem tile => $"tile {Place(tile.Tile)} step {N(tile.StepX)},{N(tile.StepY)} in {Place(tile.Area)}{Radius(tile.Radii)}"
            + (tile.Paint is { } paint ? $" fill {Describe(paint)}" : ""),
        TextItem text => Describe(text),
        _ => "",
    };

    private static string Describe(LayerStyle style)
    {
        var parts = new List<string>();
        if (style.Mode == CompositeMode.DestinationIn)
        {
            parts.Add("mask");
        }
        else if (style.Mode != CompositeMode.SourceOver)
        {
            parts.Add($"blend {style.Mode}");
        }

        if (style.Opacity < 1)
        {
            parts.Add($"opacity {N(style.Opacity)}");
        }

        parts.Add(Filters(style.Filters).Trim());
        parts.RemoveAll(part => part.Length == 0);
        return parts.Count == 0 ? "layer" : string.Join(' ', parts);
    }

    private static string Filters(IReadOnlyList<PixelFilter> filters) => string.Concat(filters.Select(filter => filter switch
    {
        BlurFilter blur => $" blur {N(blur.SigmaPx)}",
        DropShadowFilter shadow => $" drop-shadow {N(shadow.X)},{N(shadow.Y)} {N(shadow.SigmaPx)} {shadow.Color}",
        _ => " color-filter",
    }));

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
        LinearGradientPaint gradient => $"gradient {N(gradient.Start.X)},{N(gradient.Start.Y)} to {N(gradient.End.X)},{N(gradient.End.Y)}{Stops(gradient)}",
        RadialGradientPaint radial => $"radial gradient {N(radial.Center.X)},{N(radial.Center.Y)} radius {N(radial.Radius.X)},{N(radial.Radius.Y)}{Stops(radial)}",
        ConicGradientPaint conic => $"conic gradient {N(conic.Center.X)},{N(conic.Center.Y)} from {N(conic.StartTurn * 360)}{Stops(conic)}",
        _ => "",
    };

    private static string Stops(GradientPaint gradient) => (gradient.Repeats ? " repeating" : "")
        + (gradient.Space == ColorSpace.Srgb ? "" : $" in {gradient.Space}")
        + string.Concat(gradient.Stops.Select(stop => $" {stop.Color} {N(stop.Offset * 100)}%"));

    private static string Place(Rect rect) => $"{N(rect.X)},{N(rect.Y)} {N(rect.Width)}x{N(rect.Height)}";

    private static string Radius(CornerRadii radii) => radii == default ? ""
        : radii.Heights is { } down ? $"{Radius(radii with { Heights = null })} by {N(down.TopLeft)},{N(down.TopRight)},{N(down.BottomRight)},{N(down.BottomLeft)}"
        : radii == CornerRadii.All(radii.TopLeft) ? $" radius {N(radii.TopLeft)}"
        : $" radius {N(radii.TopLeft)},{N(radii.TopRight)},{N(radii.BottomRight)},{N(radii.BottomLeft)}";

    private static string Widths(BorderItem border) => border.Top == border.Right && border.Top == border.Bottom && border.Top == border.Left
        ? N(border.Top)
        : $"{N(border.Top)},{N(border.Right)},{N(border.Bottom)},{N(border.Left)}";

    // A rounded nothing is never written -0.
    private static string N(double number) => Math.Round(number, 2) is var rounded && rounded == 0 ? "0" : rounded.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Quote(string text) => "\"" + text.Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("\n", "\\n") + "\"";
}
