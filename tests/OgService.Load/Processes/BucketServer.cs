using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;

namespace OgService.Load.Processes;

/// <summary>An S3-compatible server (npm s3rver) with one bucket, on a port of its own that stays when it is killed and started again.</summary>
internal sealed class BucketServer : IAsyncDisposable
{
    public const string Name = "cards";
    public const string Key = "S3RVER";

    private readonly string program;
    private readonly string folder;
    private readonly int port = ServiceProcess.FreePort();
    private Process? process;

    private BucketServer(string installed, string folder)
    {
        program = Path.Combine(installed, "node_modules/s3rver/bin/s3rver.js");
        this.folder = folder;
    }

    public string Url => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}");

    public static async Task<BucketServer> StartAsync(RunOptions run)
    {
        var server = new BucketServer(run.Bucket!, Directory.CreateTempSubdirectory("bucket-").FullName);
        await server.StartAsync();
        return server;
    }

    /// <summary>How a service is told to use it, here or behind another address.</summary>
    public Dictionary<string, string> Settings(string? at = null) => new()
    {
        ["Bucket:Endpoint"] = at ?? Url,
        ["Bucket:Name"] = Name,
        ["Bucket:AccessKey"] = Key,
        ["Bucket:SecretKey"] = Key,
    };

    public async Task StartAsync()
    {
        process = Process.Start(new ProcessStartInfo("node", [program, "-d", folder, "-a", "127.0.0.1", "-p", port.ToString(CultureInfo.InvariantCulture), "-s", "--configure-bucket", Name]));
        for (var tries = 0; tries < 600; tries++)
        {
            try
            {
                using var probe = new TcpClient();
                await probe.ConnectAsync("127.0.0.1", port);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(50);
            }
        }

        throw new InvalidOperationException("The bucket server did not start.");
    }

    public void Signal(string name) => Signals.Send(process!.Id, name);

    public async Task KillAsync()
    {
        if (process is { HasExited: false })
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        process?.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}
