using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using OgService.Cards.Templates;
using OgService.Yaml;

namespace OgService.Cards;

/// <summary>Templates by name, from folders that each hold <c>NAME/card.yaml</c>; earlier folders win. Checked when read, kept until the file changes.
/// Safe for many threads.</summary>
public sealed class TemplateLibrary
{
    private const string FileName = "card.yaml";
    private const int MaxFileBytes = 256 * 1024;

    // A file changed this shortly before it was read may change again within the same tick of its clock.
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(2);

    private readonly IReadOnlyList<string> folders;
    private readonly ConcurrentDictionary<string, Kept> kept = new(StringComparer.Ordinal);

    private TemplateLibrary(IReadOnlyList<string> folders) => this.folders = folders;

    /// <summary>Opens folders; one that does not exist counts as empty.</summary>
    public static TemplateLibrary Open(params IReadOnlyList<string> folders) => new([.. folders]);

    /// <summary>In alphabetical order.</summary>
    public IReadOnlyList<string> Names =>
    [
        .. folders.Where(Directory.Exists)
            .SelectMany(Directory.EnumerateDirectories)
            .Where(folder => File.Exists(Path.Combine(folder, FileName)))
            .Select(folder => Path.GetFileName(folder)!)
            .Where(IsName)
            .Distinct()
            .Order(StringComparer.Ordinal),
    ];

    /// <exception cref="TemplateException">No such template (with the nearest name), or it is broken.</exception>
    public Template Get(string name)
    {
        var file = IsName(name) ? folders.Select(folder => Path.Combine(folder, name, FileName)).FirstOrDefault(File.Exists) : null;
        if (file is null)
        {
            var names = Names;
            var hint = NearestWord.Find(name, names) is { } nearest ? $"did you mean \"{nearest}\"?" : $"there are {string.Join(", ", names)}.";
            throw new TemplateException(IsName(name) ? $"{name}/{FileName}" : FileName, 1, 1, $"there is no template \"{name}\"; {hint}");
        }

        var info = new FileInfo(file);
        var stamp = (info.Length, info.LastWriteTimeUtc);
        if (kept.TryGetValue(file, out var known) && known.Stamp == stamp && known.IsSettled)
        {
            return known.Get();
        }

        if (stamp.Length > MaxFileBytes)
        {
            throw new TemplateException(file, 1, 1, $"a template has at most {MaxFileBytes} bytes; this one has {stamp.Length}.");
        }

        var bytes = File.ReadAllBytes(file);
        var version = Convert.ToHexStringLower(SHA256.HashData(bytes));
        var settled = DateTime.UtcNow - stamp.LastWriteTimeUtc > Settled;
        known = known?.Version == version ? known with { Stamp = stamp, IsSettled = settled } : Read(name, file, bytes, version, stamp, settled);
        kept[file] = known;
        return known.Get();
    }

    private static Kept Read(string name, string file, byte[] bytes, string version, (long, DateTime) stamp, bool settled)
    {
        var shown = file.Replace('\\', '/');
        try
        {
            var document = TemplateReader.Read(Encoding.UTF8.GetString(bytes), shown);
            return new Kept(stamp, settled, version, new Template(name, shown, version, document), null);
        }
        catch (TemplateException error)
        {
            return new Kept(stamp, settled, version, null, error);
        }
    }

    // Also keeps every path below the folder.
    private static bool IsName(string name) => name.Length is > 0 and <= 64 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    private sealed record Kept((long Length, DateTime LastWriteTimeUtc) Stamp, bool IsSettled, string Version, Template? Template, TemplateException? Error)
    {
        // A new exception each time: one object thrown on several threads would mix their traces.
        public Template Get() => Template ?? throw new TemplateException(Error!.File, Error.Line, Error.Column, Error.Reason);
    }
}
