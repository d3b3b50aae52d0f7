using System.Diagnostics;
using System.Security.Cryptography;
using OgService.Imaging;
using OgService.Testing;

namespace OgService.Conformance;

/// <summary>
/// WebP files, each against what is known of it: the MD5s of libwebp's own test list when it lies beside the file, else what dwebp makes of it, where it is
/// installed. Whatever else a file is, it must end in pixels or in the declared exception, within a second of processor time.
/// </summary>
internal sealed class WebPSuite : ISuite
{
    private const string ListName = "libwebp_tests.md5";
    private const double MaximumSeconds = 1;
    private const string Tool = "dwebp";

    // Fuzzing corpora name their files by a hash of forty digits.
    private const string HashedName = "????????????????????????????????????????*";

    private readonly Dictionary<string, Dictionary<string, string>> lists = [];

    public string Name => "webp";

    public string Description => "WebP files: libwebp's list of MD5s, dwebp where it is installed, fuzzing corpora";

    public IReadOnlyList<string> FilePatterns { get; } = ["*.webp", HashedName];

    public void Run(string file, SuiteReport report)
    {
        var bytes = File.ReadAllBytes(file);
        var started = Environment.CpuUsage.TotalTime;
        var watch = Stopwatch.StartNew();
        WebPDump? dump = null;
        string? refusal = null;
        try
        {
            dump = WebPDump.Decode(bytes);
        }
        catch (ImageFormatException exception)
        {
            refusal = exception.Message;
        }

        // Other work on the machine must not fail a picture, nor the collector's threads.
        var seconds = Math.Min((Environment.CpuUsage.TotalTime - started).TotalSeconds, watch.Elapsed.TotalSeconds);
        if (seconds > MaximumSeconds)
        {
            report.Fail(file, $"took {seconds} s");
        }

        var sums = SumsOf(Path.GetDirectoryName(file)!);
        if (sums.ContainsKey(Path.GetFileName(file) + ".pam"))
        {
            CompareSums(file, dump, refusal, sums, report);
        }
        else if (!ReferenceTool.Exists(Tool))
        {
            report.Skip(file, "no MD5, and dwebp is not installed; " + (refusal ?? "decoded"));
        }
        else
        {
            CompareTool(file, dump, refusal, report);
        }
    }

    private static void CompareSums(string file, WebPDump? dump, string? refusal, Dictionary<string, string> sums, SuiteReport report)
    {
        if (dump is null)
        {
            report.Fail(file, $"refused: {refusal}");
            return;
        }

        foreach (var format in WebPDump.Formats)
        {
            var name = $"{Path.GetFileName(file)}.{format}";
            if (!sums.TryGetValue(name, out var expected))
            {
                continue;
            }

            if (dump.Write(format) is not { } written)
            {
                report.Skip(name, "the YUV of a lossless picture is the tool's own, and changes with its version");
                continue;
            }

            var actual = Convert.ToHexStringLower(MD5.HashData(written));
            report.Check(actual == expected, name, () => $"expected MD5 {expected}, got {actual}");
        }
    }

    private static void CompareTool(string file, WebPDump? dump, string? refusal, SuiteReport report)
    {
        var expected = ReferenceTool.Run(Tool, [], "-quiet", "-nodither", "-pam", file, "-o", "-");
        if (expected is not { Length: > 0 })
        {
            // It does not read animations, and refuses what we refuse.
            report.Check(dump is null or { IsAnimation: true }, file, () => "decoded, though dwebp refuses it");
            return;
        }

        if (dump is null)
        {
            report.Fail(file, $"refused, though dwebp decodes it: {refusal}");
            return;
        }

        report.Check(dump.Write("pam").AsSpan().SequenceEqual(expected), file, () => "pixels other than dwebp's");
    }

    private Dictionary<string, string> SumsOf(string folder)
    {
        if (!lists.TryGetValue(folder, out var sums))
        {
            var list = Path.Combine(folder, ListName);
            sums = File.Exists(list)
                ? File.ReadLines(list).Select(line => line.Split("  ")).Where(parts => parts.Length == 2).ToDictionary(parts => parts[1], parts => parts[0])
                : [];
            lists.Add(folder, sums);
        }

        return sums;
    }
}
