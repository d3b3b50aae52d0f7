using System.Diagnostics;
using System.Globalization;
using OgService.Imaging;
using OgService.Svg;

namespace OgService.Conformance.Fuzzing;

/// <summary>Throws mutations and truncations of pictures at every decoder: <c>fuzz-pictures COUNT [--seed=N] [--keep=FOLDER] [PATH…]</c>. COUNT mutations a
/// decoder; the files of PATH that are small enough join the pictures that are made here.</summary>
/// <remarks>A case passes when pixels or the declared exception come out within a second and 64 MB over the pixels. The table tells each decoder's
/// cases, how many were read, and the worst of both; <c>--keep</c> names a folder for the files that failed.</remarks>
internal sealed class PictureFuzz
{
    private const double MaximumSeconds = 1;
    private const long MaximumBytes = 64 * 1024 * 1024;
    private const int LargestSeed = 16 * 1024;
    private const int LargestTruncated = 6 * 1024;
    private const int TruncatedPictures = 60;
    private const int ReportedFailures = 20;

    private static readonly ImageLimits Limits = new() { MaxPixels = 1_000_000 };

    private readonly TextWriter output;
    private readonly string? keep;
    private readonly int seed;
    private int passed;
    private int failed;

    private PictureFuzz(TextWriter output, string? keep, int seed)
    {
        this.output = output;
        this.keep = keep;
        this.seed = seed;
    }

    public static int Run(IReadOnlyList<string> arguments, TextWriter output, TextWriter errors)
    {
        if (arguments.Count == 0 || !int.TryParse(arguments[0], NumberStyles.None, CultureInfo.InvariantCulture, out var count))
        {
            errors.WriteLine("Usage: OgService.Conformance fuzz-pictures COUNT [--seed=N] [--keep=FOLDER] [PATH…]");
            return 2;
        }

        var seed = Option(arguments, "--seed=") is { } number ? int.Parse(number, CultureInfo.InvariantCulture) : 1;
        var fuzz = new PictureFuzz(output, Option(arguments, "--keep="), seed);
        var kinds = PictureKind.All();
        foreach (var path in arguments.Skip(1).Where(argument => !argument.StartsWith("--", StringComparison.Ordinal)))
        {
            AddFiles(path, kinds);
        }

        output.WriteLine("decoder      pictures     cases      read  worst ms  worst MB  failed");
        foreach (var kind in kinds)
        {
            fuzz.Mutate(kind, count);
        }

        fuzz.Truncate(kinds);
        output.WriteLine($"{fuzz.passed} passed, {fuzz.failed} failed");
        return fuzz.failed == 0 ? 0 : 1;
    }

    private static string? Option(IReadOnlyList<string> arguments, string name)
        => arguments.FirstOrDefault(argument => argument.StartsWith(name, StringComparison.Ordinal))?[name.Length..];

    private static void AddFiles(string path, IReadOnlyList<PictureKind> kinds)
    {
        IEnumerable<string> files = Directory.Exists(path)
            ? Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            : [path];
        foreach (var file in files.Where(file => new FileInfo(file).Length is > 8 and <= LargestSeed))
        {
            var bytes = File.ReadAllBytes(file);
            if (ImageHeader.TryRead(bytes, out var info) && kinds.FirstOrDefault(kind => kind.Formats.Contains(info.Format)) is { } fitting)
            {
                fitting.Seeds.Add(bytes);
            }
        }
    }

    private void Mutate(PictureKind kind, int count)
    {
        var random = new Random(seed);
        var mutator = new PictureMutator(kind, random);
        var tally = new Tally();
        for (var round = 0; round < count; round++)
        {
            Try(kind, mutator.Next(), round, tally);
        }

        Write(kind.Name, kind.Seeds.Count, tally);
    }

