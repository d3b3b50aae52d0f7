using System.Globalization;
using OgService.Cards.Layout;
using OgService.Cards.Scenes;
using OgService.Cards.Styles;
using OgService.Raster;

namespace OgService.Cards.QrCodes;

/// <summary>A QR code as the content of a box: the text's colour on whatever lies behind. Its modules are whole pixels.</summary>
/// <param name="HasDots">Round modules and rounded finders instead of squares.</param>
internal sealed record QrContent(QrCode Code, bool HasDots) : BoxContent
{
    // Of a telephone held before a screen.
    private const int LeastModulePx = 3;
    private const int UsualModulePx = 6;

    public override float Width => Code.Size * UsualModulePx;

    public override float Height => Code.Size * UsualModulePx;

    public override float? Ratio => 1;

    public override IEnumerable<SceneItem> Draw(Rect rect, CornerRadii radii, ComputedStyle style, Action<string, string> note)
    {
        var module = Math.Max(1, (int)Math.Min(rect.Width, rect.Height) / Code.Size);
        if (module < LeastModulePx)
        {
            note("qr.small", string.Create(CultureInfo.InvariantCulture, $"modules of {module} px; give the code at least {Code.Size * LeastModulePx} px a side, or less to say"));
        }

        var left = rect.X + MathF.Floor((rect.Width - (module * Code.Size)) / 2);
        var top = rect.Y + MathF.Floor((rect.Height - (module * Code.Size)) / 2);
        var path = new PathBuilder();
        for (var y = 0; y < Code.Size; y++)
        {
            for (var x = 0; x < Code.Size; x++)
            {
                if (!Code[x, y] || (HasDots && IsFinder(x, y)))
                {
                    continue;
                }

                if (HasDots)
                {
                    path.AddCircle(left + ((x + 0.5f) * module), top + ((y + 0.5f) * module), module * 0.46f);
                    continue;
                }

                // A run of a row is one rectangle.
                var end = x + 1;
                while (end < Code.Size && Code[end, y])
                {
                    end++;
                }

                path.Add(Raster.Path.Rectangle(new Rect(left + (x * module), top + (y * module), (end - x) * module, module)));
                x = end;
            }
        }

        yield return new ShapeItem(path.Build(), Paint.Solid(style.Color), "qr");
        if (!HasDots)
        {
            yield break;
        }

        foreach (var (x, y) in ((int, int)[])[(0, 0), (Code.Size - 7, 0), (0, Code.Size - 7)])
        {
            var frame = new Rect(left + (x * module), top + (y * module), 7 * module, 7 * module);
            yield return new BorderItem(frame, CornerRadii.All(2.2f * module), module, module, module, module, style.Color);
            yield return new FillItem(
                new Rect(frame.X + (2 * module), frame.Y + (2 * module), 3 * module, 3 * module), CornerRadii.All(0.9f * module), Paint.Solid(style.Color));
        }
    }

    private bool IsFinder(int x, int y) => (x < 7 && y < 7) || (x >= Code.Size - 7 && y < 7) || (x < 7 && y >= Code.Size - 7);
}
