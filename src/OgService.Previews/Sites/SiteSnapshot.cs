using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using OgService.Cards;
using OgService.Posts;
using OgService.Previews.Coverage;
using OgService.Previews.Fetching;
using OgService.Previews.Pictures;

namespace OgService.Previews.Sites;

/// <summary>A site at one moment: settings, posts, pictures, templates. Immutable; a request uses one from beginning to end, so that no answer
/// mixes two versions.</summary>
public sealed class SiteSnapshot
{
    private static long count;

    private readonly TemplateLibrary library;
    private readonly Dictionary<string, Post> byPage;
    private readonly ConcurrentDictionary<(string Slug, CardFormat Format, string Template, CardSize? Size), CardPlan> plans = new();

    private readonly Lazy<IReadOnlyList<(Post? Post, MissingGlyph Glyph)>> missingGlyphs;

    internal SiteSnapshot(
        string root,
        SiteConfiguration configuration,
        PostCatalog posts,
        IReadOnlyDictionary<string, PictureChoice> pictures,
        IReadOnlyDictionary<string, Template> templates,
        TemplateLibrary library,
        CardRenderer renderer,
        PictureFileCache files,
        RemotePictures? remote,
        IReadOnlyList<string> problems,
        DateTimeOffset readAt)
    {
        Root = root;
        Configuration = configuration;
        Posts = posts;
        Pictures = pictures;
        Templates = templates;
        this.library = library;
        Renderer = renderer;
        Finder = new PictureFinder(root, configuration, files, Watched, remote);
        RemoteVersion = remote?.Version ?? 0;
        Problems = problems;
        ReadAt = readAt;
        Glyphs = new GlyphPolicy(renderer.Text.Fonts, configuration.Cards);
        missingGlyphs = new Lazy<IReadOnlyList<(Post?, MissingGlyph)>>(FindMissingGlyphs);
        byPage = new Dictionary<string, Post>(StringComparer.Ordinal);
        foreach (var post in posts.Posts)
        {
            byPage.TryAdd(PageKey(Uri.UnescapeDataString(post.PagePath)), post);
        }
    }

    /// <summary>Another one for every snapshot that this process takes: what is cached under it is never of another moment.</summary>
    public long Number { get; } = Interlocked.Increment(ref count);

    /// <summary>Full path.</summary>
    public string Root { get; }

    public SiteConfiguration Configuration { get; }

    public PostCatalog Posts { get; }

    /// <summary>Posts that could not be read, templates that could not be used, and the like: for people.</summary>
    public IReadOnlyList<string> Problems { get; }

    /// <summary>When something of the site last changed, as far as this process has seen; whole seconds.</summary>
    public DateTimeOffset ReadAt { get; }

    /// <summary>Those of <see cref="Problems"/> that are not of a single post.</summary>
    public IEnumerable<string> SiteProblems => Problems.Except(Posts.Problems.Select(problem => problem.Message));

    internal IReadOnlyDictionary<string, PictureChoice> Pictures { get; }

    internal IReadOnlyDictionary<string, Template> Templates { get; }

    /// <summary>Draws with the site's fonts.</summary>
    internal CardRenderer Renderer { get; }

    /// <summary>Finds the pictures that cards draw.</summary>
    internal PictureFinder Finder { get; }

    /// <summary>The files that it looked at.</summary>
    internal WatchedFiles Watched { get; } = new();

    /// <summary>Of the pictures from elsewhere, when it was taken.</summary>
    internal long RemoteVersion { get; }

    /// <summary>What is done with characters that no font has.</summary>
    internal GlyphPolicy Glyphs { get; }

    /// <summary>The characters that no font has, of everything that cards would show of posts that may be seen; looked for once.</summary>
    public IEnumerable<MissingGlyph> MissingGlyphs(DateTimeOffset now)
        => missingGlyphs.Value.Where(found => found.Post?.IsPublished(now) != false).Select(found => found.Glyph);

    public PictureChoice PictureOf(Post post) => Pictures[post.Slug];

