using System.Globalization;
using OgService.Cards.Painting;
using OgService.Cards.Scenes;
using OgService.Imaging;
using OgService.Raster;

namespace OgService.Cards.Notes;

/// <summary>Looks at a card as people will see it. Texts that stand apart are looked at together, so that most cards are painted four times.</summary>
internal sealed class SceneInspector : IDisposable
{
    // Fainter pixels are the soft edge of a letter.
    private const int InkFrom = 48;

    // Strokes of neighbours may touch.
    private const int OverlapFrom = 12;

    private readonly Scene scene;
    private readonly GlyphCache glyphs;
    private readonly PixelBuffer card;
    private readonly List<SceneNote> notes;
    private readonly Dictionary<SceneItem, TextFact> facts = new(ReferenceEqualityComparer.Instance);

    private SceneInspector(Scene scene, GlyphCache glyphs)
    {
        this.scene = scene;
        this.glyphs = glyphs;
        card = ScenePainter.Paint(scene, glyphs);
        notes = [.. scene.Notes];
    }

    public static SceneInspection Inspect(Scene scene, GlyphCache glyphs)
    {
        using var inspector = new SceneInspector(scene, glyphs);
        return inspector.Run();
    }

    public void Dispose() => card.Dispose();

    private SceneInspection Run()
    {
        var texts = PlacedTexts.Of(scene);
        foreach (var group in PlacedTexts.Apart(texts))
        {
            Look(group);
        }

        var inOrder = texts.Select(text => facts[text.Item]).ToList();
        NoteSquare(inOrder);
        return new SceneInspection(notes, inOrder);
    }

    private void Look(IReadOnlyList<PlacedText> group)
    {
        var items = new HashSet<SceneItem>(group.Select(text => text.Item), ReferenceEqualityComparer.Instance);
        using var under = InkPainter.Under(scene, items, glyphs);
        using var coverage = InkPainter.Coverage(scene, items, clipped: true, glyphs);
        using var whole = PlacedTexts.AnyIsClipped(group) ? InkPainter.Coverage(scene, items, clipped: false, glyphs) : null;
        var meter = new ContrastMeter(card, under, coverage);
        foreach (var text in group)
        {
            var ink = InkOf(coverage, text.Bounds);
            var cells = text.IsMoved && ink is { } box ? LetterCells.Grid(box, text.Item.Paragraph.SizePx) : LetterCells.Of(text.Item);
            var contrast = ink is null ? null : meter.Measure(cells);
            facts[text.Item] = FactOf(text.Item, ink, contrast);
            if (!text.Item.IsSilent)
            {
                NoteText(text, ink, contrast, whole is null ? ink : InkOf(whole, text.Bounds));
            }
        }
    }

    private void NoteText(PlacedText text, InkBox? ink, TextContrast? contrast, InkBox? unclipped)
    {
        var item = text.Item;
        if (contrast is { IsEnough: false } low)
        {
            Note("contrast.low", $"contrast {low.Ratio:0.0}:1 at {low.X},{low.Y} ({low.Ink} on {low.Under}); {low.Wanted:0.#}:1 is wanted", item);
        }

        if (ink is { } box)
        {
            NoteSafeArea(box, item);
        }

        if (unclipped is { } all && all != ink)
        {
            var seen = ink ?? default;
            Note("text.cut", $"a box around it cuts the letters: {seen.Right - seen.Left}x{seen.Bottom - seen.Top} px of {all.Right - all.Left}x{all.Bottom - all.Top} are seen", item);
        }

        foreach (var other in text.Near.Where(other => !other.Item.IsSilent && Overlap(text, other)))
        {
            Note("text.overlap", $"lies over the text of {other.Item.Node}", item);
        }

        if (item.Paragraph.Lines.Count > 1)
        {
            Note("text.lines", $"{item.Paragraph.Lines.Count} lines", item);
        }
    }

