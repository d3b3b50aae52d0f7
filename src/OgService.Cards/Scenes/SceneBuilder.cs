using System.Globalization;
using OgService.Cards.Layout;
using OgService.Cards.Notes;
using OgService.Cards.Pictures;
using OgService.Cards.Styles;
using OgService.Cards.Texts;
using OgService.Imaging;
using OgService.Raster;
using OgService.Typography;

namespace OgService.Cards.Scenes;

/// <summary>Turns placed boxes into a scene: rounds edges to whole pixels (once, here), and notes what people should know.</summary>
internal sealed partial class SceneBuilder
{
    private static readonly Rgba White = new(255, 255, 255);

    private readonly CardSize card;
    private readonly Rgba background;
    private readonly List<SceneItem> items = [];
    private readonly List<SceneNote> notes;
    private readonly List<string> texts = [];

    private SceneBuilder(CardSize card, Rgba background, List<SceneNote> notes)
    {
        this.card = card;
        this.background = background;
        this.notes = notes;
    }

    public static Scene Build(LayoutBox root, CardSize card, List<SceneNote> notes)
    {
        // What lies under everything is opaque: pictures on the web have unknown colours behind them.
        var background = White;
        if (root.Style is { Backgrounds: [.., ColorBackground { Place.Clip: BackgroundBox.Border } last] } && root.Style.Radius == default && !HasEffects(root.Style))
        {
            background = CssColor.Mix(White, last.Color with { A = 255 }, last.Color.A / 255.0);
            root.Style.Backgrounds = [.. root.Style.Backgrounds.Take(root.Style.Backgrounds.Count - 1)];
        }

        var builder = new SceneBuilder(card, background, notes);
        builder.FindBlending(root);
        builder.Add(root);
        return new Scene(card, background, builder.items, notes, builder.texts);
    }

    // Depth is that of the template, bounded by its reader.
    private void Add(LayoutBox box)
    {
        var style = box.Style;
        if (style.Opacity == 0)
        {
            return;
        }

        var outer = shift;
        var rect = PlaceOf(box);
        var effects = Enter(box, ref rect);
        var radii = CornerLengths.For(style.Radius, style.RadiusHeights, rect);
        if (!style.IsInvisible)
        {
            AddLooks(box, rect, radii);
        }

        if (style.ClipsContent)
        {
            items.Add(new ClipItem(BoxEdges.Inside(rect, box.Border), BoxEdges.Inside(radii, box.Border)));
        }

        if (!style.IsInvisible)
        {
            AddContent(box, rect, radii);
            if (box.Paragraph is { } paragraph)
            {
                AddText(box, paragraph);
            }
        }

        foreach (var child in InPaintOrder(box.Shown))
        {
            Add(child);
        }

        if (style.ClipsContent)
        {
            items.Add(new EndClipItem());
        }

        AddOutline(style, rect, radii);
        Leave(box, effects, rect, radii);
        shift = outer;
        NoteOverflow(box);
        if (box.LeftOut > 0)
        {
            notes.Add(new SceneNote("items.dropped", string.Create(CultureInfo.InvariantCulture, $"{box.LeftOut} left out; they do not fit"), box.Name));
        }
    }

    private void AddLooks(LayoutBox box, Rect rect, CornerRadii radii)
    {
        var style = box.Style;

        // The first shadow and the first background lie on top (CSS Backgrounds 3, 3 and 7.1).
        AddShadows(style, rect, radii);
        if (rect.Width <= 0 || rect.Height <= 0)
        {
            return;
        }

        items.AddRange(Backgrounds.Of(style, rect, radii, box.Border, box.Padding).Where(Affordable));
        NotePictures(box, rect);
        AddInnerShadows(style, rect, radii, box.Border);
        items.AddRange(Borders.Of(style.BorderTop, style.BorderRight, style.BorderBottom, style.BorderLeft, style.Color, rect, radii));
    }

    private void AddContent(LayoutBox box, Rect rect, CornerRadii radii)
    {
        if (box.Content is not { } content)
        {
            return;
        }

        var frame = new Edges(box.Border.Top + box.Padding.Top, box.Border.Right + box.Padding.Right, box.Border.Bottom + box.Padding.Bottom, box.Border.Left + box.Padding.Left);
        var inner = BoxEdges.Inside(rect, frame);
        inner = BoxEdges.Snapped(inner);
        if (inner is { Width: > 0, Height: > 0 })
        {
            items.AddRange(content.Draw(inner, BoxEdges.Inside(radii, frame), box.Style, (code, message) => notes.Add(new SceneNote(code, message, box.Name))));
        }
    }