    /// <summary>A post that may be seen.</summary>
    public bool TryGetPublished(string slug, DateTimeOffset now, [NotNullWhen(true)] out Post? post) => Posts.TryGet(slug, out post) && post.IsPublished(now);

    /// <summary>A post that may be seen, by the address of its page.</summary>
    /// <param name="path">A path on the site, unescaped; slashes at its ends do not matter.</param>
    public bool TryGetPublishedPage(string path, DateTimeOffset now, [NotNullWhen(true)] out Post? post)
        => byPage.TryGetValue(PageKey(path), out post) && post.IsPublished(now);

    /// <summary>Whether a request may ask for a template: one that the site or a post of it uses, or that <c>cards.templates</c> lists.</summary>
    public bool AllowsTemplate(string name) => Templates.ContainsKey(name);

    /// <summary>What <see cref="AllowsTemplate"/> allows, in alphabetical order.</summary>
    public IReadOnlyList<string> OfferedTemplates => [.. Templates.Keys.Order(StringComparer.Ordinal)];

    /// <summary>What <see cref="AllowsSize"/> allows; the first is the default.</summary>
    /// <param name="template">Null is the post's own.</param>
    /// <exception cref="TemplateException">There is no such template, or it is broken.</exception>
    public IReadOnlyList<CardSize> OfferedSizes(Post post, string? template)
        => Configuration.Cards.Sizes is { Count: > 0 } sizes ? sizes : TemplateFor(post, template).Sizes;

    /// <summary>Whether a request may ask for a size: one of <c>cards.sizes</c>, or of the template where the site lists none.</summary>
    /// <param name="template">Null is the post's own.</param>
    /// <exception cref="TemplateException">There is no such template, or it is broken.</exception>
    public bool AllowsSize(Post post, string? template, CardSize size) =>
        (Configuration.Cards.Sizes is { Count: > 0 } sizes ? sizes : TemplateFor(post, template).Sizes).Contains(size);

    /// <param name="asked">Null is the post's own, or the site's.</param>
    /// <exception cref="TemplateException">There is no such template, or it is broken.</exception>
    internal Template TemplateFor(Post post, string? asked = null) => TemplateNamed(asked ?? post.Template ?? Configuration.Cards.Template);

    /// <summary>The size of <c>og:image</c>.</summary>
    internal CardSize SizeFor(Template template) => Configuration.Cards.Sizes is [var first, ..] ? first : template.Sizes[0];

    /// <exception cref="TemplateException">There is no such template, or it is broken.</exception>
    internal Template TemplateNamed(string name) => Templates.TryGetValue(name, out var template) ? template : library.Get(name);

    /// <summary>The plan of a post's card, made once for this moment of the site, since every request asks for it. A post that was altered on its way
    /// here (a title from the command line), and a choice that the site does not allow, get plans of their own.</summary>
    internal CardPlan PlanOf(Post post, CardFormat format, string? template, CardSize? size, Func<CardPlan> make)
    {
        var isKept = Posts.TryGet(post.Slug, out var own) && ReferenceEquals(own, post)
            && (template is null || AllowsTemplate(template)) && (size is null || AllowsSize(post, template, size.Value));
        if (!isKept)
        {
            return make();
        }

        var key = (post.Slug, format, template ?? "", size);
        if (plans.TryGetValue(key, out var plan))
        {
            return plan;
        }

        var made = make();
        return made.HasRemotePictures ? made : plans.GetOrAdd(key, made);
    }

    private List<(Post? Post, MissingGlyph Glyph)> FindMissingGlyphs()
    {
        var coverage = new SiteCoverage(this);
        var found = new List<(Post? Post, MissingGlyph Glyph)>();
        var drawn = Posts.Posts.Where(post => PictureOf(post) is DrawnPicture).ToList();
        if (drawn.Count > 0)
        {
            found.AddRange(coverage.OfSite().Select(glyph => ((Post?)null, glyph)));
        }

        foreach (var post in drawn)
        {
            found.AddRange(coverage.OfPost(post).Select(glyph => ((Post?)post, glyph)));
        }

        return found;
    }

    private static string PageKey(string path) => path.Trim('/');
}
