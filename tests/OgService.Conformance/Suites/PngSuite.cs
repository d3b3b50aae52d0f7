using OgService.Testing;

namespace OgService.Conformance;

/// <summary>PNG files beside <c>pngtopnm</c>; one case a file. Files whose names begin with x are broken and must be refused.</summary>
/// <remarks>
/// Compared are colours multiplied by alpha, at 8 bits: samples of more bits are rounded to the nearest level on both sides. pngtopnm mistakes the one
/// transparent colour of files of true colour or of 16 bits; pixels that either side makes transparent there are not compared. Where it gives up
/// itself, a picture or the declared exception passes.
/// </remarks>
internal sealed class PngSuite : ISuite
{
    private const string Tool = "pngtopnm";

    public string Name => "png";

    public string Description => "PNG files beside pngtopnm (PngSuite and others)";

    public IReadOnlyList<string> FilePatterns { get; } = ["*.png", "*.apng"];

    public void Run(string file, SuiteReport report)
    {
        var bytes = File.ReadAllBytes(file);
        var name = Path.GetFileName(file);
        using var own = PictureSuite.TryDecode(bytes, out var reason);
        if (name.StartsWith('x'))
        {
            report.Check(own is null, name, () => "should have been refused");
            return;
        }

        if (!ReferenceTool.Exists(Tool))
        {
            report.Skip(name, $"{Tool} is not here");
            return;
        }

        if (ReferenceTool.Run(Tool, bytes, "-alphapam") is not { } output)
        {
            report.Pass();
            return;
        }

        if (own is null)
        {
            report.Fail(name, $"refused: {reason}");
            return;
        }

        var mistakesTransparency = (bytes[24] == 16 || bytes[25] == 2) && bytes.AsSpan().IndexOf("tRNS"u8) >= 0;
        var expected = PortablePicture.Read(output);
        var difference = (expected.Width, expected.Height) != (own.Pixels.Width, own.Pixels.Height)
            ? $"expected {expected.Width}x{expected.Height}, got {own.Pixels.Width}x{own.Pixels.Height}"
            : PictureSuite.Compare(expected, own, 0, 0, (wanted, got) => wanted == got || (mistakesTransparency && (got.Packed == 0 || wanted.Packed == 0)));
        report.Check(difference is null, name, () => difference!);
    }
}
