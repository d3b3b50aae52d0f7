using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using OgService.Posts.Catalog;

namespace OgService.Posts;

/// <summary>All posts of a site at one moment. Immutable.</summary>
public sealed class PostCatalog
{
    private readonly FrozenDictionary<string, Post> _bySlug;
    private readonly Dictionary<string, FileResult> _files;
    private readonly SiteIdentity _site;
    private readonly ContentSettings _content;

    private PostCatalog(
        IReadOnlyList<Post> posts, IReadOnlyList<PostException> problems, Dictionary<string, FileResult> files, SiteIdentity site,
        ContentSettings content)
    {
        Posts = posts;
        Problems = problems;
        _bySlug = posts.ToFrozenDictionary(post => post.Slug, StringComparer.Ordinal);
        _files = files;
        _site = site;
        _content = content;
    }

    /// <summary>Every post that could be read, hidden ones too, newest first, then by slug.</summary>
    public IReadOnlyList<Post> Posts { get; }

    /// <summary>Files that could not be read, posts whose slug another has, bodies that are no Markdown; in the order of the files.</summary>
    public IReadOnlyList<PostException> Problems { get; }

    public bool TryGet(string slug, [NotNullWhen(true)] out Post? post) => _bySlug.TryGetValue(slug, out post);

    /// <summary>Reads a site. Files whose time and size are as in <paramref name="previous"/> are not read again.</summary>
    /// <exception cref="OperationCanceledException"/>
    public static PostCatalog Read(
        string siteRoot, SiteIdentity site, ContentSettings content, PostCatalog? previous = null, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(siteRoot);
        ArgumentNullException.ThrowIfNull(site);
        ArgumentNullException.ThrowIfNull(content);

        var known = previous is not null && previous._site == site && previous._content.IsSameAs(content) ? previous._files : null;
        var files = PostFiles.Find(siteRoot, content, cancellation);
        var results = new FileResult[files.Count];
        Parallel.For(0, files.Count, new ParallelOptions { CancellationToken = cancellation }, i =>
        {
            var file = files[i];
            results[i] = known is not null && known.TryGetValue(file.Name, out var before)
                && before.Length == file.Length && before.LastWriteUtc == file.LastWriteUtc
                ? before
                : ReadFile(file, site, content);
        });
        return Assemble(results, site, content);
    }

    /// <summary>These posts and more, which are no files of the site. A slug that is taken stays with who has it, and the other is a problem.</summary>
    public PostCatalog With(IReadOnlyList<Post> more)
    {
        ArgumentNullException.ThrowIfNull(more);
        return more.Count == 0 ? this : Assemble([.. _files.Values.OrderBy(file => file.Name, StringComparer.Ordinal)], _site, _content, more);
    }

    private static FileResult ReadFile(PostFile file, SiteIdentity site, ContentSettings content)
    {
        try
        {
            var post = PostReader.Read(file.Name, PostFileText.Read(file), site, content);
            var problem = post.BodyProblem is { } reason ? new PostException(file.Name, 1, 1, reason) : null;
            return new FileResult(file.Name, file.Length, file.LastWriteUtc, post, problem);
        }
        catch (PostException e)
        {
            return new FileResult(file.Name, file.Length, file.LastWriteUtc, null, e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The file may be there again the next moment: a length that no file has, so that it is read then.
            return new FileResult(file.Name, -1, file.LastWriteUtc, null, new PostException(file.Name, 1, 1, "cannot be read: " + e.Message));
        }
    }

    private static PostCatalog Assemble(FileResult[] results, SiteIdentity site, ContentSettings content, IReadOnlyList<Post>? more = null)
    {
        var problems = results.Where(result => result.Problem is not null).Select(result => result.Problem!).ToList();
        var posts = new List<Post>(results.Length);

        // Files on many systems, and addresses on some, do not tell "A" from "a": neither may two slugs.
        var taken = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var post in results.Select(result => result.Post).OfType<Post>().OrderBy(post => post.Draft || post.HiddenByName).Concat(more ?? []))
        {
            if (taken.TryAdd(post.Slug, post.SourceFile))
            {
                posts.Add(post);
            }
            else
            {
                problems.Add(new PostException(post.SourceFile, 1, 1,
                    $"the slug \"{post.Slug}\" is already that of {taken[post.Slug]}; give one of them another slug"));
            }
        }

        posts.Sort(static (a, b) =>
        {
            var order = (b.Published ?? DateTimeOffset.MinValue).CompareTo(a.Published ?? DateTimeOffset.MinValue);
            return order != 0 ? order : string.CompareOrdinal(a.Slug, b.Slug);
        });
        return new PostCatalog(posts, [.. problems.OrderBy(problem => problem.File, StringComparer.Ordinal)],
            results.ToDictionary(result => result.Name, StringComparer.Ordinal), site, content);
    }

    private sealed record FileResult(string Name, long Length, DateTime LastWriteUtc, Post? Post, PostException? Problem);
}
