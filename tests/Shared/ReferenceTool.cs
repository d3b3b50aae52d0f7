using System.Diagnostics;

namespace OgService.Testing;

/// <summary>Runs an unrelated decoder on bytes, where the machine has it.</summary>
internal static class ReferenceTool
{
    public static bool Exists(string tool)
        => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, tool)));

    /// <summary>What it writes, or null when it reports an error or a warning by its exit code.</summary>
    public static byte[]? Run(string tool, byte[] input, params string[] arguments) => Run(tool, input, out _, arguments);

    /// <param name="said">What it wrote to its standard error.</param>
    /// <inheritdoc cref="Run(string, byte[], string[])" path="/summary"/>
    public static byte[]? Run(string tool, byte[] input, out string said, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(tool, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = Task.Run(() =>
        {
            using var memory = new MemoryStream();
            process.StandardOutput.BaseStream.CopyTo(memory);
            return memory.ToArray();
        });
        try
        {
            process.StandardInput.BaseStream.Write(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It has given up before reading everything; its exit code says so.
        }

        process.WaitForExit();
        said = errors.Result;
        return process.ExitCode == 0 ? output.Result : null;
    }
}
