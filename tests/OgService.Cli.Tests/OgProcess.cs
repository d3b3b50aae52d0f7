using System.Diagnostics;
using System.Text;
using OgService.Testing;

namespace OgService.Cli.Tests;

/// <param name="Output">Standard output as bytes, since a picture may come that way.</param>
public sealed record OgResult(int ExitCode, byte[] Output, string Errors)
{
    public string Text => Encoding.UTF8.GetString(Output);
}

/// <summary>Runs the real command in a process of its own, in a scratch folder.</summary>
public sealed class OgProcess : IDisposable
{
    public OgProcess() => ExampleSite.CopyTo(Site);

    public string Folder { get; } = Directory.CreateTempSubdirectory("og-cli-").FullName;

    /// <summary>A copy of the example site.</summary>
    public string Site => Path.Combine(Folder, "site");

    public Task<OgResult> RunAsync(params string[] args) => RunAsync(null, args);

    public async Task<OgResult> RunAsync(IReadOnlyDictionary<string, string>? variables, params string[] args)
    {
        using var process = Start(variables, args);
        var output = new MemoryStream();
        var errors = process.StandardError.ReadToEndAsync();
        await process.StandardOutput.BaseStream.CopyToAsync(output);
        await process.WaitForExitAsync();
        return new OgResult(process.ExitCode, output.ToArray(), await errors);
    }

    public Process Start(IReadOnlyDictionary<string, string>? variables, params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "og.dll"), .. args])
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in variables ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    public string PathTo(string relative) => Path.Combine(Site, relative);

    /// <summary>Every file of the site with its bytes.</summary>
    public SortedDictionary<string, string> Tree()
    {
        var tree = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(Site, "*", SearchOption.AllDirectories))
        {
            tree[Path.GetRelativePath(Site, file).Replace('\\', '/')] = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file)));
        }

        return tree;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
