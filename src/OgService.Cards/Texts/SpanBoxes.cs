using OgService.Cards.Scenes;
using OgService.Cards.Styles;
using OgService.Raster;
using OgService.Typography;

namespace OgService.Cards.Texts;

/// <summary>What lies behind the letters of spans (the chip of a code), and the boxes that stand in lines.</summary>
internal static class SpanBoxes
{
    // Of the span's size: from the top of small letters with ascenders to the bottom of those that hang.
    private const float Above = 0.78f;
    private const float Below = 0.22f;

    /// <summary>In the order of the lines.</summary>
    public static IEnumerable<SceneItem> Of(TextItem text, BoxText boxText, ComputedStyle whole)
    {
        var styles = boxText.SpanStyles;
        if (styles.Count == 0)
        {
            yield break;
        }

        var scale = text.Paragraph.SizePx / whole.FontSizePx;
        foreach (var line in text.Paragraph.Lines)
        {
            for (var start = 0; start < line.Runs.Count;)
            {
                var span = line.Runs[start].Span;
                var end = start + 1;
                while (end < line.Runs.Count && line.Runs[end].Span == span)
                {
                    end++;
                }

                if (span >= 0 && styles[span].Backgrounds.Count > 0)
                {
                    var place = boxText.Styled.Spans[span].Box is { } box
                        ? PlaceOf(box, line.Runs[start], text, line)
                        : Behind(line.Runs[start], line.Runs[end - 1], styles[span], text, line, scale);
                    foreach (var item in Paint(place, styles[span], scale))
                    {
                        yield return item;
                    }
                }

                start = end;
            }
        }
    }

    private static Rect PlaceOf(InlineBox box, GlyphRun run, TextItem text, TextLine line)
    {
        var em = text.Paragraph.SizePx;
        var left = Round(text.X + run.X);
        var bottom = text.BaselineOf(line) - Round(box.RaiseEm * em);
        var (width, height) = (Math.Max(1, Round(box.WidthEm * em)), Math.Max(1, Round(box.HeightEm * em)));
        return new Rect(left, bottom - height, width, height);
    }

    private static Rect Behind(GlyphRun first, GlyphRun last, ComputedStyle style, TextItem text, TextLine line, float scale)
    {
        var size = style.FontSizePx * scale;
        var baseline = text.BaselineOf(line);
        var top = baseline - Round((Above * size) + (style.Padding.Top.Resolve(0) * scale));
        var bottom = baseline + Round((Below * size) + (style.Padding.Bottom.Resolve(0) * scale));
        var (left, right) = (Round(text.X + first.X), Round(text.X + last.X + last.WidthPx));
        return new Rect(left, top, right - left, bottom - top);
    }

    private static IEnumerable<SceneItem> Paint(Rect place, ComputedStyle style, float scale)
    {
        return Backgrounds.Of(style, place, CornerLengths.For(style.Radius, style.RadiusHeights, place, scale));
    }

    private static float Round(float value) => MathF.Floor(value + 0.5f);
}
