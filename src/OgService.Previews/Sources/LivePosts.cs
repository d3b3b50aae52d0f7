using System.Globalization;
using OgService.Posts;
using OgService.Previews.Fetching;

namespace OgService.Previews.Sources;

/// <summary>Posts of a live site: from its feed, or from the pages of its sitemap. What was read stays until something better came, and over restarts where there is a folder
/// for it. Safe for many threads; one refresh at a time.</summary>
internal sealed class LivePosts : IPostSource
{
    private const int MaxSitemaps = 10;
    private const int MaxPages = 500;

    // A site that was never read is shown as it comes.
    private const int PagesAtOnce = 20;

    private readonly Lock gate = new();
    private readonly SourceDocuments documents = new("live");
    private readonly GuardedFetcher fetcher;
    private readonly LiveMemory memory;
    private readonly Dictionary<Uri, KnownAddress> pages;
    private bool hasBegun;
    private bool hasNews;

    /// <param name="folder">Where what was read is kept; null for nowhere.</param>
    public LivePosts(GuardedFetcher fetcher, string? folder)
    {
        this.fetcher = fetcher;
        memory = new LiveMemory(folder);
        pages = memory.Read();
    }

    public SourcedPosts Read(SiteConfiguration configuration)
    {
        lock (gate)
        {
            if (!hasBegun)
            {
                hasBegun = true;
                var sources = configuration.Sources;
                var remembered = pages.Where(page => page.Value.IsPage ? page.Key.Authority == sources.Sitemap?.Authority : page.Key == sources.Feed)
                    .OrderBy(page => page.Value.IsPage).SelectMany(page => page.Value.Posts);
                documents.Replace(TextsOf(remembered, configuration.Content), []);
            }

            return documents.Read(configuration);
        }
    }

    /// <summary>Fetches what the settings name, as far as it changed.</summary>
    public async Task RefreshAsync(SiteConfiguration configuration, CancellationToken cancellation)
    {
        var problems = new List<string>();
        var posts = new List<LivePost>();
        var seen = new HashSet<Uri>();
        var sources = configuration.Sources;
        var isNew = Read(configuration).Posts.Count == 0;
        hasNews = false;
        if (sources.Feed is { } feed)
        {
            posts.AddRange(await KnownAsync(
                feed, null, isPage: false, seen, (answer, before) => Continue(FeedReader.Read(answer.Bytes!, answer.Final, answer.Charset), before, sources.Sitemap is not null), problems, cancellation).ConfigureAwait(false));
        }

        if (sources.Sitemap is { } sitemap)
        {
            var listed = await PagesAsync(sitemap, problems, cancellation).ConfigureAwait(false);
            for (var at = 0; at < listed.Count; at++)
            {
                if (isNew && at % PagesAtOnce == 0)
                {
                    Keep(posts, configuration.Content, problems);
                }

                posts.AddRange(await KnownAsync(
                    listed[at].Address, listed[at].Changed, isPage: true, seen, (answer, _) => PageReader.Read(answer.Bytes!, answer.Final, answer.Charset) is { } post ? [post] : [], problems, cancellation).ConfigureAwait(false));
            }
        }

        foreach (var gone in pages.Keys.Except(seen).ToList())
        {
            pages.Remove(gone);
            hasNews = true;
        }

        if (hasNews && memory.Write(pages) is { } problem)
        {
            problems.Add(problem);
        }

        Keep(posts, configuration.Content, problems);
    }

    /// <summary>A feed holds the newest posts only: those that were pushed out at its end, older than all that is in it, are still on the site. One that is missing between others was deleted.</summary>
    /// <param name="hasSitemap">Then that tells what the site has.</param>
    private static IReadOnlyList<LivePost> Continue(IReadOnlyList<LivePost> now, IReadOnlyList<LivePost> before, bool hasSitemap)
    {
        if (hasSitemap || before.Count == 0)
        {
            return now;
        }

        if (now.Count == 0)
        {
            throw new FormatException("it has no posts any more; those of before stay");
        }

        var links = now.Select(post => post.Link).ToHashSet();
        return now.Min(post => LivePost.MomentOf(post.Published)) is { } oldest
            ? [.. now.Concat(before.Where(post => !links.Contains(post.Link) && LivePost.MomentOf(post.Published) < oldest)).Take(FeedReader.MaxPosts)]
            : now;
    }

    // The sitemap's pages, newest first as far as it says.
    private async Task<IReadOnlyList<(Uri Address, string? Changed)>> PagesAsync(Uri address, List<string> problems, CancellationToken cancellation)
    {
        var found = new List<(Uri Address, string? Changed)>();
        var maps = new Queue<Uri>([address]);
        for (var read = 0; maps.Count > 0 && read < MaxSitemaps; read++)
        {
            var map = maps.Dequeue();
            try
            {
                var answer = await fetcher.FetchAsync(new FetchRequest(map, "application/xml", [map.Host]), cancellation).ConfigureAwait(false);
                var sitemap = SitemapReader.Read(answer.Bytes!, map, answer.Charset);
                if (sitemap.IsIndex)
                {
                    sitemap.Pages.ToList().ForEach(further => maps.Enqueue(further.Address));
                }
                else
                {
                    found.AddRange(sitemap.Pages);
                }
            }
            catch (Exception failure) when (failure is FetchException or FormatException)
            {
                problems.Add($"{map}: {failure.Message}");

                // Else every page would seem to be gone.
                found.AddRange(pages.Where(page => page.Value.IsPage).Select(page => (page.Key, page.Value.Changed)));
            }
        }

        if (found.Count > MaxPages)
        {
            problems.Add(string.Create(CultureInfo.InvariantCulture, $"{address}: only the newest {MaxPages} of {found.Count} pages are read"));
        }

        return [.. found.DistinctBy(page => page.Address).OrderByDescending(page => page.Changed, StringComparer.Ordinal).Take(MaxPages)];
    }

    private async Task<IReadOnlyList<LivePost>> KnownAsync(
        Uri address,
        string? changed,
        bool isPage,
        HashSet<Uri> seen,
        Func<FetchAnswer, IReadOnlyList<LivePost>, IReadOnlyList<LivePost>> read,
        List<string> problems,
        CancellationToken cancellation)
    {
        seen.Add(address);
        pages.TryGetValue(address, out var known);
        if (known is not null && changed is not null && known.Changed == changed)
        {
            return known.Posts;
        }

        try
        {
            var answer = await fetcher.FetchAsync(new FetchRequest(address, "*/*", [address.Host], known?.Validators), cancellation).ConfigureAwait(false);
            var now = answer.Bytes is null ? known! with { Changed = changed } : new KnownAddress(read(answer, known?.Posts ?? []), answer.Validators, changed, isPage);
            hasNews |= answer.Bytes is not null || now.Changed != known!.Changed;
            pages[address] = now;
            return now.Posts;
        }
        catch (Exception failure) when (failure is FetchException or FormatException)
        {
            problems.Add($"{address}: {failure.Message}");
            return known?.Posts ?? [];
        }
    }

    private void Keep(List<LivePost> posts, ContentSettings content, List<string> problems)
    {
        var texts = TextsOf(posts, content);
        lock (gate)
        {
            documents.Replace(texts, [.. problems]);
        }
    }

    private static SortedDictionary<string, string> TextsOf(IEnumerable<LivePost> posts, ContentSettings content)
    {
        var texts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var post in posts)
        {
            if (post.SlugFor(content) is { } slug && post.ToDocument() is { } document && PostDocument.WithSlug(document, slug, out _) is { } text)
            {
                texts.TryAdd(slug, text);
            }
        }

        return texts;
    }
}
