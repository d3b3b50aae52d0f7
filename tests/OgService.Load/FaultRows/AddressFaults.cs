using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using OgService.Load.Processes;

namespace OgService.Load.FaultRows;

/// <summary>A host that pictures may come from, and that leads to addresses which nobody may be led to. In a network of its own (<c>unshare --net</c>), where 169.254.169.254 and a public address
/// are this machine: whoever connects is seen, and nothing leaves.</summary>
internal static class AddressFaults
{
    private const string Inside = "OGSERVICE_INSIDE_NAMESPACE";
    private const string Origin = "93.184.216.34";
    private const string Metadata = "169.254.169.254";
    private static readonly byte[] Picture = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    public static Task RunAsync(RunContext context, Row row)
        => Environment.GetEnvironmentVariable(Inside) is null ? OutsideAsync(context, row) : InsideAsync(context, row);

    private static async Task OutsideAsync(RunContext context, Row row)
    {
        var run = context.Run;
        const string network = $"ip link set lo up && ip addr add {Metadata}/32 dev lo && ip addr add {Origin}/32 dev lo && exec \"$@\"";
        string[] self = ["dotnet", typeof(AddressFaults).Assembly.Location, "faults", "--app", run.App, "--work", run.Work, "--repository", run.Repository, "addresses"];
        var start = new ProcessStartInfo("unshare", ["--net", "sh", "-c", network, "--", .. self]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment[Inside] = "1";
        using var child = Process.Start(start)!;
        var errors = child.StandardError.ReadToEndAsync();
        var text = await child.StandardOutput.ReadToEndAsync();
        await child.WaitForExitAsync();
        if (text.Split('\n').FirstOrDefault(line => line.StartsWith("| addresses |", StringComparison.Ordinal)) is not { } told)
        {
            row.Skip("a network of its own needs root: " + (await errors).ReplaceLineEndings(" ").Trim());
            return;
        }

        row.Check(child.ExitCode == 0, told.TrimEnd(' ', '|').Split('|')[^1].Trim());
    }

    private static async Task InsideAsync(RunContext context, Row row)
    {
        // The service's own address is known only when it runs: its posts are written after that.
        var site = Directory.CreateDirectory(Path.Combine(context.Run.Work, "addresses-" + Guid.NewGuid().ToString("n")[..8])).FullName;
        await WriteAsync(site, "og.yaml", $"site: {{ name: Addresses, url: \"https://example.com\" }}\ncontent: {{ include: [\"posts/*.md\"], public: public }}\ncards: {{ template: plain, covers: draw, pictures: {{ hosts: [\"{Origin}\"] }} }}\n");
        await WriteAsync(site, "templates/plain/card.yaml", "card:\n  children:\n    - picture: \"{{ cover }}\"\n      width: 100px\n      height: 100px\n    - text: \"{{ title }}\"\n");
        await using var service = await ServiceProcess.StartAsync(
            context.Run, new Dictionary<string, string> { ["Site"] = site, ["RefreshMilliseconds"] = "100", ["Remote:AllowHttp"] = "true" });
        var own = new Uri(service.Url);
        string[] targets =
        [
            "http://169.254.169.254/latest/meta-data/", "http://127.0.0.1/a.png", "http://[::1]/a.png", "http://[::ffff:a9fe:a9fe]/a.png", "http://[::ffff:169.254.169.254]/a.png",
            "http://2852039166/a.png", "http://0xa9fea9fe/a.png", "http://0/a.png", "http://localhost/a.png", "//169.254.169.254/a.png", "https://169.254.169.254/a.png",
            "file:///etc/passwd", "gopher://169.254.169.254/", "ftp://127.0.0.1/a.png", own + "og/good.png", "http://127.0.0.1:" + own.Port + "/healthz",
        ];
        var led = new ConcurrentBag<string>();
        var asked = new ConcurrentDictionary<string, int>();
        using var stop = new CancellationTokenSource();
        foreach (var address in (string[])[Metadata, "127.0.0.1", "::1"])
        {
            foreach (var port in (int[])[80, 443])
            {
                Listen(address, port, (stream, _) => AnswerAsync(stream, "200 OK", "", Picture), stop.Token, () => led.Add($"{address}:{port}"));
            }
        }

        Listen(Origin, 80, async (stream, path) =>
        {
            asked.AddOrUpdate(path, 1, (_, count) => count + 1);
            var (status, head) = path == "/good.png" ? ("200 OK", "")
                : path == "/itself" ? ("302 Found", $"Location: http://{Origin}/itself\r\n")
                : ("302 Found", $"Location: {targets[int.Parse(path.AsSpan(1), CultureInfo.InvariantCulture)]}\r\n");
            await AnswerAsync(stream, status, head, path == "/good.png" ? Picture : []);
        }, stop.Token);

        var covers = new Dictionary<string, string> { ["good"] = $"http://{Origin}/good.png", ["loop"] = $"http://{Origin}/itself" };
        for (var number = 0; number < targets.Length; number++)
        {
            covers[string.Create(CultureInfo.InvariantCulture, $"led-{number}")] = string.Create(CultureInfo.InvariantCulture, $"http://{Origin}/{number}");

            // A post that names another scheme is no post.
            if (targets[number].StartsWith("http", StringComparison.Ordinal))
            {
                covers[string.Create(CultureInfo.InvariantCulture, $"straight-{number}")] = targets[number];
            }
        }

        foreach (var (slug, cover) in covers)
        {
            await WriteAsync(site, $"posts/{slug}.md", $"---\ntitle: {slug}\ndate: 2024-01-01\ncover: \"{cover}\"\n---\nWords.\n");
        }

        await Task.Delay(TimeSpan.FromSeconds(2));
        row.Answers = await context.Generator.SaturateAsync(4, covers.Count, TimeSpan.FromMinutes(3), number => $"{service.Url}/og/{covers.Keys.ElementAt(number)}.png");
        await row.MeasureAsync(service, 0);
        await stop.CancelAsync();
        row.Check(row.Answers.All(answer => answer.Status == 200), $"{row.Answers.Count(answer => answer.Status == 200)} of {covers.Count} cards drawn");
        row.Check(row.Answers.All(answer => answer.Milliseconds < 6_000), $"each within {row.Answers.Max(answer => answer.Milliseconds):0} ms of 6000");
        row.Check(asked.GetValueOrDefault("/good.png") == 1, "the allowed picture is fetched once");
        row.Check(Enumerable.Range(0, targets.Length).All(number => asked.ContainsKey(string.Create(CultureInfo.InvariantCulture, $"/{number}"))), $"{asked.Count - 2} redirects met");
        row.Check(asked.GetValueOrDefault("/itself") is > 0 and <= 4, $"itself asked {asked.GetValueOrDefault("/itself")} times, at most 4");
        row.Check(led.IsEmpty, $"{led.Count} connections where none may go{string.Concat(led.Distinct().Select(address => " " + address))}");
    }

    private static async Task WriteAsync(string site, string relative, string text)
    {
        var file = Path.Combine(site, relative);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllTextAsync(file, text);
    }

    private static void Listen(string address, int port, Func<NetworkStream, string, Task> answer, CancellationToken stop, Action? accepted = null)
    {
        var listener = new TcpListener(IPAddress.Parse(address), port);
        listener.Start();
        _ = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                var client = await listener.AcceptTcpClientAsync(stop);
                accepted?.Invoke();
                _ = Task.Run(async () =>
                {
                    using (client)
                    {
                        var stream = client.GetStream();
                        using var reader = new StreamReader(stream, Encoding.Latin1, leaveOpen: true);
                        var path = (await reader.ReadLineAsync(stop))?.Split(' ').ElementAtOrDefault(1) ?? "";
                        while (await reader.ReadLineAsync(stop) is { Length: > 0 })
                        {
                        }

                        await answer(stream, path);
                    }
                }, stop);
            }
        }, stop);
    }

    private static async Task AnswerAsync(NetworkStream stream, string status, string head, byte[] body)
    {
        await stream.WriteAsync(Encoding.Latin1.GetBytes($"HTTP/1.1 {status}\r\nContent-Length: {body.Length}\r\nContent-Type: image/png\r\nConnection: close\r\n{head}\r\n"));
        await stream.WriteAsync(body);
    }
}
