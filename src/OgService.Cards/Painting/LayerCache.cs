using OgService.Cards.Scenes;
using OgService.Imaging;
using OgService.Raster;

namespace OgService.Cards.Painting;

/// <summary>Paints the parts of a template's cards that no post touches once, and starts the next card from their picture.</summary>
/// <remarks>
/// What stays the same is found by comparing a card with the one before it of the same template and size: no promise of the template is needed, and what
/// turns out to have changed is simply painted. A unit that stays may be painted ahead of those before it that change when it overlaps none of them, so
/// the pixels are those of the plain order, to the bit. Safe for many threads; pictures are dropped when there are too many, the longest unused first.
/// </remarks>
internal sealed class LayerCache
{
    /// <summary>Bytes of all kept pictures.</summary>
    public const long MaxBytes = 96L * 1024 * 1024;

    private const int MaxKnown = 64;
    private const int MaxLayersOfOne = 4;

    // Of one template whose cards have little in common: then looking for more stops.
    private const int MaxMade = 12;

    // What stays must save more than copying its picture costs: this share of the card, in plain rectangles.
    private const float LeastWork = 0.1f;

    // Beyond this, looking costs more than painting.
    private const int MaxUnits = 400;

    private readonly Lock gate = new();
    private readonly Dictionary<(object Origin, CardSize Size), Known> known = [];
    private long bytes;
    private long clock;
    private long layersPainted;
    private long layersUsed;

    /// <summary>Pictures of unchanging parts that were painted.</summary>
    public long LayersPainted => Interlocked.Read(ref layersPainted);

    /// <summary>Cards that started from one.</summary>
    public long LayersUsed => Interlocked.Read(ref layersUsed);

    /// <summary>The caller disposes of the picture.</summary>
    public PixelBuffer Paint(Scene scene, GlyphCache glyphs)
    {
        var units = scene.Origin is null ? [] : SceneUnit.Of(scene.Items);
        if (scene.Origin is not { } origin || units.Count is 0 or > MaxUnits)
        {
            return ScenePainter.Paint(scene, glyphs);
        }

        var key = (origin, scene.Size);
        if (Find(key, scene, units) is { } plan)
        {
            return PaintOver(scene, plan, glyphs);
        }

        foreach (var before in Before(key, scene))
        {
            if (Staying(before, scene, units) is { } staying)
            {
                var layer = MakeLayer(scene, units, staying, glyphs);
                Keep(key, layer);
                return PaintOver(scene, new Plan(layer, [.. units.Where((_, i) => !staying[i])]), glyphs);
            }
        }

        return ScenePainter.Paint(scene, glyphs);
    }

    private PixelBuffer PaintOver(Scene scene, Plan plan, GlyphCache glyphs)
    {
        Interlocked.Increment(ref layersUsed);
        var pixels = PixelBuffer.CreateUninitialized(scene.Size.Width, scene.Size.Height);
        plan.Layer.Pixels.CopyTo(pixels.Pixels);
        using var canvas = new Canvas(pixels);
        foreach (var unit in plan.Rest)
        {
            ScenePainter.Paint(canvas, ItemsOf(scene.Items, unit), glyphs);
        }

        return pixels;
    }

    private Layer MakeLayer(Scene scene, List<SceneUnit> units, bool[] staying, GlyphCache glyphs)
    {
        Interlocked.Increment(ref layersPainted);
        List<SceneItem> items = [.. units.Where((_, i) => staying[i]).SelectMany(unit => ItemsOf(scene.Items, unit))];
        using var pixels = ScenePainter.Paint(scene.Size, scene.Background, items, glyphs);

        // An array of its own, not a rented one: what is dropped may still be read by another thread.
        return new Layer(new Seen(scene.Background, items, SceneUnit.Of(items)), pixels.Pixels.ToArray());
    }

    private static IEnumerable<SceneItem> ItemsOf(IReadOnlyList<SceneItem> items, SceneUnit unit)
    {
        for (var i = unit.Start; i < unit.End; i++)
        {
            yield return items[i];
        }
    }

    private Plan? Find((object Origin, CardSize Size) key, Scene scene, List<SceneUnit> units)
    {
        Layer[] layers;
        lock (gate)
        {
            if (!known.TryGetValue(key, out var found))
            {
                return null;
            }

            found.LastUsed = Interlocked.Increment(ref clock);
            layers = [.. found.Layers.OrderByDescending(layer => layer.Seen.Units.Count)];
        }

        foreach (var layer in layers)
        {
            if (Fit(layer, scene, units) is { } rest)
            {
                layer.LastUsed = Interlocked.Increment(ref clock);
                return new Plan(layer, rest);
            }
        }

        return null;
    }

    /// <returns>What is left to paint over the layer; null when something of it is not in the scene, or not where it may be painted first.</returns>
    private static List<SceneUnit>? Fit(Layer layer, Scene scene, List<SceneUnit> units)
    {
        var seen = layer.Seen;
        if (seen.Background != scene.Background || seen.Units.Count > units.Count)
        {
            return null;
        }

        var rest = new List<SceneUnit>(units.Count - seen.Units.Count);
        var over = new List<Rect>();
        var next = 0;
        foreach (var unit in units)
        {
            if (next < seen.Units.Count && SameItems.Are(seen.Items, seen.Units[next], scene.Items, unit))
            {
                if (over.Count > 0 && Touches(over, unit.BoundsIn(scene.Items)))
                {
                    return null;
                }

                next++;
            }
            else
            {
                rest.Add(unit);
                over.Add(unit.BoundsIn(scene.Items));
            }
        }

        return next == seen.Units.Count ? rest : null;
    }

