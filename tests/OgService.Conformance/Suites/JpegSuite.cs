using OgService.Imaging;
using OgService.Testing;

namespace OgService.Conformance;

/// <summary>JPEG files beside <c>djpeg -dct int</c>; one case a file. Every channel of every pixel is at most one level off.</summary>
/// <remarks>Arithmetic codes must be refused by name. Where djpeg gives up or warns, a picture or the declared exception passes.</remarks>
internal sealed class JpegSuite : ISuite
{
    private const string Tool = "djpeg";
    private const int Tolerance = 1;

    public string Name => "jpeg";

    public string Description => "JPEG files beside djpeg -dct int";

    public IReadOnlyList<string> FilePatterns { get; } = ["*.jpg", "*.jpeg"];

    public void Run(string file, SuiteReport report)
    {
        var bytes = File.ReadAllBytes(file);
        var name = Path.GetFileName(file);
        using var own = PictureSuite.TryDecode(bytes, out var reason);
        if (!ReferenceTool.Exists(Tool))
        {
            report.Skip(name, $"{Tool} is not here");
            return;
        }

        if (ReferenceTool.Run(Tool, bytes, "-dct", "int") is not { } output)
        {
            report.Pass();
            return;
        }

        if (own is null)
        {
            report.Check(reason.StartsWith("arithmetic", StringComparison.Ordinal) && HasArithmeticCodes(bytes), name, () => $"refused: {reason}");
            return;
        }

        var expected = PortablePicture.Read(output);
        var difference = (expected.Width, expected.Height) != (own.Pixels.Width, own.Pixels.Height)
            ? $"expected {expected.Width}x{expected.Height}, got {own.Pixels.Width}x{own.Pixels.Height}"
            : PictureSuite.Compare(expected, own, 0, 0, IsNear);
        report.Check(difference is null, name, () => difference!);
    }

    private static bool IsNear(PremultipliedRgba wanted, PremultipliedRgba got)
        => Math.Abs(wanted.R - got.R) <= Tolerance && Math.Abs(wanted.G - got.G) <= Tolerance && Math.Abs(wanted.B - got.B) <= Tolerance;

    private static bool HasArithmeticCodes(ReadOnlySpan<byte> file)
        => file.IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC9]) >= 0 || file.IndexOf((ReadOnlySpan<byte>)[0xFF, 0xCA]) >= 0;
}
