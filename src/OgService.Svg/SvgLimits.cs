using OgService.Imaging;

namespace OgService.Svg;

/// <summary>Ceilings for documents that come from outside (docs/limits.md).</summary>
public sealed record SvgLimits
{
    public static SvgLimits Default { get; } = new();

    /// <summary>Size of the document.</summary>
    public int MaxBytes { get; init; } = 2 * 1024 * 1024;

    public int MaxElements { get; init; } = 50_000;

    /// <summary>How deep elements nest, in the document and again after what <c>use</c>, patterns, masks, clips and markers bring in.</summary>
    public int MaxDepth { get; init; } = 64;

    /// <summary>Elements drawn, each as often as it is used.</summary>
    public int MaxNodes { get; init; } = 100_000;

    /// <summary>Lines and curves of all paths, each as often as it is used.</summary>
    public int MaxPathSegments { get; init; } = 250_000;

    /// <summary>Pixels of all layers that are needed at one time, the picture itself included.</summary>
    public long MaxLivePixels { get; init; } = 64_000_000;

    /// <summary>Pixels gone over in all, those that take more work counted as many: a measure of the time a picture takes, of about a second.</summary>
    public long MaxPaintedPixels { get; init; } = 600_000_000;

    /// <summary>For embedded pictures; they are decoded one at a time.</summary>
    public ImageLimits Images { get; init; } = ImageLimits.Default;
}
