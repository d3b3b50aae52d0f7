using OgService.Imaging;
using OgService.Svg.Documents;
using OgService.Svg.Painting;
using OgService.Svg.Scenes;

namespace OgService.Svg;

/// <summary>A picture in SVG: static, self-contained, without text. <c>SvgDocument.Parse(bytes).Render(200, 100)</c>.</summary>
/// <remarks>Immutable: may be drawn by several threads at once. The same document at the same size has the same pixels on every machine.</remarks>
public sealed class SvgDocument
{
    private readonly ElementTree tree;
    private readonly SvgLimits limits;
    private readonly RootScene scene;

    private SvgDocument(ElementTree tree, SvgLimits limits, NoteList notes)
    {
        this.tree = tree;
        this.limits = limits;
        scene = RootScene.Build(tree, new BuildBudget(limits), notes, SvgPaintOptions.Default.CurrentColor);
        Notes = notes.All;
    }

    /// <summary>What the document says about its own size, in CSS pixels; more than 0.</summary>
    public double Width => scene.Width;

    /// <summary>What the document says about its own size, in CSS pixels; more than 0.</summary>
    public double Height => scene.Height;

    /// <summary>What is not drawn; each thing once.</summary>
    public IReadOnlyList<SvgNote> Notes { get; }

    /// <summary>Reads a document: XML 1.0 without definitions of its own, the root an <c>svg</c> of SVG's namespace. Nothing else is loaded.</summary>
    /// <exception cref="SvgException">No such document, or one beyond the limits.</exception>
    public static SvgDocument Parse(ReadOnlySpan<byte> bytes, SvgLimits? limits = null)
    {
        limits ??= SvgLimits.Default;
        if (bytes.Length > limits.MaxBytes)
        {
            throw new SvgException($"the document has more than {limits.MaxBytes} bytes");
        }

        var notes = new NoteList();
        return new SvgDocument(ElementTree.Read(bytes.ToArray(), limits, notes), limits, notes);
    }

    /// <param name="stream">Read to its end, or to one byte beyond the limit; stays the caller's.</param>
    /// <exception cref="SvgException">As for bytes.</exception>
    public static SvgDocument Parse(Stream stream, SvgLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        limits ??= SvgLimits.Default;
        using var bytes = new MemoryStream();
        var part = new byte[16_384];
        int count;
        while (bytes.Length <= limits.MaxBytes && (count = stream.Read(part)) > 0)
        {
            bytes.Write(part, 0, count);
        }

        return Parse(bytes.GetBuffer().AsSpan(0, (int)bytes.Length), limits);
    }

    /// <summary>Draws the document on transparent ground. Where the size has another shape than the document, its
    /// <c>preserveAspectRatio</c> says how it is put in.</summary>
    /// <param name="width">In pixels, 1 to 16,384, as <paramref name="height"/>.</param>
    /// <exception cref="SvgException">It would take more memory or time than the limits allow.</exception>
    public PixelBuffer Render(int width, int height, SvgPaintOptions? options = null, CancellationToken cancellation = default)
    {
        options ??= SvgPaintOptions.Default;
        var drawn = options.CurrentColor == SvgPaintOptions.Default.CurrentColor
            ? scene
            : RootScene.Build(tree, new BuildBudget(limits), new NoteList(), options.CurrentColor);
        var budget = new PaintBudget(limits, cancellation);
        var pixels = budget.Create(width, height);
        try
        {
            using var layer = new Layer(pixels);
            new ScenePainter(budget, options.Smoothing).Paint(drawn.Content, layer, drawn.MapTo(width, height));
            return pixels;
        }
        catch
        {
            pixels.Dispose();
            throw;
        }
    }
}
