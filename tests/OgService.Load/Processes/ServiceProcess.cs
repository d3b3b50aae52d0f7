using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using OgService.Load.Driving;

namespace OgService.Load.Processes;

/// <summary>A service of its own, on a free port of this machine. Disposing kills it.</summary>
internal sealed class ServiceProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(60);

    private readonly Process process;
    private readonly Generator own = new();
    private readonly List<string> log = [];

    private ServiceProcess(Process process, string url)
    {
        this.process = process;
        Url = url;
    }

    public string Url { get; }

    /// <summary>From the start of the process until it said that it is ready, in milliseconds.</summary>
    public double ReadyAfter { get; private set; }

    public bool HasExited => process.HasExited;

    public int ExitCode => process.ExitCode;

    public IReadOnlyList<string> Log
    {
        get
        {
            lock (log)
            {
                return [.. log];
            }
        }
    }

    /// <summary>Starts it and waits until it is ready.</summary>
    /// <param name="settings">By key without <c>OgService:</c>; names in capitals go to the environment as they are.</param>
    /// <param name="prefix">A command that runs the rest of its arguments.</param>
    public static async Task<ServiceProcess> StartAsync(RunOptions run, IReadOnlyDictionary<string, string>? settings = null, params string[] prefix)
    {
        var service = Launch(run, settings, prefix);
        var start = Stopwatch.GetTimestamp();
        while (true)
        {
            if (service.HasExited)
            {
                throw new InvalidOperationException($"The service ended with {service.ExitCode}: {string.Join(" / ", service.Log.TakeLast(5))}");
            }

            if ((await service.own.AskAsync(service.Url + "/readyz", leaveAfter: TimeSpan.FromSeconds(2))).Status == 200)
            {
                service.ReadyAfter = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
                return service;
            }

            if (Stopwatch.GetElapsedTime(start) > StartPatience)
            {
                await service.DisposeAsync();
                throw new InvalidOperationException("The service was not ready in a minute.");
            }

            await Task.Delay(5);
        }
    }

    /// <summary>Starts it and does not wait.</summary>
    public static ServiceProcess Launch(RunOptions run, IReadOnlyDictionary<string, string>? settings = null, params string[] prefix)
    {
        var url = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort()}");
        var assembly = Path.Combine(run.App, "OgService.Web.dll");
        string[] program = File.Exists(assembly) ? ["dotnet", assembly] : [Path.Combine(run.App, "OgService.Web")];
        string[] command = [.. run.ServerCores is { } cores ? ["taskset", "-c", cores] : Array.Empty<string>(), .. prefix, .. program, "--urls", url];
        var info = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = run.Work };
        info.Environment["OgService__Site"] = Path.Combine(run.Repository, "examples/astro-paper");
        info.Environment["OgService__WarmUp"] = "false";
        info.Environment["OgService__Signing__Keys__" + SignedCards.KeyId] = SignedCards.Secret;
        info.Environment["Logging__LogLevel__OgService"] = "Information";
        info.Environment["DOTNET_NOLOGO"] = "1";
        foreach (var (key, value) in settings ?? new Dictionary<string, string>())
        {
            info.Environment[key == key.ToUpperInvariant() || key.StartsWith("DOTNET_", StringComparison.Ordinal) ? key : "OgService__" + key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        var process = new Process { StartInfo = info };
        var service = new ServiceProcess(process, url);
        process.OutputDataReceived += (_, line) => service.Write(line.Data);
        process.ErrorDataReceived += (_, line) => service.Write(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return service;
    }

    public string Card(int set, int number) => Url + SignedCards.Path(set, number);

    public double ResidentMegabytes() => StatusOf("VmRSS:") / 1024;

    public double Threads() => StatusOf("Threads:");

    public int Handles() => Directory.GetFileSystemEntries($"/proc/{process.Id}/fd").Length;

    /// <summary>A sum of all series that begin so; 0 when there is none.</summary>
    public async Task<double> MetricAsync(string prefix)
    {
        var text = await own.TextAsync(Url + "/metrics");
        return text.Split('\n').Where(line => line.StartsWith(prefix, StringComparison.Ordinal))
            .Sum(line => double.Parse(line[(line.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture));
    }

    public Task<Answer> AskAsync(string path) => own.AskAsync(Url + path);

    public Task<string> TextAsync(string path) => own.TextAsync(Url + path);

    /// <summary>Sends a signal by its name.</summary>
    public void Signal(string name) => Signals.Send(process.Id, name);

    /// <summary>Waits for its end; null when it lives on.</summary>
    public async Task<int?> ExitAsync(TimeSpan patience)
    {
        using var limit = new CancellationTokenSource(patience);
        try
        {
            await process.WaitForExitAsync(limit.Token);
            return process.ExitCode;
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    public async Task KillAsync()
    {
        if (!process.HasExited)
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        own.Dispose();
        process.Dispose();
    }

    internal static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private double StatusOf(string name)
        => File.ReadLines($"/proc/{process.Id}/status").Where(line => line.StartsWith(name, StringComparison.Ordinal))
            .Select(line => double.Parse(line[name.Length..].Replace("kB", "", StringComparison.Ordinal).Trim(), CultureInfo.InvariantCulture)).FirstOrDefault();

    private void Write(string? line)
    {
        if (line is not null)
        {
            lock (log)
            {
                log.Add(line);
            }
        }
    }
}
