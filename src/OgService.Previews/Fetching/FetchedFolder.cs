using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using OgService.Previews.Files;

namespace OgService.Previews.Fetching;

/// <summary>What is known of the picture at an address.</summary>
/// <param name="DueAt">When its host is asked again.</param>
internal sealed record FetchedPicture(string Address, string Sha256, FetchValidators Validators, DateTimeOffset DueAt);

/// <summary>Fetched pictures in a folder: of each address what its host said, and each picture once, by its hash. A cache: what cannot be read is as if it were not there, what
/// cannot be written is fetched again. Safe for many threads and processes.</summary>
internal sealed class FetchedFolder
{
    private const long MaxBytes = 256_000_000;
    private const int MaxFactsBytes = 64 * 1024;

    private readonly string folder;
    private long written;

    public FetchedFolder(string folder)
    {
        this.folder = folder;
        Trim();
    }

    /// <summary>Of a site that is generated: beside its manifest, and not for its repository.</summary>
    public static FetchedFolder OfSite(string siteRoot) => new(Path.Combine(Generating.Manifest.FolderOf(Path.GetFullPath(siteRoot)), "cache", "pictures"));

    /// <returns>Null where nothing is known, or the picture is gone.</returns>
    public FetchedPicture? Find(Uri address)
    {
        try
        {
            var file = new FileInfo(FactsOf(address.AbsoluteUri));
            var known = file is { Exists: true, Length: <= MaxFactsBytes } ? JsonSerializer.Deserialize(File.ReadAllBytes(file.FullName), FetchedJson.Default.FetchedPicture) : null;
            return known is { Sha256.Length: 64, Validators: not null } && known.Address == address.AbsoluteUri && known.Sha256.All(char.IsAsciiHexDigitLower) && File.Exists(PictureOf(known.Sha256))
                ? known
                : null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    /// <returns>Null where it is gone, or no longer what it was.</returns>
    public byte[]? Read(string sha256)
    {
        try
        {
            var bytes = File.ReadAllBytes(PictureOf(sha256));
            return Convert.ToHexStringLower(SHA256.HashData(bytes)) == sha256 ? bytes : null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <param name="bytes">Null where the picture is kept already.</param>
    public void Keep(FetchedPicture picture, byte[]? bytes)
    {
        try
        {
            Directory.CreateDirectory(folder);
            var ignored = Path.Combine(folder, ".gitignore");
            if (!File.Exists(ignored))
            {
                File.WriteAllText(ignored, "*\n");
            }

            var scratch = Path.Combine(folder, "unfinished");
            if (bytes is not null)
            {
                AtomicFile.Write(PictureOf(picture.Sha256), bytes, scratch, flush: false);
                if (Interlocked.Add(ref written, bytes.Length) > MaxBytes / 8)
                {
                    Trim();
                }
            }

            AtomicFile.Write(FactsOf(picture.Address), JsonSerializer.SerializeToUtf8Bytes(picture, FetchedJson.Default.FetchedPicture), scratch, flush: false);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // Then it is fetched again by the next process.
        }
    }

    // The oldest go, with what is known of addresses that were not asked about for longest.
    private void Trim()
    {
        Interlocked.Exchange(ref written, 0);
        try
        {
            var left = MaxBytes;
            foreach (var file in Directory.Exists(folder) ? new DirectoryInfo(folder).EnumerateFiles().OrderByDescending(file => file.LastWriteTimeUtc).ToList() : [])
            {
                left -= file.Length;
                if (left < 0)
                {
                    file.Delete();
                }
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // It is a cache; the next one tries again.
        }
    }

    private string FactsOf(string address) => Path.Combine(folder, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(address)))[..40] + ".json");

    private string PictureOf(string sha256) => Path.Combine(folder, sha256 + ".picture");
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(FetchedPicture))]
internal sealed partial class FetchedJson : JsonSerializerContext;
