using System.Globalization;

namespace OgService.Web.Hosting;

/// <summary>How many connections are taken at one time: fewer than the process may have files open, so that there are always some left to read a site, to write a cache, and to close
/// what is too much.</summary>
/// <remarks>Without it a service that has none left waits for ever: the server tries to accept again and again on the thread that would hear of connections that have ended.</remarks>
internal static class ConnectionLimit
{
    private const string Limits = "/proc/self/limits";
    private const string OpenFiles = "Max open files";

    // What a quiet service has open, and as much again for its work.
    private const long Reserve = 48;
    private const long Least = 16;

    /// <returns>Null where the system does not say.</returns>
    public static long? OfThisProcess() => File.Exists(Limits) ? Of(File.ReadAllText(Limits)) : null;

    /// <param name="limits">As Linux writes them (proc_pid_limits(5)): name, soft limit, hard limit, unit.</param>
    internal static long? Of(string limits)
    {
        var line = limits.Split('\n').FirstOrDefault(line => line.StartsWith(OpenFiles, StringComparison.Ordinal));
        var soft = line?[OpenFiles.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault();
        return long.TryParse(soft, NumberStyles.None, CultureInfo.InvariantCulture, out var files) ? Math.Max(Least, files - Math.Max(Reserve, files / 8)) : null;
    }
}
