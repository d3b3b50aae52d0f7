using System.Diagnostics;
using System.Globalization;
using OgService.Imaging;

namespace OgService.Conformance;

/// <summary>Pictures made to break decoders; one case a file.</summary>
/// <remarks>Passes: refused with the declared exception, or decoded; in either case within a second of processor time and 64 MB over the pixels of
/// the result. Pictures of more than 4 megapixels may be refused.</remarks>
internal sealed class HostilePictureSuite : ISuite
{
    private const double MaximumSeconds = 1;
    private const long MaximumBytes = 64 * 1024 * 1024;

    private static readonly DecodeOptions Options = new() { Limits = new ImageLimits { MaxPixels = 4_000_000 } };

    public string Name => "hostile-pictures";

    public string Description => "pictures made to break decoders: every file of a folder";

    public IReadOnlyList<string> FilePatterns { get; } = ["*"];

    public void Run(string file, SuiteReport report)
    {
        var bytes = File.ReadAllBytes(file);
        var started = Environment.CpuUsage.TotalTime;
        var watch = Stopwatch.StartNew();
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        string? wrong = null;
        long pixels = 0;
        try
        {
            using var picture = ImageDecoder.Decode(bytes, Options);
            pixels = 4L * picture.Pixels.Width * picture.Pixels.Height;
        }
        catch (ImageFormatException)
        {
            // The declared answer to what is not a picture.
        }
#pragma warning disable CA1031 // Which exceptions come out is what the suite asks.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            wrong = $"{exception.GetType().Name}: {exception.Message}";
        }

        // Other work on the machine must not fail a picture, nor the collector's threads.
        var seconds = Math.Min((Environment.CpuUsage.TotalTime - started).TotalSeconds, watch.Elapsed.TotalSeconds);
        var taken = GC.GetAllocatedBytesForCurrentThread() - allocated - pixels;
        report.Check(wrong is null && seconds <= MaximumSeconds && taken <= MaximumBytes, Path.GetFileName(file), () => string.Create(
            CultureInfo.InvariantCulture, $"{wrong ?? "read"} in {seconds:0.00} s with {taken / 1048576d:0.0} MB"));
    }
}