    // What stands in the template plainly was looked for when it was read.
    private void NotePictures(LayoutBox box, Rect rect)
    {
        foreach (var layer in box.Style.Backgrounds.OfType<PictureBackground>().Where(layer => layer.Name.Length > 0))
        {
            if (layer.Picture is { Fault: null } picture)
            {
                PictureContent.NoteEnlarged(picture, Backgrounds.PlaceOf(layer, picture, box.Style, rect), (code, message) => notes.Add(new SceneNote(code, message, box.Name)));
                continue;
            }

            notes.Add(new SceneNote("picture.missing", $"{layer.Name}: {layer.Picture?.Fault ?? "there is no such picture in the template's folder"}", box.Name));
        }
    }

    private void AddText(LayoutBox box, Paragraph paragraph)
    {
        if (paragraph.Lines.Count == 0)
        {
            return;
        }

        var x = box.X + shift.X + box.Border.Left + box.Padding.Left;
        var y = box.Y + shift.Y + box.Border.Top + box.Padding.Top;
        var width = Math.Max(0, box.Width - box.Border.Horizontal - box.Padding.Horizontal);
        var text = new TextItem(x, y, width, paragraph, box.Style.Color) { Node = box.Name, IsSilent = box.Style.IsSilent };
        text = box.Style.AutoContrast ? MakeReadable(box, text) : text;
        items.AddRange(SpanBoxes.Of(text, box.Text!, box.Style));
        items.Add(TextLooks.Dress(text, box.Text!, box.Style));
        if (!box.Style.IsSilent)
        {
            texts.Add(Shown(box.Text!.Spoken, paragraph));
        }

        foreach (var note in paragraph.Notes.Where(note => note is not GlyphMissing))
        {
            notes.Add(Describe(note, box.Name));
        }

        NoteMissingGlyphs([.. paragraph.Notes.OfType<GlyphMissing>()], box.Name);

        var left = paragraph.Lines.Min(line => line.X);
        var right = paragraph.Lines.Max(line => line.X + line.WidthPx);
        if (x + left < -0.5f || x + right > card.Width + 0.5f || y < -0.5f || y + paragraph.HeightPx > card.Height + 0.5f)
        {
            notes.Add(new SceneNote("overflow", "the text sticks out of the card", box.Name));
        }
    }

    private TextItem MakeReadable(LayoutBox box, TextItem text)
    {
        var (ink, scrim) = AutoContrast.Choose(card, background, items, text);
        if (scrim is not null)
        {
            items.Add(scrim);
        }

        if (ink != text.Color || scrim is not null)
        {
            notes.Add(new SceneNote("contrast.adjusted", AutoContrast.Describe(text.Color, ink, scrim), box.Name));
        }

        foreach (var span in box.Text!.SpanStyles.Where(span => span.Color == text.Color))
        {
            span.Color = ink;
        }

        box.Style.Color = ink;
        return text with { Color = ink };
    }

    // Decorations may be cut by the card's edge on purpose; what takes part in the layout may not.
    private void NoteOverflow(LayoutBox box)
    {
        if (box.Style.Position != Position.Absolute && box.Text is null && box.Children.Count > 0
            && (box.X < -0.5f || box.Y < -0.5f || box.X + box.Width > card.Width + 0.5f || box.Y + box.Height > card.Height + 0.5f))
        {
            notes.Add(new SceneNote("overflow", "the box sticks out of the card", box.Name));
        }
    }

    private static string Shown(string text, Paragraph paragraph) =>
        paragraph.Notes.OfType<TextClamped>().FirstOrDefault() is { Lost: var lost } && lost.Length > 0 && text.EndsWith(lost, StringComparison.Ordinal)
            ? text[..^lost.Length].TrimEnd() + "…"
            : text;

    // A text in a script that no font has would fill the screen with its letters.
    private void NoteMissingGlyphs(IReadOnlyList<GlyphMissing> missing, string node)
    {
        if (missing.Count == 0)
        {
            return;
        }

        const int named = 8;
        var list = string.Join(", ", missing.Take(named).Select(glyph => string.Create(CultureInfo.InvariantCulture, $"U+{glyph.CodePoint:X4}")));
        var rest = missing.Count > named ? string.Create(CultureInfo.InvariantCulture, $" and {missing.Count - named} more") : "";
        notes.Add(new SceneNote("glyph.missing", $"no font has {list}{rest}", node));
    }

    private static SceneNote Describe(TextNote note, string node) => note switch
    {
        TextShrunk shrunk => new("text.shrunk", string.Create(CultureInfo.InvariantCulture, $"set at {shrunk.ToPx:0.##} px instead of {shrunk.FromPx:0.##} px"), node),
        TextClamped clamped => new("text.clamped", $"not shown: \"{clamped.Lost.Trim()}\"", node),
        FaceSynthesized face => new("face.synthesized", $"no real face for {face.Font}", node),
        WordBroken broken => new("word.broken", $"\"{broken.Word}\" is wider than its box", node),
        _ => new("text", note.ToString(), node),
    };

    private static IEnumerable<LayoutBox> InPaintOrder(IReadOnlyList<LayoutBox> boxes) =>
        boxes.Any(box => box.Style.ZIndex != 0) ? boxes.OrderBy(box => box.Style.ZIndex) : boxes;
}