    private void NoteSafeArea(InkBox ink, TextItem item)
    {
        var safe = SafeArea.Of(scene.Size);
        var sides = new List<string>(4);
        Add("left", ink.Left - safe.X, ink.Left);
        Add("right", safe.Right - ink.Right, scene.Size.Width - ink.Right);
        Add("top", ink.Top - safe.Y, ink.Top);
        Add("bottom", safe.Bottom - ink.Bottom, scene.Size.Height - ink.Bottom);
        if (sides.Count > 0)
        {
            Note("text.outside-safe-area", $"{string.Join(", ", sides)}; platforms may cut {safe.X:0} px at the sides and {safe.Y:0} px at top and bottom", item);
        }

        void Add(string side, float room, int distance)
        {
            // Round letters reach over their lines by a pixel.
            if (room < -1)
            {
                sides.Add(string.Create(CultureInfo.InvariantCulture, $"{distance} px from the {side}"));
            }
        }
    }

    // Only the text that says the most is looked at: a thumbnail cannot hold a whole card.
    private void NoteSquare(List<TextFact> texts)
    {
        var square = SafeArea.SquareOf(scene.Size);
        if (texts.Where(text => !text.IsSilent).MaxBy(text => text.SizePx) is { Ink: { } ink } title
            && (ink.Left < square.X || ink.Right > square.Right || ink.Top < square.Y || ink.Bottom > square.Bottom))
        {
            var kept = (Math.Min(ink.Right, square.Right) - Math.Max(ink.Left, square.X)) / Math.Max(1, ink.Right - ink.Left);
            notes.Add(new SceneNote("square.crop", string.Create(CultureInfo.InvariantCulture, $"a square thumbnail shows {Math.Max(0, kept) * 100:0} % of its width"), title.Node)
            {
                Place = title.Place,
            });
        }
    }

    private bool Overlap(PlacedText one, PlacedText other)
    {
        using var first = InkPainter.Coverage(scene, new HashSet<SceneItem>(ReferenceEqualityComparer.Instance) { one.Item }, clipped: true, glyphs);
        using var second = InkPainter.Coverage(scene, new HashSet<SceneItem>(ReferenceEqualityComparer.Instance) { other.Item }, clipped: true, glyphs);
        var both = 0;
        var a = first.Pixels;
        var b = second.Pixels;
        for (var i = 0; i < a.Length; i++)
        {
            both += a[i] >> 24 >= InkFrom && b[i] >> 24 >= InkFrom ? 1 : 0;
        }

        return both >= OverlapFrom;
    }

    private static InkBox? InkOf(PixelBuffer coverage, Rect bounds)
    {
        var (left, right) = (Math.Max(0, (int)bounds.X), Math.Min(coverage.Width, (int)MathF.Ceiling(bounds.Right)));
        var (top, bottom) = (Math.Max(0, (int)bounds.Y), Math.Min(coverage.Height, (int)MathF.Ceiling(bounds.Bottom)));
        var box = new InkBox(int.MaxValue, int.MaxValue, int.MinValue, int.MinValue);
        for (var y = top; y < bottom; y++)
        {
            var row = coverage.Row(y);
            for (var x = left; x < right; x++)
            {
                if (row[x] >> 24 >= InkFrom)
                {
                    box = new InkBox(Math.Min(box.Left, x), Math.Min(box.Top, y), Math.Max(box.Right, x + 1), y + 1);
                }
            }
        }

        return box.Left > box.Right ? null : box;
    }

    private TextFact FactOf(TextItem item, InkBox? ink, TextContrast? contrast) => new(
        item.Node, scene.PlaceOf(item.Node), item.IsSilent, item.Paragraph.SizePx,
        [.. item.Paragraph.Lines.Select(line => new TextLineFact(line.Text, [.. line.Runs.Where(run => run.Glyphs.Count > 0).Select(run => run.Font.Name).Distinct()]))],
        ink, contrast);

    private void Note(string code, FormattableString message, TextItem item) =>
        notes.Add(new SceneNote(code, message.ToString(CultureInfo.InvariantCulture), item.Node) { Place = scene.PlaceOf(item.Node) });
}
