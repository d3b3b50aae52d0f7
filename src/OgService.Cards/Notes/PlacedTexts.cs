using OgService.Cards.Scenes;
using OgService.Raster;

namespace OgService.Cards.Notes;

/// <summary>A text with the part of the card where its letters may be.</summary>
/// <param name="IsMoved">Whether a group around it turns, moves or blurs it, so that letters are not where they were set.</param>
/// <param name="IsClipped">Whether a box around it cuts what sticks out.</param>
internal sealed record PlacedText(TextItem Item, Rect Bounds, bool IsMoved, bool IsClipped)
{
    /// <summary>Earlier texts whose parts of the card it shares.</summary>
    public List<PlacedText> Near { get; } = [];
}

/// <summary>Finds the texts of a scene, and which of them stand apart.</summary>
internal static class PlacedTexts
{
    public static List<PlacedText> Of(Scene scene)
    {
        var card = new Rect(0, 0, scene.Size.Width, scene.Size.Height);
        var texts = new List<PlacedText>();
        var groups = new Stack<SceneItem>();
        foreach (var item in scene.Items)
        {
            switch (item)
            {
                case TextItem text:
                    var isMoved = groups.Any(group => group is TransformItem or LayerItem { Style.Filters.Count: > 0 });
                    var placed = new PlacedText(text, isMoved ? card : BoundsOf(text), isMoved, groups.Any(group => group is ClipItem or ClipPathItem));
                    placed.Near.AddRange(texts.Where(other => Meet(other.Bounds, placed.Bounds)));
                    texts.Add(placed);
                    break;
                case { IsGroupEnd: true }:
                    groups.Pop();
                    break;
                case { IsGroupMark: true }:
                    groups.Push(item);
                    break;
            }
        }

        return texts;
    }

    /// <summary>Groups of texts that do not come near each other.</summary>
    public static List<List<PlacedText>> Apart(IReadOnlyList<PlacedText> texts)
    {
        var groups = new List<List<PlacedText>>();
        foreach (var text in texts)
        {
            var group = groups.Find(others => others.TrueForAll(other => !Meet(other.Bounds, text.Bounds)));
            if (group is null)
            {
                groups.Add(group = []);
            }

            group.Add(text);
        }

        return groups;
    }

    public static bool AnyIsClipped(IEnumerable<PlacedText> texts) => texts.Any(text => text.IsClipped);

    private static bool Meet(Rect one, Rect other) => one.X < other.Right && other.X < one.Right && one.Y < other.Bottom && other.Y < one.Bottom;

    // Letters reach out of their lines: capitals with marks, swashes, strokes.
    private static Rect BoundsOf(TextItem text)
    {
        const float reachEm = 0.25f;
        var lines = text.Paragraph.Lines;
        if (lines.Count == 0)
        {
            return default;
        }

        var left = lines.Min(line => line.X);
        var right = lines.Max(line => line.X + line.WidthPx);
        return new Rect(text.X + left, text.Y, right - left, text.Paragraph.HeightPx).Inflate(reachEm * text.Paragraph.SizePx);
    }
}
