using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using OgService.Cards.Templates;
using OgService.Yaml;

namespace OgService.Cards;

/// <summary>Templates by name, from folders that each hold <c>NAME/card.yaml</c>; earlier folders win. Checked when read, kept until one of the files
/// changes that it is made of. Safe for many threads.</summary>
public sealed class TemplateLibrary
{
    // A file changed this shortly before it was read may change again within the same tick of its clock.
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(2);

    private readonly IReadOnlyList<string> folders;
    private readonly ConcurrentDictionary<string, Kept> kept = new(StringComparer.Ordinal);

    private TemplateLibrary(IReadOnlyList<string> folders) => this.folders = folders;

    /// <summary>Opens folders; one that does not exist counts as empty.</summary>
    public static TemplateLibrary Open(params IReadOnlyList<string> folders) => new([.. folders]);

    /// <summary>In alphabetical order.</summary>
    public IReadOnlyList<string> Names => new FolderTemplates(folders).TemplateNames;

    /// <exception cref="TemplateException">No such template (with the nearest name), or it is broken.</exception>
    public Template Get(string name)
    {
        if (kept.TryGetValue(name, out var known) && known.IsSettled && known.Files.All(file => FolderTemplates.StampOf(file.Path) == file.Stamp)
            && StampOf(FindPictures(known.Folders)) == known.Pictures)
        {
            return known.Get();
        }

        var files = new FolderTemplates(folders);
        if (files.FindTemplate(name) is not { } file)
        {
            var names = Names;
            var hint = NearestWord.Find(name, names) is { } nearest ? $"did you mean \"{nearest}\"?" : $"there are {string.Join(", ", names)}.";
            var shown = FolderTemplates.IsName(name) ? $"{name}/{FolderTemplates.FileName}" : FolderTemplates.FileName;
            throw new TemplateException(shown, 1, 1, $"there is no template \"{name}\"; {hint}");
        }

        known = Read(file, files, known);
        kept[name] = known;
        return known.Get();
    }

    private static Kept Read(TemplateFile file, FolderTemplates files, Kept? before)
    {
        IReadOnlyList<string> pictureFolders = [FolderTemplates.FolderOf(file)];
        List<(string Name, FileInfo File)> found = [];
        var version = "";
        TemplateVariants? variants = null;
        TemplateException? error = null;
        try
        {
            var sources = TemplateSources.Load(file, files);
            pictureFolders = [.. sources.Files.Select(FolderTemplates.FolderOf).Distinct()];
            found = FindPictures(pictureFolders);
            if (found.Count > TemplatePictures.MaxFiles || found.Sum(picture => picture.File.Length) > TemplatePictures.MaxBytes)
            {
                throw new TemplateException(file.Shown, 1, 1, $"a template has at most {TemplatePictures.MaxBytes} bytes of pictures, in at most {TemplatePictures.MaxFiles} files.");
            }

            var pictures = found.Select(picture => KeyValuePair.Create(picture.Name, File.ReadAllBytes(picture.File.FullName))).ToList();
            version = VersionOf([.. files.Contents, .. pictures]);
            variants = before?.Version == version ? null : TemplateVariants.Read(sources, new TemplatePictures(pictures));
        }
        catch (TemplateException refused)
        {
            error = refused;
        }

        var isSame = before is not null && error is null && before.Version == version;
        var lastWrite = found.Select(picture => picture.File.LastWriteTimeUtc).Append(files.LastWrite).Max();
        return new Kept(files.Looked, pictureFolders, StampOf(found), DateTime.UtcNow - lastWrite > Settled, version,
            isSame ? before!.Template : error is null ? new Template(file.Name, file.Shown, version, variants!) : null,
            isSame ? before!.Error : error);
    }

    /// <summary>The pictures below the folders, in order, links left out. Of two with the same name the first folder's is taken.</summary>
    private static List<(string Name, FileInfo File)> FindPictures(IReadOnlyList<string> folders)
    {
        var options = new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 4, AttributesToSkip = FileAttributes.Hidden | FileAttributes.ReparsePoint };
        return
        [
            .. folders.Where(Directory.Exists)
                .SelectMany(folder => new DirectoryInfo(folder).EnumerateFiles("*", options).Where(picture => TemplatePictures.IsPicture(picture.Name))
                    .Select(picture => (Name: Path.GetRelativePath(folder, picture.FullName).Replace(Path.DirectorySeparatorChar, '/'), File: picture)))
                .DistinctBy(picture => picture.Name)
                .OrderBy(picture => picture.Name, StringComparer.Ordinal)
                .Take(TemplatePictures.MaxFiles + 1),
        ];
    }

    private static string StampOf(IEnumerable<(string Name, FileInfo File)> files) =>
        string.Join('\n', files.Select(file => string.Create(CultureInfo.InvariantCulture, $"{file.File.FullName} {file.File.Length} {file.File.LastWriteTimeUtc.Ticks}")));

    // Of a template of one file: its hash.
    private static string VersionOf(List<KeyValuePair<string, byte[]>> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(files[0].Value);
        foreach (var (name, content) in files.Skip(1))
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"\0{name}\0{content.Length}\0"));
            hash.AppendData(content);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <param name="Files">All that were looked for, there or not.</param>
    /// <param name="Pictures">The stamp of those in <paramref name="Folders"/>.</param>
    private sealed record Kept(
        IReadOnlyList<(string Path, string Stamp)> Files, IReadOnlyList<string> Folders, string Pictures, bool IsSettled, string Version, Template? Template, TemplateException? Error)
    {
        // A new exception each time: one object thrown on several threads would mix their traces.
        public Template Get() => Template ?? throw new TemplateException(Error!.File, Error.Line, Error.Column, Error.Reason);
    }
}
