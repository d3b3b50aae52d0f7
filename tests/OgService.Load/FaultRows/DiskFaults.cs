using System.Diagnostics;
using OgService.Load.Driving;
using OgService.Load.Processes;

namespace OgService.Load.FaultRows;

/// <summary>A cache folder that is full, read-only, gone or damaged: at worst there is no cache.</summary>
internal static class DiskFaults
{
    private const int Cards = 200;

    public static async Task FullAsync(RunContext context, Row row)
    {
        var folder = Folder(context);
        if (!Mount("-t", "tmpfs", "-o", "size=1m,mode=777", "tmpfs", folder))
        {
            row.Skip("a file system of its own needs root");
            return;
        }

        try
        {
            await RunAsync(context, row, folder, () => { }, prefix: []);
            var whole = Directory.GetFiles(folder, "*.card", SearchOption.AllDirectories).Select(file => new FileInfo(file).Length).ToList();
            row.Check(whole.Count > 0 && whole.All(length => length > 0), $"{whole.Count} files under final names, none empty");
        }
        finally
        {
            using var unmount = Process.Start("umount", ["-l", folder]);
            unmount.WaitForExit();
        }
    }

    public static Task ReadOnlyAsync(RunContext context, Row row)
    {
        var folder = Folder(context);
        string[] prefix = Environment.UserName == "root" ? ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] : [];
        File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        return RunAsync(context, row, folder, () => { }, prefix);
    }

    public static async Task DeletedAsync(RunContext context, Row row)
    {
        var folder = Folder(context);
        await RunAsync(context, row, folder, () => Directory.Delete(folder, recursive: true), prefix: []);
        row.Check(Directory.Exists(folder) && Directory.GetFiles(folder, "*.card", SearchOption.AllDirectories).Length > 0, "the folder is there again, with pictures");
    }

    public static async Task DamagedAsync(RunContext context, Row row)
    {
        var folder = Folder(context);
        var settings = new Dictionary<string, string> { ["Disk:Folder"] = folder };
        var set = SignedCards.NewSet();
        IReadOnlyList<Answer> right;
        await using (var first = await ServiceProcess.StartAsync(context.Run, settings))
        {
            right = await context.Generator.SaturateAsync(2, Cards, TimeSpan.FromMinutes(2), number => first.Card(set, number), hash: true);
            await Task.Delay(TimeSpan.FromSeconds(1));
        }

        var files = Directory.GetFiles(folder, "*.card", SearchOption.AllDirectories);
        var random = new Random(20_261_122);
        foreach (var file in files)
        {
            Damage(file, random);
        }

        await using var second = await ServiceProcess.StartAsync(context.Run, settings);
        row.Answers = await context.Generator.SaturateAsync(2, Cards, TimeSpan.FromMinutes(2), number => second.Card(set, number), hash: true);
        await row.MeasureAsync(second, 0);
        var bad = row.Answers.Zip(right).Count(pair => pair.First.Status != 200 || pair.First.Sha256 != pair.Second.Sha256);
        row.Check(files.Length >= Cards * 9 / 10, $"{files.Length} files damaged");
        row.Check(bad == 0, $"{bad} bad answers of {Cards}");
        row.Check(row.Renders >= files.Length, $"{row.Renders} drawn anew");
    }

    private static void Damage(string file, Random random)
    {
        var bytes = File.ReadAllBytes(file);
        switch (random.Next(5))
        {
            case 0: bytes = bytes[..random.Next(bytes.Length)]; break;
            case 1: bytes = []; break;
            case 2: bytes = [.. bytes, 0]; break;
            // As of another version: the first bytes say what it is.
            case 3: bytes[random.Next(Math.Min(8, bytes.Length))] ^= 1; break;
            default: bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8)); break;
        }

        File.WriteAllBytes(file, bytes);
    }

    private static async Task RunAsync(RunContext context, Row row, string folder, Action inBetween, string[] prefix)
    {
        var rate = 0.7 * await context.CapacityAsync();
        await using var service = await context.StartAsync(new Dictionary<string, string> { ["Disk:Folder"] = folder }, prefix);
        inBetween();
        var set = SignedCards.NewSet();
        row.OfferedPerSecond = rate;
        row.Answers = await context.Generator.OfferAsync(rate, context.Run.Span(10, 60, 300), number => service.Card(set, number));
        await row.MeasureAsync(service, 0);
        row.Check(row.Answers.All(answer => answer.Status == 200), "no failed request");
        row.Note($"{await service.MetricAsync("og_cache_writes_dropped_total")} writes dropped and counted");
        // What was writing at this moment ends.
        await Task.Delay(TimeSpan.FromSeconds(1));
    }

    private static string Folder(RunContext context)
    {
        var folder = Directory.CreateDirectory(Path.Combine(context.Run.Work, "disk-" + Guid.NewGuid().ToString("n")[..8])).FullName;
        return folder;
    }

    private static bool Mount(params string[] arguments)
    {
        using var mount = Process.Start(new ProcessStartInfo("mount", arguments) { RedirectStandardError = true });
        mount!.WaitForExit();
        return mount.ExitCode == 0;
    }
}
