using OgService.Posts;

namespace OgService.Previews.Sources;

/// <summary>Posts as texts (<see cref="PostDocument"/>), read once for each change of a text or of the site's settings. Its owner locks.</summary>
/// <param name="place">What the posts' source is called: <c>api</c>, <c>feed</c>.</param>
internal sealed class SourceDocuments(string place)
{
    private SiteConfiguration? configuration;
    private Dictionary<string, (string Text, Post? Post, string? Problem)> known = new(StringComparer.Ordinal);
    private SourcedPosts last = SourcedPosts.None;
    private bool hasChanged = true;

    /// <summary>By slug.</summary>
    public SortedDictionary<string, string> Texts { get; private set; } = new(StringComparer.Ordinal);

    /// <summary>What else is to be told.</summary>
    public IReadOnlyList<string> Problems { get; private set; } = [];

    public void Changed() => hasChanged = true;

    public void Replace(SortedDictionary<string, string> texts, IReadOnlyList<string> problems)
    {
        hasChanged |= !problems.SequenceEqual(Problems) || texts.Count != Texts.Count || texts.Any(pair => !Texts.TryGetValue(pair.Key, out var text) || text != pair.Value);
        (Texts, Problems) = (texts, problems);
    }

    public SourcedPosts Read(SiteConfiguration of)
    {
        var isSame = ReferenceEquals(configuration, of);
        if (isSame && !hasChanged)
        {
            return last;
        }

        var now = new Dictionary<string, (string Text, Post? Post, string? Problem)>(StringComparer.Ordinal);
        foreach (var (slug, text) in Texts)
        {
            now[slug] = isSame && known.TryGetValue(slug, out var before) && before.Text == text ? before : ReadOne(slug, text, of);
        }

        last = new SourcedPosts([.. now.Values.Select(post => post.Post).OfType<Post>()], [.. Problems, .. now.Values.Select(post => post.Problem).OfType<string>()]);
        (configuration, known, hasChanged) = (of, now, false);
        return last;
    }

    private (string Text, Post? Post, string? Problem) ReadOne(string slug, string text, SiteConfiguration of)
    {
        try
        {
            return (text, PostDocument.Read($"{place}/{slug}", text, of), null);
        }
        catch (PostException failure)
        {
            return (text, null, failure.Message);
        }
    }
}
