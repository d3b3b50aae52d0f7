using OgService.Cards.Styles;

namespace OgService.Cards.Layout;

/// <summary>Baselines of boxes that are placed (CSS Box Alignment 3, 9.1), in pixels down the card.</summary>
internal static class Baselines
{
    /// <summary>Null when there is none.</summary>
    public static float? First(LayoutBox box)
    {
        if (box.Paragraph is { Lines: [var line, ..] })
        {
            return box.Y + box.Border.Top + box.Padding.Top + line.BaselineY;
        }

        if (box.Style.Display != Display.Block)
        {
            return box.FirstForBaseline is { } source ? First(source) ?? (source.Y + source.Height) : null;
        }

        foreach (var child in box.Shown)
        {
            if (child.Style.Position != Position.Absolute && First(child) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    public static float? Last(LayoutBox box)
    {
        if (box.Paragraph is { Lines: [.., var line] })
        {
            return box.Y + box.Border.Top + box.Padding.Top + line.BaselineY;
        }

        if (box.Style.Display != Display.Block)
        {
            return box.LastForBaseline is { } source ? Last(source) ?? (source.Y + source.Height) : null;
        }

        for (var i = box.Shown.Count - 1; i >= 0; i--)
        {
            if (box.Shown[i].Style.Position != Position.Absolute && Last(box.Shown[i]) is { } found)
            {
                return found;
            }
        }

        return null;
    }
}
