using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using OgService.Posts;
using OgService.Previews.Files;

namespace OgService.Previews.Sources;

/// <summary>Posts that programs put here, one file each in a folder of their own: written aside and renamed, so that a restart finds what was told, whole. Safe for many threads.</summary>
internal sealed class PushedPosts : IPostSource
{
    /// <summary>Where unfinished files lie, below the folder.</summary>
    public const string Scratch = "unfinished";

    private const int MaxPosts = 20_000;
    private const string Ending = ".json";

    private readonly string folder;
    private readonly Lock gate = new();
    private readonly SourceDocuments documents = new("api");

    /// <exception cref="IOException">The folder cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The same, by permission.</exception>
    public PushedPosts(string folder)
    {
        this.folder = Path.GetFullPath(folder);
        Directory.CreateDirectory(this.folder);
        if (Directory.Exists(Path.Combine(this.folder, Scratch)))
        {
            Directory.Delete(Path.Combine(this.folder, Scratch), recursive: true);
        }

        var texts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var unreadable = new List<string>();
        foreach (var file in Directory.EnumerateFiles(this.folder, "*" + Ending).Order(StringComparer.Ordinal))
        {
            Load(file, texts, unreadable);
        }

        documents.Replace(texts, unreadable);
    }

    /// <summary>Keeps a post, in place of an earlier one of the slug.</summary>
    /// <returns>Whether the slug is new, or why it cannot be kept.</returns>
    /// <exception cref="IOException">It cannot be written.</exception>
    public (bool IsNew, string? Problem) Put(string slug, JsonObject post, SiteConfiguration configuration)
    {
        if (post["title"] is not JsonValue title || !title.TryGetValue<string>(out var words) || string.IsNullOrWhiteSpace(words))
        {
            return (false, "title must be a text");
        }

        if (PostDocument.WithSlug(post, slug, out var problem) is not { } text)
        {
            return (false, problem);
        }

        try
        {
            var checkedPost = PostDocument.Read("api/" + slug, text, configuration);
            if (checkedPost.Slug != slug)
            {
                return (false, $"the slug must be written {checkedPost.Slug}");
            }
        }
        catch (PostException failure)
        {
            return (false, failure.Reason);
        }

        lock (gate)
        {
            var isNew = !documents.Texts.ContainsKey(slug);
            if (isNew && documents.Texts.Count >= MaxPosts)
            {
                return (false, "there are too many posts already");
            }

            AtomicFile.Write(FileOf(slug), Encoding.UTF8.GetBytes(text), Path.Combine(folder, Scratch));
            documents.Texts[slug] = text;
            documents.Changed();
            return (isNew, null);
        }
    }

    /// <returns>False when there is none.</returns>
    /// <exception cref="IOException">It cannot be deleted.</exception>
    public bool Delete(string slug)
    {
        lock (gate)
        {
            if (!documents.Texts.ContainsKey(slug))
            {
                return false;
            }

            File.Delete(FileOf(slug));
            documents.Texts.Remove(slug);
            documents.Changed();
            return true;
        }
    }

    public SourcedPosts Read(SiteConfiguration configuration)
    {
        lock (gate)
        {
            return documents.Read(configuration);
        }
    }

    private void Load(string file, SortedDictionary<string, string> texts, List<string> unreadable)
    {
        try
        {
            var bytes = File.ReadAllBytes(file);
            var slug = (string?)PostDocument.Parse(bytes)["slug"];
            if (slug is null || Path.GetFileName(FileOf(slug)) != Path.GetFileName(file))
            {
                throw new JsonException("it is not of this folder");
            }

            texts[slug] = Encoding.UTF8.GetString(bytes);
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            unreadable.Add($"{file} cannot be read: {failure.Message}");
        }
    }

    // Slugs may be longer than names of files, and hold what these may not.
    private string FileOf(string slug) => Path.Combine(folder, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(slug)))[..40] + Ending);
}
