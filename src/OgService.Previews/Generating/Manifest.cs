using System.Text.Json;
using System.Text.Json.Serialization;

namespace OgService.Previews.Generating;

/// <summary>One picture that we wrote.</summary>
/// <param name="Path">Relative to the site's root, with <c>/</c>.</param>
/// <param name="Post">The post's slug.</param>
/// <param name="Key">Of the card, see <see cref="PreviewKey"/>; for a copied picture the SHA-256 of its source.</param>
/// <param name="Best">Whether it was written with the effort for small files; left out of the file when it was not.</param>
/// <param name="Sha256">Of the file's bytes, hexadecimal. A file with other bytes is not ours any more.</param>
internal sealed record ManifestEntry(string Path, string Post, string Key, string Sha256, long Bytes, int Width, int Height, bool Best = false)
{
    /// <summary>The parts of the key with their hashes, so that people can be told what changed; null in what older versions wrote, and for copies.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, string>? Parts { get; init; }
}

/// <summary>What <c>og generate</c> wrote: <c>.og/manifest.json</c> in the site's root, to be committed with the pictures. It tells our
/// files from the site's own, and what has to be drawn again. A journal beside it survives a killed run.</summary>
internal sealed class Manifest
{
    private const int FormatVersion = 1;
    private static readonly ManifestJson Json = new(new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault, WriteIndented = true, NewLine = "\n" });
    private static readonly ManifestJson JsonLine = new(new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault });
    private readonly SortedDictionary<string, ManifestEntry> entries = new(StringComparer.Ordinal);

    public IReadOnlyCollection<ManifestEntry> Entries => entries.Values;

    public bool TryGet(string path, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out ManifestEntry? entry) => entries.TryGetValue(path, out entry);

    public void Set(ManifestEntry entry) => entries[entry.Path] = entry;

    public void Remove(string path) => entries.Remove(path);

    public static string FolderOf(string siteRoot) => System.IO.Path.Combine(siteRoot, ".og");

    public static string FileOf(string siteRoot) => System.IO.Path.Combine(FolderOf(siteRoot), "manifest.json");

    public static string JournalOf(string siteRoot) => System.IO.Path.Combine(FolderOf(siteRoot), "journal.jsonl");

    /// <summary>Reads the manifest and what a killed run left in the journal; an empty one where there is none.</summary>
    /// <exception cref="InvalidDataException">The file is not a manifest that this version reads.</exception>
    public static Manifest Read(string siteRoot)
    {
        var manifest = new Manifest();
        try
        {
            if (File.Exists(FileOf(siteRoot)))
            {
                var file = JsonSerializer.Deserialize(File.ReadAllBytes(FileOf(siteRoot)), Json.ManifestFile);
                if (file is not { Version: FormatVersion, Files: not null })
                {
                    throw new InvalidDataException($"{FileOf(siteRoot)}: version must be {FormatVersion}; got {file?.Version.ToString() ?? "nothing"}.");
                }

                foreach (var entry in file.Files)
                {
                    manifest.Set(entry);
                }
            }
        }
        catch (JsonException failure)
        {
            throw new InvalidDataException($"{FileOf(siteRoot)}: not a manifest ({failure.Message}). Delete it to start anew; pictures already there then count as yours.", failure);
        }

        manifest.ReadJournal(siteRoot);
        return manifest;
    }

    /// <summary>Writes the whole manifest and drops the journal. Writes nothing when the file already says the same.</summary>
    public void Save(string siteRoot)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(new ManifestFile(FormatVersion, [.. entries.Values]), Json.ManifestFile);
        byte[] text = [.. bytes, (byte)'\n'];
        var file = FileOf(siteRoot);
        if (!(File.Exists(file) && File.ReadAllBytes(file).AsSpan().SequenceEqual(text)) && !(entries.Count == 0 && !File.Exists(file)))
        {
            Files.AtomicFile.WriteBeside(file, text);
        }

        File.Delete(JournalOf(siteRoot));
    }

    /// <summary>Says, before a picture is put in its place, that it will be ours.</summary>
    public static void AppendToJournal(string siteRoot, ManifestEntry entry)
    {
        Directory.CreateDirectory(FolderOf(siteRoot));
        var line = JsonSerializer.SerializeToUtf8Bytes(entry, JsonLine.ManifestEntry);
        using var stream = new FileStream(JournalOf(siteRoot), FileMode.Append, FileAccess.Write, FileShare.Read);

        // A new line first: what stands before may be half a line, cut by a full disk.
        stream.Write([(byte)'\n', .. line, (byte)'\n']);
        stream.Flush(flushToDisk: true);
    }

    /// <summary>What a run that was killed, or is under way, said it would write.</summary>
    public static IEnumerable<ManifestEntry> Announced(string siteRoot)
    {
        if (!File.Exists(JournalOf(siteRoot)))
        {
            yield break;
        }

        foreach (var line in File.ReadLines(JournalOf(siteRoot)))
        {
            ManifestEntry? entry;
            try
            {
                entry = JsonSerializer.Deserialize(line, JsonLine.ManifestEntry);
            }
            catch (JsonException)
            {
                // The last line of a killed run may be half a line.
                continue;
            }

            if (entry is { Path: not null })
            {
                yield return entry;
            }
        }
    }

    private void ReadJournal(string siteRoot)
    {
        // The picture may or may not have reached its place: only one with these very bytes is ours.
        foreach (var entry in Announced(siteRoot).Where(entry => PictureFile.Sha256(System.IO.Path.Combine(siteRoot, entry.Path)) == entry.Sha256))
        {
            Set(entry);
        }
    }
}

internal sealed record ManifestFile(int Version, ManifestEntry[] Files);

[JsonSerializable(typeof(ManifestFile))]
[JsonSerializable(typeof(ManifestEntry))]
internal sealed partial class ManifestJson : JsonSerializerContext;
