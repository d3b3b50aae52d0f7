using System.Globalization;
using System.Text;

namespace OgService.Cards.Templates;

/// <summary>Templates and parts as files: <c>NAME/card.yaml</c>, <c>NAME/parts/PART.yaml</c>, and <c>_parts/PART.yaml</c> for all. Earlier folders win.
/// Remembers every file it looked for, so that a change is seen later. For one reading, on one thread.</summary>
internal sealed class FolderTemplates(IReadOnlyList<string> folders) : ITemplateFiles
{
    public const string FileName = "card.yaml";
    private const string OwnParts = "parts";
    private const string SharedParts = "_parts";

    private readonly List<(string Path, string Stamp)> looked = [];

    /// <summary>Files that were looked for, there or not, each as it was before it was read.</summary>
    public IReadOnlyList<(string Path, string Stamp)> Looked => looked;

    /// <summary>Bytes of each file that was read, in order.</summary>
    public List<KeyValuePair<string, byte[]>> Contents { get; } = [];

    public DateTime LastWrite { get; private set; }

    public IReadOnlyList<string> TemplateNames =>
    [
        .. folders.Where(Directory.Exists)
            .SelectMany(Directory.EnumerateDirectories)
            .Where(folder => File.Exists(Path.Combine(folder, FileName)))
            .Select(folder => Path.GetFileName(folder)!)
            .Where(IsName)
            .Distinct()
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Keeps every path below the folders.</summary>
    public static bool IsName(string name) => name.Length is > 0 and <= 64 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    public static string StampOf(string path)
    {
        var file = new FileInfo(path);
        return file.Exists ? string.Create(CultureInfo.InvariantCulture, $"{file.Length} {file.LastWriteTimeUtc.Ticks}") : "";
    }

    /// <summary>The first of that name.</summary>
    public TemplateFile? FindTemplate(string name) => IsName(name) ? First(folders.Select(folder => Path.Combine(folder, name, FileName)), name, name) : null;

    public TemplateFile? FindTemplate(string name, TemplateFile from)
    {
        var paths = folders.Select(folder => Path.Combine(folder, name, FileName));
        return !IsName(name) ? null
            : name == from.Name ? First(paths.SkipWhile(path => path != from.FullPath).Skip(1), name, name)
            : First(paths, name, name);
    }

    public TemplateFile? FindPart(string name, TemplateFile from)
    {
        if (!IsName(name))
        {
            return null;
        }

        var own = from.Owner.Length == 0 ? null
            : First([Path.Combine(FolderOf(from), OwnParts, name + ".yaml")], name, from.Owner);
        return own ?? First(folders.Select(folder => Path.Combine(folder, SharedParts, name + ".yaml")), name, "");
    }

    public IReadOnlyList<string> PartNames(TemplateFile from) =>
    [
        .. folders.Select(folder => Path.Combine(folder, SharedParts)).Append(from.Owner.Length == 0 ? "" : Path.Combine(FolderOf(from), OwnParts))
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.yaml"))
            .Select(file => Path.GetFileNameWithoutExtension(file)!)
            .Where(IsName)
            .Distinct()
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The folder that pictures of a file are named from: of its template, or that of the shared parts.</summary>
    public static string FolderOf(TemplateFile file)
    {
        var folder = Path.GetDirectoryName(file.FullPath)!;
        return file.Owner.Length > 0 && Path.GetFileName(file.FullPath) != FileName ? Path.GetDirectoryName(folder)! : folder;
    }

    private TemplateFile? First(IEnumerable<string> paths, string name, string owner)
    {
        foreach (var path in paths)
        {
            var stamp = StampOf(path);
            looked.Add((path, stamp));
            if (stamp.Length == 0)
            {
                continue;
            }

            var info = new FileInfo(path);
            if (info.Length > TemplateSources.MaxFileBytes)
            {
                throw new TemplateException(path.Replace('\\', '/'), 1, 1, $"a template has at most {TemplateSources.MaxFileBytes} bytes; this one has {info.Length}.");
            }

            var bytes = File.ReadAllBytes(path);
            LastWrite = info.LastWriteTimeUtc > LastWrite ? info.LastWriteTimeUtc : LastWrite;
            Contents.Add(KeyValuePair.Create($"{owner}/{name}", bytes));
            return new TemplateFile(name, path, owner, Encoding.UTF8.GetString(bytes));
        }

        return null;
    }
}
