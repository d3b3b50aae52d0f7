using System.Text.Json;
using System.Text.Json.Serialization;
using OgService.Previews.Fetching;
using OgService.Previews.Files;

namespace OgService.Previews.Sources;

/// <summary>What was read of one address of a live site.</summary>
/// <param name="Changed">The date that the sitemap gave with it.</param>
internal sealed record KnownAddress(IReadOnlyList<LivePost> Posts, FetchValidators Validators, string? Changed, bool IsPage);

/// <summary>What was read of a live site, as a file: so that a restart has its posts before the site has answered, or while it is down. Without a folder, nothing is kept.</summary>
internal sealed class LiveMemory(string? folder)
{
    private const int MaxBytes = 100_000_000;

    private readonly string? file = folder is null ? null : Path.Combine(Path.GetFullPath(folder), "live", "known.json");

    /// <returns>Empty where there is none that can be read: then the site is read anew.</returns>
    public Dictionary<Uri, KnownAddress> Read()
    {
        try
        {
            return file is not null && new FileInfo(file) is { Exists: true, Length: <= MaxBytes }
                ? JsonSerializer.Deserialize(File.ReadAllBytes(file), LiveJson.Default.DictionaryStringKnownAddress)?.Where(pair => IsWhole(pair.Value)).ToDictionary(pair => new Uri(pair.Key), pair => pair.Value) ?? []
                : [];
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or JsonException or UriFormatException or ArgumentException)
        {
            return [];
        }
    }

    /// <returns>Null, or why it cannot be kept, as a sentence.</returns>
    public string? Write(IReadOnlyDictionary<Uri, KnownAddress> known)
    {
        if (file is null)
        {
            return null;
        }

        try
        {
            var bytes = JsonSerializer.SerializeToUtf8Bytes(
                known.OrderBy(pair => pair.Key.AbsoluteUri, StringComparer.Ordinal).ToDictionary(pair => pair.Key.AbsoluteUri, pair => pair.Value), LiveJson.Default.DictionaryStringKnownAddress);
            AtomicFile.Write(file, bytes, Path.Combine(Path.GetFullPath(folder!), PushedPosts.Scratch));
            return null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return $"{file}: what was read of the live site cannot be kept: {failure.Message}";
        }
    }

    // Another version, or a hand, may have left out what a constructor promises.
    private static bool IsWhole(KnownAddress? known) => known is { Posts: not null, Validators: not null }
        && known.Posts.All(post => post is { Link.IsAbsoluteUri: true, Authors: not null, Tags: not null });
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Dictionary<string, KnownAddress>))]
internal sealed partial class LiveJson : JsonSerializerContext;
