using System.Diagnostics;
using OgService.Load.Driving;
using OgService.Load.Processes;

namespace OgService.Load.FaultRows;

/// <summary>How the service ends, politely and not.</summary>
internal static class Endings
{
    public static async Task TermAsync(RunContext context, Row row)
    {
        var rate = 0.9 * await context.CapacityAsync();
        await using var service = await context.StartAsync(new Dictionary<string, string> { ["DrainMilliseconds"] = "1500" });
        var set = SignedCards.NewSet();
        using var stop = new CancellationTokenSource();
        row.OfferedPerSecond = rate;
        var offered = context.Generator.OfferAsync(rate, TimeSpan.FromMinutes(1), number => service.Card(set, number), stop: stop.Token);
        await Task.Delay(TimeSpan.FromSeconds(3));
        var signalled = Stopwatch.GetTimestamp();
        service.Signal("TERM");
        await Task.Delay(200);
        var ready = await service.AskAsync("/readyz");
        var exit = await service.ExitAsync(TimeSpan.FromSeconds(25));
        var seconds = Stopwatch.GetElapsedTime(signalled).TotalSeconds;
        await stop.CancelAsync();
        row.Answers = [.. (await offered).Where(answer => answer.Failure != "connect")];
        var resets = row.Answers.Count(answer => answer.Status == 0);
        row.Check(ready.Status == 503, $"readiness {ready.Status} at once");
        row.Check(resets == 0, $"{resets} of {row.Answers.Count} accepted requests cut off");
        row.Check(exit == 0 && seconds <= 20, $"exit {exit} after {seconds:0.0} s");
    }

    public static async Task TermTwiceAsync(RunContext context, Row row)
    {
        await using var service = await ServiceProcess.StartAsync(context.Run, new Dictionary<string, string> { ["DrainMilliseconds"] = "15000" });
        service.Signal("TERM");
        await Task.Delay(500);
        var second = Stopwatch.GetTimestamp();
        service.Signal("TERM");
        var exit = await service.ExitAsync(TimeSpan.FromSeconds(10));
        row.Check(exit is not null && Stopwatch.GetElapsedTime(second).TotalSeconds <= 2, $"exit {exit} {Stopwatch.GetElapsedTime(second).TotalSeconds:0.0} s after the second signal");
    }

    public static async Task KillAsync(RunContext context, Row row)
    {
        var folder = Directory.CreateDirectory(Path.Combine(context.Run.Work, "kill-" + Guid.NewGuid().ToString("n")[..8])).FullName;
        var settings = new Dictionary<string, string> { ["Disk:Folder"] = folder };
        var set = SignedCards.NewSet();
        const int cards = 40;
        IReadOnlyList<Answer> right;
        await using (var clean = await ServiceProcess.StartAsync(context.Run))
        {
            right = await context.Generator.SaturateAsync(2, cards, TimeSpan.FromMinutes(1), number => clean.Card(set, number), hash: true);
        }

        var random = new Random(50);
        var kills = context.Run.Count(5, 15, 50);
        double slowest = 0;
        var bad = 0;
        var left = 0;
        for (var kill = 0; kill < kills; kill++)
        {
            await using var service = await ServiceProcess.StartAsync(context.Run, settings);
            slowest = Math.Max(slowest, service.ReadyAfter);
            await Task.Delay(500);
            var started = DateTime.UtcNow - TimeSpan.FromMilliseconds(service.ReadyAfter + 1_000);
            left += Directory.Exists(Path.Combine(folder, "unfinished")) ? Directory.GetFiles(Path.Combine(folder, "unfinished")).Count(file => File.GetLastWriteTimeUtc(file) < started) : 0;
            var fresh = SignedCards.NewSet();
            using var stop = new CancellationTokenSource();
            var load = context.Generator.OfferAsync(60, TimeSpan.FromMinutes(1), number => service.Card(fresh, number), stop: stop.Token);
            var known = await context.Generator.SaturateAsync(2, cards, TimeSpan.FromSeconds(30), number => service.Card(set, number), hash: true);
            bad += known.Count(answer => answer is { Status: 200, IsStandIn: false } && answer.Sha256 != right[answer.Index].Sha256);
            await Task.Delay(random.Next(50, 1_500));
            await service.KillAsync();
            await stop.CancelAsync();
            await load;
        }

        row.Check(bad == 0, $"{kills} kills: {bad} bad answers");
        row.Check(slowest < 2_000, $"ready again after at most {slowest:0} ms of 2000");
        row.Check(left == 0, $"{left} unfinished files older than the start");
    }