    /// <summary>Which units were there before too, and may be painted first; null when that is nothing worth keeping.</summary>
    private static bool[]? Staying(Seen before, Scene scene, List<SceneUnit> units)
    {
        if (before.Units.Count > MaxUnits || before.Background != scene.Background)
        {
            return null;
        }

        var staying = new bool[units.Count];
        var over = new List<Rect>();
        var next = 0;
        var work = 0f;
        for (var i = 0; i < units.Count; i++)
        {
            var found = next;
            while (found < before.Units.Count && !SameItems.Are(before.Items, before.Units[found], scene.Items, units[i]))
            {
                found++;
            }

            var bounds = units[i].BoundsIn(scene.Items);
            if (found < before.Units.Count && !Touches(over, bounds))
            {
                staying[i] = true;
                next = found + 1;
                work += WorkOf(scene.Items[units[i].Start], bounds, scene.Size);
            }
            else
            {
                over.Add(bounds);
            }
        }

        return work >= LeastWork * scene.Size.Width * scene.Size.Height ? staying : null;
    }

    // In pixels of plain rectangles, roughly: letters cover a part of their box, and gradients, shadows and groups take their time.
    private static float WorkOf(SceneItem item, Rect bounds, CardSize size)
    {
        var width = Math.Min(bounds.Right, size.Width) - Math.Max(bounds.X, 0);
        var height = Math.Min(bounds.Bottom, size.Height) - Math.Max(bounds.Y, 0);
        var weight = item switch
        {
            FillItem { Paint: SolidPaint, Radii: var radii } when radii == default => 0,
            FillItem { Paint: SolidPaint } => 0.5f,
            BorderItem => 0.1f,
            TextItem { Looks.Count: 0 } => 0.3f,
            _ => 2,
        };
        return weight * Math.Max(0, width) * Math.Max(0, height);
    }

    private static bool Touches(List<Rect> over, Rect bounds)
    {
        foreach (var other in over)
        {
            if (bounds.X < other.Right && other.X < bounds.Right && bounds.Y < other.Bottom && other.Y < bounds.Bottom)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What this card may have units in common with: the smallest layers first, so that what is kept comes down to what truly stays; then the
    /// card before it, whose place it takes.</summary>
    private List<Seen> Before((object Origin, CardSize Size) key, Scene scene)
    {
        lock (gate)
        {
            if (!known.TryGetValue(key, out var found))
            {
                if (known.Count >= MaxKnown)
                {
                    Forget(known.MinBy(pair => pair.Value.LastUsed).Key);
                }

                known[key] = found = new Known();
            }

            found.LastUsed = Interlocked.Increment(ref clock);
            if (found.Made >= MaxMade)
            {
                return [];
            }

            var before = found.Layers.Select(layer => layer.Seen).OrderBy(seen => seen.Units.Count).ToList();
            if (found.Last is { } last)
            {
                before.Add(new Seen(last.Background, last.Items, SceneUnit.Of(last.Items)));
            }

            found.Last = scene;
            return before;
        }
    }

    private void Keep((object Origin, CardSize Size) key, Layer layer)
    {
        lock (gate)
        {
            if (!known.TryGetValue(key, out var found) || layer.Bytes > MaxBytes)
            {
                return;
            }

            if (found.Layers.Count >= MaxLayersOfOne)
            {
                var oldest = found.Layers.MinBy(other => other.LastUsed)!;
                found.Layers.Remove(oldest);
                bytes -= oldest.Bytes;
            }

            layer.LastUsed = Interlocked.Increment(ref clock);
            found.Layers.Add(layer);
            found.Made++;

            // Its pictures need not be held any longer.
            found.Last = null;
            bytes += layer.Bytes;
            while (bytes > MaxBytes)
            {
                Forget(known.Where(pair => pair.Value.Layers.Count > 0 && pair.Key != key).DefaultIfEmpty(KeyValuePair.Create(key, found)).MinBy(pair => pair.Value.LastUsed).Key);
            }
        }
    }

    private void Forget((object Origin, CardSize Size) key)
    {
        bytes -= known[key].Layers.Sum(layer => layer.Bytes);
        known.Remove(key);
    }

    /// <summary>A template at a size.</summary>
    private sealed class Known
    {
        public Scene? Last { get; set; }

        public List<Layer> Layers { get; } = [];

        public int Made { get; set; }

        public long LastUsed { get; set; }
    }

    /// <summary>What was painted before, to compare with.</summary>
    private sealed record Seen(Rgba Background, IReadOnlyList<SceneItem> Items, List<SceneUnit> Units);

    /// <summary>Units that stay, painted.</summary>
    private sealed class Layer(Seen seen, uint[] pixels)
    {
        private long lastUsed;

        public Seen Seen { get; } = seen;

        public uint[] Pixels { get; } = pixels;

        public long Bytes => (long)Pixels.Length * sizeof(uint);

        public long LastUsed
        {
            get => Interlocked.Read(ref lastUsed);
            set => Interlocked.Exchange(ref lastUsed, value);
        }
    }

    private sealed record Plan(Layer Layer, List<SceneUnit> Rest);
}
