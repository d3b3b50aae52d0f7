using OgService.Cards.Scenes;
using OgService.Raster;

namespace OgService.Cards.Painting;

/// <summary>An item that stands alone, or a group from its beginning to its end: what can be painted before or after another without a change, as long as
/// the two do not overlap.</summary>
/// <param name="Start">In the scene's items.</param>
/// <param name="End">Behind the last.</param>
internal readonly record struct SceneUnit(int Start, int End)
{
    /// <summary>In paint order; together they are all items.</summary>
    public static List<SceneUnit> Of(IReadOnlyList<SceneItem> items)
    {
        var units = new List<SceneUnit>();
        for (var at = 0; at < items.Count;)
        {
            var end = at;
            var depth = 0;
            do
            {
                depth += items[end].GroupEnd is not null ? 1 : items[end].IsGroupEnd ? -1 : 0;
                end++;
            }
            while (depth > 0 && end < items.Count);

            units.Add(new SceneUnit(at, end));
            at = end;
        }

        return units;
    }

    /// <summary>Never less than what is painted; everywhere for what looks at what lies below it elsewhere.</summary>
    public Rect BoundsIn(IReadOnlyList<SceneItem> items)
    {
        for (var i = Start; i < End; i++)
        {
            if (items[i] is BackdropItem)
            {
                return new Rect(-1e6f, -1e6f, 2e6f, 2e6f);
            }
        }

        // Antialiased edges and rounded offsets reach into the next pixel.
        return InkBounds.Of(items, Start, End).Inflate(2);
    }
}