    public static async Task DescriptorsAsync(RunContext context, Row row)
    {
        // What a runtime that is idle has open comes on top of the 64 that the row asks for.
        await using var idle = await ServiceProcess.StartAsync(context.Run);
        var limit = idle.Handles() + 64;
        await using var service = await context.StartAsync(null, "sh", "-c", $"ulimit -n {limit}; exec \"$@\"", "--");
        var set = SignedCards.NewSet();
        row.OfferedPerSecond = 200;
        var url = new Uri(service.Url);
        var held = new List<System.Net.Sockets.TcpClient>();
        for (var number = 0; number < 200; number++)
        {
            var client = new System.Net.Sockets.TcpClient();
            await client.ConnectAsync(url.Host, url.Port);
            held.Add(client);
        }

        await Task.Delay(TimeSpan.FromSeconds(2));
        held.ForEach(client => client.Dispose());
        await Task.Delay(TimeSpan.FromSeconds(2));
        row.Answers = await context.Generator.OfferAsync(20, TimeSpan.FromSeconds(5), number => service.Card(set, number));
        await row.MeasureAsync(service, 0);
        row.Check(!service.HasExited, "lives through 200 connections");
        row.Check(row.Answers.All(answer => answer.Status == 200), $"with {limit} descriptors: serves everything 2 s after they left");
    }

    public static async Task HeapAsync(RunContext context, Row row)
    {
        var capacity = await context.CapacityAsync();
        await using var service = await context.StartAsync(new Dictionary<string, string> { ["DOTNET_GCHeapHardLimit"] = "0x10000000" });
        var set = SignedCards.NewSet();
        row.OfferedPerSecond = 3 * capacity;
        row.Answers = await context.Generator.OfferAsync(3 * capacity, context.Run.Span(10, 60, 120), number => service.Card(set, number));
        await row.MeasureAsync(service, 0);
        set = SignedCards.NewSet();
        var after = await context.Generator.OfferAsync(0.5 * capacity, TimeSpan.FromSeconds(5), number => service.Card(set, number));
        row.Check(!service.HasExited && row.Answers.All(answer => answer.IsServed || answer.IsRefused), "256 MB of heap at 3 C: served or refused");
        row.Check(after.Where(answer => answer.At > 1).All(answer => answer.Status == 200), "then serves everything again");
    }

    public static async Task ClockAsync(RunContext context, Row row)
    {
        if (LibFakeTime() is not { } library)
        {
            row.Skip("libfaketime is not installed");
            return;
        }

        var file = Path.Combine(context.Run.Work, "clock");
        await File.WriteAllTextAsync(file, "+0");
        var settings = new Dictionary<string, string> { ["LD_PRELOAD"] = library, ["FAKETIME_TIMESTAMP_FILE"] = file, ["FAKETIME_CACHE_DURATION"] = "1", ["FAKETIME_DONT_FAKE_MONOTONIC"] = "1" };
        await using var service = await ServiceProcess.StartAsync(context.Run, settings);
        var answers = new List<Answer>();
        using var client = new HttpClient();
        foreach (var (jump, days) in new[] { ("+1d", 1), ("-1d", -1), ("+0", 0) })
        {
            await File.WriteAllTextAsync(file, jump);
            await Task.Delay(TimeSpan.FromSeconds(3));
            using var health = await client.GetAsync(service.Url + "/healthz");
            row.Check(Math.Abs((health.Headers.Date - DateTimeOffset.UtcNow - TimeSpan.FromDays(days))?.TotalMinutes ?? 99) < 5, $"clock {jump}: the service's Date follows");
            var expiring = await service.AskAsync(SignedCards.Path(SignedCards.NewSet(), 1, DateTimeOffset.UtcNow.AddHours(12)));
            row.Check(expiring.Status == (days > 0 ? 403 : 200), $"an address of the next twelve hours {expiring.Status}");
            var set = SignedCards.NewSet();
            answers.AddRange(await context.Generator.OfferAsync(20, TimeSpan.FromSeconds(4), number => service.Card(set, number)));
        }

        row.Answers = answers;
        await row.MeasureAsync(service, 0);
        row.Check(answers.All(answer => answer.Status == 200), "a day forth and back: no failed request");
    }

    // For programs of many threads. Not by walking through all below: links may go round there.
    private static string? LibFakeTime()
        => Directory.GetDirectories("/usr/lib").Select(folder => Path.Combine(folder, "faketime/libfaketimeMT.so.1")).FirstOrDefault(File.Exists);
}
