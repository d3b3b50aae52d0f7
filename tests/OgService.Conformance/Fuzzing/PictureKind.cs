using OgService.Imaging;

namespace OgService.Conformance.Fuzzing;

/// <summary>What one decoder is tried with.</summary>
/// <param name="Ending">Of the files kept, with its dot.</param>
/// <param name="Formats">Which files from elsewhere belong to it.</param>
/// <param name="Seeds">Good files, which are mutated.</param>
/// <param name="Draws">It is drawn rather than decoded.</param>
internal sealed record PictureKind(string Name, string Ending, ImageFormat[] Formats, List<byte[]> Seeds, bool Draws = false)
{
    public static IReadOnlyList<PictureKind> All() =>
    [
        new("png", ".png", [ImageFormat.Png], [.. PngSeeds.All()]),
        new("jpeg", ".jpg", [ImageFormat.Jpeg], [.. JpegSeeds.All()]),
        new("gif", ".gif", [ImageFormat.Gif], [.. GifSeeds.All()]),
        new("webp", ".webp", [ImageFormat.WebP], [.. WebPSeeds.All()]),
        new("bmp-ico", ".bmp", [ImageFormat.Bmp, ImageFormat.Ico], [.. BmpSeeds.All()]),
        new("svg", ".svg", [ImageFormat.Svg], [.. SvgSeeds.All()], Draws: true),
    ];
}
