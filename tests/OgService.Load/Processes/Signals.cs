using System.Diagnostics;
using System.Globalization;

namespace OgService.Load.Processes;

internal static class Signals
{
    /// <param name="name">TERM, INT, STOP, CONT, KILL.</param>
    public static void Send(int process, string name)
    {
        using var kill = Process.Start("kill", ["-" + name, process.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }
}
