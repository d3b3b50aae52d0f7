using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using OgService.Load.Processes;

namespace OgService.Load.FaultRows;

/// <summary><c>og generate</c> that is killed, interrupted, or has nowhere to write.</summary>
internal static class BatchFaults
{
    public static async Task KilledAsync(RunContext context, Row row)
    {
        if (NoCli(context, row))
        {
            return;
        }

        var posts = context.Run.Count(60, 300, 1_000);
        var kills = context.Run.Count(8, 30, 100);
        var unbroken = SiteOf(context.Run, posts);
        var clock = Stopwatch.GetTimestamp();
        var exit = await GenerateAsync(context.Run, unbroken);
        var whole = Stopwatch.GetElapsedTime(clock);
        var right = PicturesOf(unbroken);
        row.Check(exit == 0 && right.Count >= posts, $"{right.Count} files of an unbroken run");

        var broken = SiteOf(context.Run, posts);
        var random = new Random(100);
        var bad = 0;
        var met = 0;
        var half = 0;
        for (var kill = 0; kill < kills; kill++)
        {
            // Each draws everything again: else the later ones would be killed with nothing left to do.
            using var batch = Start(context.Run, broken, "--force");
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(100, (int)Math.Max(500, whole.TotalMilliseconds))));
            if (!batch.HasExited)
            {
                batch.Kill();
                met++;
            }

            await batch.WaitForExitAsync();
            bad += PicturesOf(broken).Count(pair => IsPicture(pair.Key) && right.GetValueOrDefault(pair.Key) != pair.Value);
            half += Unfinished(broken).Count();
        }

        exit = await GenerateAsync(context.Run, broken);
        var tree = PicturesOf(broken);
        row.Check(bad == 0, $"{kills} kills, {met} in the middle, {half} files left half written: {bad} files under a final name that are not right");
        row.Check(exit == 0 && tree.Count == right.Count && tree.All(pair => right.GetValueOrDefault(pair.Key) == pair.Value), "the rerun's tree is byte for byte that of the unbroken run");
        row.Check(!Unfinished(broken).Any() && Directory.GetFiles(Path.Combine(broken, ".og")) is [var only] && only.EndsWith("manifest.json", StringComparison.Ordinal), "nothing half written is left");
    }

    public static async Task TargetsAsync(RunContext context, Row row)
    {
        if (NoCli(context, row))
        {
            return;
        }

        var site = SiteOf(context.Run, 20);
        Directory.Delete(Path.Combine(site, "public"), recursive: true);
        await File.WriteAllTextAsync(Path.Combine(site, "public"), "a file where the folder should be");
        var exit = await GenerateAsync(context.Run, site);
        row.Check(exit == 1, $"nowhere to write: exit {exit}");

        var deleted = SiteOf(context.Run, 200);
        using (var batch = Start(context.Run, deleted))
        {
            await Task.Delay(1_200);
            foreach (var post in Directory.GetFiles(Path.Combine(deleted, "src/data/blog"), "load-1*.md"))
            {
                File.Delete(post);
            }

            await batch.WaitForExitAsync();
            row.Check(batch.ExitCode is 0 or 1, $"posts deleted on the way: exit {batch.ExitCode}, {PicturesOf(deleted).Count} files kept");
        }

        var interrupted = SiteOf(context.Run, 300);
        using (var batch = Start(context.Run, interrupted))
        {
            await Task.Delay(1_500);
            Signals.Send(batch.Id, "INT");
            await batch.WaitForExitAsync();
            row.Check(batch.ExitCode == 130, $"interrupted: exit {batch.ExitCode}, {PicturesOf(interrupted).Count} files kept");
        }

        await using var nowhere = await DiskOf(SiteOf(context.Run, 60));
        if (nowhere.Folder is null)
        {
            row.Note("full disk: skipped, a file system of its own needs root");
            return;
        }

        exit = await GenerateAsync(context.Run, nowhere.Site);
        var empty = PicturesOf(nowhere.Site).Count(pair => new FileInfo(Path.Combine(nowhere.Site, "public", pair.Key)).Length == 0);
        row.Check(exit == 1 && empty == 0, $"disk full: exit {exit}, {PicturesOf(nowhere.Site).Count} files kept, {empty} empty");
    }

    private static bool NoCli(RunContext context, Row row)
    {
        if (context.Run.Cli is null)
        {
            row.Skip("the command line is not built");
        }

        return context.Run.Cli is null;
    }

    private static string SiteOf(RunOptions run, int posts)
    {
        var site = SiteFaults.CopyOfSite(run);
        for (var number = 0; number < posts; number++)
        {
            File.WriteAllText(
                Path.Combine(site, "src/data/blog", string.Create(CultureInfo.InvariantCulture, $"load-{number}.md")),
                string.Create(CultureInfo.InvariantCulture, $"---\ntitle: Post number {number} of a batch\ndescription: Written by a test.\npubDatetime: 2026-01-01T00:00:00Z\ntags: [load]\n---\n\nText.\n"));
        }

        return site;
    }

    private static IEnumerable<string> Unfinished(string site)
        => new DirectoryInfo(site).EnumerateFiles("*.unfinished", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 }).Select(file => file.FullName);

    // Through a shell that makes it quiet and becomes it.
    private static Process Start(RunOptions run, string site, params string[] more)
        => Process.Start("sh", ["-c", "exec \"$@\" >/dev/null 2>&1", "--", "dotnet", run.Cli!, "generate", site, .. more]);

    private static async Task<int> GenerateAsync(RunOptions run, string site)
    {
        using var batch = Start(run, site);
        await batch.WaitForExitAsync();
        return batch.ExitCode;
    }

    private static bool IsPicture(string name) => name.EndsWith(".png", StringComparison.Ordinal) || name.EndsWith(".jpg", StringComparison.Ordinal);

    /// <summary>Hashes of what lies in the public folder, by path.</summary>
    private static Dictionary<string, string> PicturesOf(string site)
    {
        var folder = Path.Combine(site, "public");
        return Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => (Name: Path.GetRelativePath(folder, file), File: file))
            .Where(file => IsPicture(file.Name))
            .ToDictionary(file => file.Name, file => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file.File))));
    }

    private static Task<SmallDisk> DiskOf(string site)
    {
        var folder = Path.Combine(site, "public/og");
        Directory.CreateDirectory(folder);
        using var mount = Process.Start(new ProcessStartInfo("mount", ["-t", "tmpfs", "-o", "size=500k", "tmpfs", folder]) { RedirectStandardError = true });
        mount!.WaitForExit();
        return Task.FromResult(new SmallDisk(site, mount.ExitCode == 0 ? folder : null));
    }

    /// <param name="Folder">Null when it could not be made.</param>
    private sealed record SmallDisk(string Site, string? Folder) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            if (Folder is not null)
            {
                using var unmount = Process.Start("umount", ["-l", Folder]);
                await unmount.WaitForExitAsync();
            }
        }
    }
}
