using System.Collections.Concurrent;
using System.Globalization;
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
        var pictures = FindPictures(file);
        var stamp = StampOf([info, .. pictures.Select(picture => picture.File)]);
        if (kept.TryGetValue(file, out var known) && known.Stamp == stamp && known.IsSettled)
        {
            return known.Get();
        }

        if (info.Length > MaxFileBytes)
        {
            throw new TemplateException(file, 1, 1, $"a template has at most {MaxFileBytes} bytes; this one has {info.Length}.");
        }

        if (pictures.Count > TemplatePictures.MaxFiles || pictures.Sum(picture => picture.File.Length) > TemplatePictures.MaxBytes)
        {
            throw new TemplateException(file, 1, 1, $"a template has at most {TemplatePictures.MaxBytes} bytes of pictures, in at most {TemplatePictures.MaxFiles} files.");
        }

        var bytes = File.ReadAllBytes(file);
        var contents = pictures.Select(picture => KeyValuePair.Create(picture.Name, File.ReadAllBytes(picture.File.FullName))).ToList();
        var version = VersionOf(bytes, contents);
        var settled = DateTime.UtcNow - pictures.Select(picture => picture.File.LastWriteTimeUtc).Append(info.LastWriteTimeUtc).Max() > Settled;
        known = known?.Version == version ? known with { Stamp = stamp, IsSettled = settled } : Read(name, file, bytes, contents, version, stamp, settled);
        kept[file] = known;
        return known.Get();
    }

    /// <summary>The pictures below a template's folder, in order, links left out.</summary>
    private static List<(string Name, FileInfo File)> FindPictures(string file)
    {
        var folder = new DirectoryInfo(Path.GetDirectoryName(file)!);
        var options = new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 4, AttributesToSkip = FileAttributes.Hidden | FileAttributes.ReparsePoint };
        return
        [
            .. folder.EnumerateFiles("*", options)
                .Where(picture => TemplatePictures.IsPicture(picture.Name))
                .Select(picture => (Name: Path.GetRelativePath(folder.FullName, picture.FullName).Replace(Path.DirectorySeparatorChar, '/'), File: picture))
                .OrderBy(picture => picture.Name, StringComparer.Ordinal)
                .Take(TemplatePictures.MaxFiles + 1),
        ];
    }

    private static string StampOf(IEnumerable<FileInfo> files) =>
        string.Join('\n', files.Select(file => string.Create(CultureInfo.InvariantCulture, $"{file.FullName} {file.Length} {file.LastWriteTimeUtc.Ticks}")));

    // Of a template without pictures: the hash of its one file.
    private static string VersionOf(byte[] bytes, List<KeyValuePair<string, byte[]>> pictures)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(bytes);
        foreach (var (name, content) in pictures)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"\0{name}\0{content.Length}\0"));
            hash.AppendData(content);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static Kept Read(
        string name, string file, byte[] bytes, List<KeyValuePair<string, byte[]>> pictures, string version, string stamp, bool settled)
    {
        var shown = file.Replace('\\', '/');
        try
        {
            var document = TemplateReader.Read(Encoding.UTF8.GetString(bytes), shown, new TemplatePictures(pictures));
            return new Kept(stamp, settled, version, new Template(name, shown, version, document), null);
        }
        catch (TemplateException error)
        {
            return new Kept(stamp, settled, version, null, error);
        }
    }

    // Also keeps every path below the folder.
    private static bool IsName(string name) => name.Length is > 0 and <= 64 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    private sealed record Kept(string Stamp, bool IsSettled, string Version, Template? Template, TemplateException? Error)
    {
        // A new exception each time: one object thrown on several threads would mix their traces.
        public Template Get() => Template ?? throw new TemplateException(Error!.File, Error.Line, Error.Column, Error.Reason);
    }
}