    // In turn from all kinds, so that each is there.
    private void Truncate(IReadOnlyList<PictureKind> kinds)
    {
        var tally = new Tally();
        var chosen = new List<(PictureKind Kind, byte[] File)>();
        for (var index = 0; chosen.Count < TruncatedPictures && kinds.Any(kind => index < kind.Seeds.Count); index++)
        {
            chosen.AddRange(kinds.Where(kind => index < kind.Seeds.Count && kind.Seeds[index].Length <= LargestTruncated)
                .Select(kind => (kind, kind.Seeds[index])).Take(TruncatedPictures - chosen.Count));
        }

        foreach (var (kind, file) in chosen)
        {
            for (var length = 0; length < file.Length; length++)
            {
                Try(kind, file[..length], length, tally);
            }
        }

        Write("truncations", chosen.Count, tally);
    }

    private void Write(string name, int pictures, Tally tally) => output.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{name,-12} {pictures,8} {tally.Cases,9} {tally.Read,9} {1_000 * tally.Seconds,9:0} {tally.Bytes / 1048576d,9:0.0} {tally.Failed,7}"));

    private void Try(PictureKind kind, byte[] file, int round, Tally tally)
    {
        tally.Cases++;
        var wrong = TryOnce(kind, file, round, tally, out var seconds, out var bytes);
        if (wrong is null && seconds > MaximumSeconds)
        {
            // The machine may have been busy, or the code new.
            TryOnce(kind, file, round, new Tally(), out seconds, out bytes);
        }

        if (wrong is null && seconds <= MaximumSeconds && bytes <= MaximumBytes)
        {
            passed++;
            tally.Seconds = Math.Max(tally.Seconds, seconds);
            tally.Bytes = Math.Max(tally.Bytes, bytes);
            return;
        }

        failed++;
        if (++tally.Failed <= ReportedFailures)
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"FAIL {kind.Name} {round}: {wrong ?? "answered"} in {seconds:0.00} s with {bytes / 1048576d:0.0} MB"));
            if (keep is not null)
            {
                Directory.CreateDirectory(keep);
                File.WriteAllBytes(Path.Combine(keep, string.Create(CultureInfo.InvariantCulture, $"{kind.Name}-{seed}-{round}{kind.Ending}")), file);
            }
        }
    }

    private static string? TryOnce(PictureKind kind, byte[] file, int round, Tally tally, out double seconds, out long bytes)
    {
        var started = Environment.CpuUsage.TotalTime;
        var watch = Stopwatch.StartNew();
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        long pixels = 0;
        string? wrong = null;
        try
        {
            using var picture = kind.Draws ? SvgDocument.Parse(file).Render(64, 48) : Decode(file, round);
            pixels = 4L * picture.Width * picture.Height;
            tally.Read++;
        }
        catch (Exception exception) when (exception is ImageFormatException or SvgException)
        {
            // The declared answer.
        }
#pragma warning disable CA1031 // Which exceptions come out is what is asked.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            wrong = $"{exception.GetType().Name}: {exception.Message} {exception.StackTrace?.Split('\n')[0].Trim()}";
        }

        bytes = GC.GetAllocatedBytesForCurrentThread() - allocated - pixels;
        seconds = Math.Min((Environment.CpuUsage.TotalTime - started).TotalSeconds, watch.Elapsed.TotalSeconds);
        return wrong;
    }

    // Whole, as stored; whole; smaller, in ways that each format knows.
    private static PixelBuffer Decode(byte[] file, int round) => ImageDecoder.Decode(file, (round % 4) switch
    {
        0 => new DecodeOptions { Limits = Limits, ApplyOrientation = false, ConvertToSrgb = false },
        1 => new DecodeOptions { Limits = Limits },
        2 => new DecodeOptions { Limits = Limits, TargetWidth = 12, TargetHeight = 9 },
        _ => new DecodeOptions { Limits = Limits, TargetWidth = 3, TargetHeight = 2 },
    }).Pixels;

    private sealed class Tally
    {
        public int Cases { get; set; }

        public int Read { get; set; }

        public int Failed { get; set; }

        public double Seconds { get; set; }

        public long Bytes { get; set; }
    }
}
