using System.Buffers.Binary;
using OgService.Testing;

namespace OgService.Conformance;

/// <summary>GIF files beside <c>giftopnm</c>: the first frame, colours and transparency; one case a file.</summary>
/// <remarks>Where giftopnm gives up, a picture or the declared exception passes.</remarks>
internal sealed class GifSuite : ISuite
{
    private const string Tool = "giftopnm";

    public string Name => "gif";

    public string Description => "GIF files beside giftopnm, first frame";

    public IReadOnlyList<string> FilePatterns { get; } = ["*.gif"];

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

        if (ReferenceTool.Run(Tool, bytes, "-image=1") is not { } colors || ReferenceTool.Run(Tool, bytes, "-image=1", "-alphaout=-") is not { } alphas)
        {
            report.Pass();
            return;
        }

        if (own is null)
        {
            report.Fail(name, $"refused: {reason}");
            return;
        }

        var (left, top) = FramePlace(bytes);
        var alpha = PortablePicture.Read(alphas);
        var at = 0;
        var difference = PictureSuite.Compare(
            PortablePicture.Read(colors), own, left, top, (wanted, got) => alpha.Samples[at++] == 0 ? got.Packed == 0 : wanted == got);
        report.Check(difference is null, name, () => difference!);
    }

    // The first image descriptor's offsets.
    private static (int Left, int Top) FramePlace(ReadOnlySpan<byte> file)
    {
        var at = 13 + ((file[10] & 0x80) == 0 ? 0 : 3 * (2 << (file[10] & 7)));
        while (file[at] != 0x2C)
        {
            // Stray bytes between blocks are passed over.
            if (file[at++] != 0x21)
            {
                continue;
            }

            at++;
            while (file[at] != 0)
            {
                at += file[at] + 1;
            }

            at++;
        }

        return (BinaryPrimitives.ReadUInt16LittleEndian(file[(at + 1)..]), BinaryPrimitives.ReadUInt16LittleEndian(file[(at + 3)..]));
    }
}
