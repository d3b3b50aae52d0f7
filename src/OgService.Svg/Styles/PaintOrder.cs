using OgService.Svg.Values;

namespace OgService.Svg.Styles;

internal enum PaintLayer : byte
{
    Fill,
    Stroke,
    Markers,
}

/// <summary><c>paint-order</c> (SVG 2, 13.8): which is painted first, second and last.</summary>
internal readonly record struct PaintOrder(PaintLayer First, PaintLayer Second, PaintLayer Third)
{
    public static readonly PaintOrder Normal = new(PaintLayer.Fill, PaintLayer.Stroke, PaintLayer.Markers);

    public bool StrokeBeforeFill => First == PaintLayer.Stroke || (Second == PaintLayer.Stroke && Third == PaintLayer.Fill);

    /// <returns>Normal for what is wrong.</returns>
    public static PaintOrder Parse(string text)
    {
        Span<PaintLayer> order = stackalloc PaintLayer[3];
        var count = 0;
        var cursor = new TextCursor(text);
        cursor.SkipSpaces();
        while (!cursor.AtEnd)
        {
            PaintLayer? layer = cursor.TakeWord() switch
            {
                "fill" => PaintLayer.Fill,
                "stroke" => PaintLayer.Stroke,
                "markers" => PaintLayer.Markers,
                _ => null,
            };
            if (layer is not { } one || order[..count].Contains(one))
            {
                return Normal;
            }

            order[count++] = one;
            cursor.SkipSpaces();
        }

        foreach (var layer in (ReadOnlySpan<PaintLayer>)[PaintLayer.Fill, PaintLayer.Stroke, PaintLayer.Markers])
        {
            if (!order[..count].Contains(layer))
            {
                order[count++] = layer;
            }
        }

        return new PaintOrder(order[0], order[1], order[2]);
    }
}
