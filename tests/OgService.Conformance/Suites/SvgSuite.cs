using OgService.Imaging;
using OgService.Imaging.Png;
using OgService.Raster;
using OgService.Svg;
using Path = System.IO.Path;

namespace OgService.Conformance;

/// <summary>The resvg test suite: each <c>a.svg</c> with what it should look like in <c>a.png</c>.</summary>
/// <remarks>
/// <para>A document is drawn at its picture's size. It passes when at most 0.5 % of the pixels are off by more than 8 levels of 255 in any of red, green, blue
/// and alpha, colours multiplied by alpha on both sides. Cases with text, filters or pictures outside of the document, as our own notes say, are skipped.</para>
/// <para>That suite was drawn by a renderer that smooths edges by 16 samples a pixel. Where an edge runs between samples it is off from the exact area by
/// up to 32 levels, so long edges alone would fail: <c>svg</c> draws with the same samples, <c>svg-area</c> as our pictures are drawn.</para>
/// <para>A folder named by the environment variable <c>OGSERVICE_SUITE_PICTURES</c> gets expected, drawn and difference of each failure side by side.</para>
/// </remarks>
internal sealed class SvgSuite(string name, EdgeSmoothing smoothing) : ISuite
{
    private const int Tolerance = 8;
    private const double ShareThatMayDiffer = 0.005;

    private static readonly string[] NotOurs = ["text is not drawn", "filters are not drawn", "pictures outside of the document"];

    public string Name => name;

    public string Description => $"folders of documents with pictures, such as resvg's; edges by {(smoothing == EdgeSmoothing.Grid ? "samples, as there" : "area, as we draw")}";

    public IReadOnlyList<string> FilePatterns => ["*.svg"];

    public void Run(string file, SuiteReport report)
    {
        var picture = Path.ChangeExtension(file, ".png");
        if (!File.Exists(picture))
        {
            return;
        }

        using var expected = PngDecoder.Decode(File.ReadAllBytes(picture));
        PixelBuffer drawn;
        try
        {
            var document = SvgDocument.Parse(File.ReadAllBytes(file));
            if (document.Notes.FirstOrDefault(note => NotOurs.Any(part => note.Message.Contains(part, StringComparison.Ordinal))) is { Line: > 0 } note)
            {
                report.Skip(file, note.Message);
                return;
            }

            drawn = document.Render(expected.Width, expected.Height, new SvgPaintOptions { Smoothing = smoothing });
        }
        catch (SvgException exception)
        {
            // What has no size is shown as nothing.
            report.Check(expected.Pixels.IndexOfAnyExcept(0u) < 0, file, () => exception.Message);
            return;
        }

        using (drawn)
        {
            var off = CountOff(expected, drawn);
            var most = (int)(expected.Pixels.Length * ShareThatMayDiffer);
            report.Check(off <= most, file, () => $"{off} pixels are off by more than {Tolerance} levels, {most} may be");
            if (off > most && Environment.GetEnvironmentVariable("OGSERVICE_SUITE_PICTURES") is { Length: > 0 } folder)
            {
                WritePictures(folder, file, expected, drawn);
            }
        }
    }

    private static int CountOff(PixelBuffer expected, PixelBuffer drawn)
    {
        var off = 0;
        for (var i = 0; i < expected.Pixels.Length; i++)
        {
            off += IsOff(expected.Pixels[i], drawn.Pixels[i]) ? 1 : 0;
        }

        return off;
    }

    private static bool IsOff(uint a, uint b)
    {
        for (var shift = 0; shift < 32; shift += 8)
        {
            if (Math.Abs((int)((a >> shift) & 255) - (int)((b >> shift) & 255)) > Tolerance)
            {
                return true;
            }
        }

        return false;
    }

    private static void WritePictures(string folder, string file, PixelBuffer expected, PixelBuffer drawn)
    {
        var (width, height) = (expected.Width, expected.Height);
        using var all = PixelBuffer.Create(3 * width, height);
        for (var y = 0; y < height; y++)
        {
            var row = all.Row(y);
            expected.Row(y).CopyTo(row);
            drawn.Row(y).CopyTo(row[width..]);
            for (var x = 0; x < width; x++)
            {
                row[(2 * width) + x] = IsOff(expected.Row(y)[x], drawn.Row(y)[x]) ? 0xFF0000FF : 0xFFFFFFFF;
            }
        }

        Directory.CreateDirectory(folder);
        var parent = Path.GetFileName(Path.GetDirectoryName(file));
        File.WriteAllBytes(Path.Combine(folder, $"{parent}-{Path.GetFileNameWithoutExtension(file)}.png"), PngEncoder.Encode(all));
    }
}
