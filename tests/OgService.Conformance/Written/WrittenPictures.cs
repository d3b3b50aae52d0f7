using System.Globalization;
using OgService.Imaging;
using OgService.Testing;

namespace OgService.Conformance.Written;

/// <summary>What we write, read by others: pngcheck finds nothing wrong; libpng, libjpeg, libwebp and Chromium see the pixels that our own decoders see, lossy
/// ones within one level. Readers that are not installed are left out and named.</summary>
internal static class WrittenPictures
{
    private const string Chromium = "chromium";

    public static int Run(TextWriter output)
    {
        var (passed, failed) = (0, 0);
        var samples = WrittenSamples.All().ToList();
        foreach (var (tool, ending, arguments) in ((string, string, string[])[])
            [("pngcheck", "png", []), ("pngtopam", "png", ["-alphapam"]), ("djpeg", "jpg", ["-dct", "int", "-ppm"]), ("dwebp", "webp", ["-quiet", "-pam", "-o", "-", "--", "-"])])
        {
            if (!ReferenceTool.Exists(tool))
            {
                output.WriteLine($"skipped: {tool} is not installed");
                continue;
            }

            foreach (var sample in samples.Where(sample => sample.Ending == ending))
            {
                Count(tool, sample, ReadWith(tool, sample, arguments));
            }
        }

        if (ReferenceTool.Exists(Chromium))
        {
            foreach (var (sample, problem) in ChromiumPage.Check(Chromium, samples))
            {
                Count(Chromium, sample, problem);
            }
        }
        else
        {
            output.WriteLine("skipped: chromium is not installed");
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"written: {passed} passed, {failed} failed"));
        return failed > 0 ? 1 : 0;

        void Count(string tool, WrittenSample sample, string? problem)
        {
            if (problem is null)
            {
                passed++;
                return;
            }

            failed++;
            output.WriteLine($"{tool}: {sample.Ending}, {sample.Name}: {problem}");
        }
    }

    /// <summary>The pixels that our own decoder sees: straight, four samples each.</summary>
    public static AnyMap ReadOurselves(WrittenSample sample)
    {
        using var decoded = ImageDecoder.Decode(sample.Bytes);
        var pixels = decoded.Pixels;
        var samples = new byte[4 * pixels.Width * pixels.Height];
        for (var index = 0; index < pixels.Pixels.Length; index++)
        {
            var pixel = new PremultipliedRgba(pixels.Pixels[index]);
            for (var channel = 0; channel < 3; channel++)
            {
                var value = (int)(pixel.Packed >> (8 * channel)) & 255;
                samples[(4 * index) + channel] = pixel.A == 0 ? (byte)0 : (byte)Math.Min(255, ((value * 255) + (pixel.A / 2)) / pixel.A);
            }

            samples[(4 * index) + 3] = pixel.A;
        }

        return new AnyMap(pixels.Width, pixels.Height, samples);
    }

    private static string? ReadWith(string tool, WrittenSample sample, string[] arguments)
    {
        var read = ReferenceTool.Run(tool, sample.Bytes, out var said, arguments);
        return read is null ? said.Trim()
            : tool == "pngcheck" ? null
            : Compare(ReadOurselves(sample), AnyMap.Read(read), sample.Ending == "jpg" ? 1 : 0);
    }

    // Premultiplied, since what lies under transparency is nobody's; both round on the way.
    private static string? Compare(AnyMap ours, AnyMap theirs, int tolerance)
    {
        if ((ours.Width, ours.Height) != (theirs.Width, theirs.Height))
        {
            return $"{theirs.Width}x{theirs.Height} instead of {ours.Width}x{ours.Height}";
        }

        for (var at = 0; at < ours.Samples.Length; at++)
        {
            var (alpha, theirAlpha) = (ours.Samples[at | 3], theirs.Samples[at | 3]);
            var isAlpha = (at & 3) == 3;
            var (first, second) = isAlpha ? (alpha, theirAlpha) : (ours.Samples[at] * alpha / 255, theirs.Samples[at] * theirAlpha / 255);
            if (Math.Abs(first - second) > tolerance + (isAlpha || alpha == 255 ? 0 : 1))
            {
                var pixel = at / 4;
                return string.Create(
                    CultureInfo.InvariantCulture, $"sample {at & 3} at {pixel % ours.Width},{pixel / ours.Width} is {theirs.Samples[at]} instead of {ours.Samples[at]}");
            }
        }

        return null;
    }
}
