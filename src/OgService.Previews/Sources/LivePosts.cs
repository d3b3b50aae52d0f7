using System.Globalization;
using OgService.Posts;
using OgService.Previews.Fetching;

namespace OgService.Previews.Sources;

/// <summary>Posts of a live site: from its feed, or from the pages of its sitemap. What was read stays until something better came. Safe for many threads; one refresh at a time.</summary>
internal sealed class LivePosts(GuardedFetcher fetcher) : IPostSource
{
    private const int MaxSitemaps = 10;
    private const int MaxPages = 500;

    private readonly Lock gate = new();
    private readonly SourceDocuments documents = new("live");
    private readonly Dictionary<Uri, Known> pages = [];

    public SourcedPosts Read(SiteConfiguration configuration)
    {
        lock (gate)
        {
            return documents.Read(configuration);
        }
    }

    /// <summary>Fetches what the settings name, as far as it changed.</summary>
    public async Task RefreshAsync(SiteConfiguration configuration, CancellationToken cancellation)
    {
        var problems = new List<string>();
        var posts = new List<LivePost>();
        var seen = new HashSet<Uri>();
        if (configuration.Sources.Feed is { } feed)
        {
            posts.AddRange(await KnownAsync(feed, null, isPage: false, seen, FeedReader.Read, problems, cancellation).ConfigureAwait(false));
        }

        if (configuration.Sources.Sitemap is { } sitemap)
        {
            foreach (var (page, changed) in await PagesAsync(sitemap, problems, cancellation).ConfigureAwait(false))
            {
                posts.AddRange(await KnownAsync(page, changed, isPage: true, seen, (bytes, at) => PageReader.Read(bytes, at) is { } post ? [post] : [], problems, cancellation).ConfigureAwait(false));
            }
        }

        foreach (var gone in pages.Keys.Except(seen).ToList())
        {
            pages.Remove(gone);
        }

        Keep(posts, configuration.Content, problems);
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
                var sitemap = SitemapReader.Read(answer.Bytes!, map);
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
        Uri address, string? changed, bool isPage, HashSet<Uri> seen, Func<byte[], Uri, IReadOnlyList<LivePost>> read, List<string> problems, CancellationToken cancellation)
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
            known = new Known(answer.Bytes is { } bytes ? read(bytes, answer.Final) : known!.Posts, answer.Bytes is null ? known!.Validators : answer.Validators, changed, isPage);
            pages[address] = known;
            return known.Posts;
        }
        catch (Exception failure) when (failure is FetchException or FormatException)
        {
            problems.Add($"{address}: {failure.Message}");
            return known?.Posts ?? [];
        }
    }

    private void Keep(List<LivePost> posts, ContentSettings content, List<string> problems)
    {
        var texts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var post in posts)
        {
            if (post.SlugFor(content) is { } slug && post.ToDocument() is { } document && PostDocument.WithSlug(document, slug, out _) is { } text)
            {
                texts.TryAdd(slug, text);
            }
        }

        lock (gate)
        {
            documents.Replace(texts, problems);
        }
    }

    private sealed record Known(IReadOnlyList<LivePost> Posts, FetchValidators Validators, string? Changed, bool IsPage);
}
