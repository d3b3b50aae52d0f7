using System.Globalization;
using System.Security.Cryptography;
using OgService.Cards;
using OgService.Posts;
using OgService.Previews.Fetching;
using OgService.Previews.Files;
using OgService.Previews.Sites;
using OgService.Yaml;

namespace OgService.Previews.Pictures;

/// <summary>Finds the pictures that a template asks for: files of the site, never outside it. Remembers where it looked, so that a change is seen.</summary>
internal sealed class PictureFinder(string root, SiteConfiguration configuration, PictureFileCache files, WatchedFiles watched, RemotePictures? remote)
{
    private const long MaxBytes = 40 * 1024 * 1024;

    private readonly string publicFolder = Path.Combine(root, configuration.Content.Public);

    /// <summary>By the names that the template uses. What a post does not name is not there; what it names and cannot be had says why.</summary>
    /// <param name="target">Where the post's card is drawn: that file is never a part of itself.</param>
    public Dictionary<string, CardPicture> PicturesFor(Post post, Template template, string? target)
    {
        var found = new Dictionary<string, CardPicture>(StringComparer.Ordinal);
        foreach (var name in template.PictureNames)
        {
            var picture = name switch
            {
                "cover" => OfPost(post.Cover, post, target, FocusOf(post)),
                "author_picture" => OfPost(post.AuthorPicture, post, target) ?? (IsByTheSite(post) ? OfSite(configuration.Site.AuthorPicture) : null),
                "site.logo" => OfSite(configuration.Site.Logo),
                _ => Text(post.CardValues, name) is { } ofPost ? OfPost(ofPost, post, target) : OfSite(Text(configuration.Cards.Values, name)),
            };
            if (picture is not null)
            {
                found[name] = picture;
            }
        }

        return found;
    }

    /// <summary>Whether one of these is of a host that may be asked.</summary>
    public bool HasRemote(IEnumerable<CardPicture> pictures) => remote?.IsOn(Hosts) == true && pictures.Any(picture => remote.MayFetch(picture.Name, Hosts));

    /// <summary>Whether one of these is of another host, not there now, and might be later.</summary>
    public bool Awaits(IEnumerable<CardPicture> pictures)
        => remote?.IsOn(Hosts) == true && pictures.Any(picture => picture.Problem is not null && remote.MayFetch(picture.Name, Hosts));

    /// <summary>The addresses of other hosts that a post's card shows; they are being fetched from now on.</summary>
    public IReadOnlyList<string> Awaited(Post post, Template template)
        => template.PictureNames.Count == 0 || remote?.IsOn(Hosts) != true
            ? []
            : [.. PicturesFor(post, template, null).Values.Where(picture => picture.Problem == RemotePictures.Underway).Select(picture => picture.Name)];

    /// <summary>The addresses of other hosts that a post's card shows, whether they are at hand or not; those that are due are being fetched from now on.</summary>
    public IReadOnlyList<string> OfOtherHosts(Post post, Template template)
        => template.PictureNames.Count == 0 || remote?.IsOn(Hosts) != true
            ? []
            : [.. PicturesFor(post, template, null).Values.Where(picture => remote.MayFetch(picture.Name, Hosts)).Select(picture => picture.Name)];

    /// <summary>Ends when these have come or failed, each within the bounds of a fetch.</summary>
    public Task FetchedAsync(IEnumerable<string> references, CancellationToken cancellation)
        => remote?.SettleAsync(references, Timeout.InfiniteTimeSpan, cancellation, isForAll: true) ?? Task.CompletedTask;

    private IReadOnlyList<string> Hosts => configuration.Cards.PictureHosts;

    private bool IsByTheSite(Post post) => post.Authors.Count == 0 || post.Authors[0].Name == configuration.Site.Author;

    private CardPicture? OfPost(string? reference, Post post, string? target, (float X, float Y)? focus = null)
    {
        if (reference is null)
        {
            return null;
        }

        var beside = Path.GetDirectoryName(Path.Combine(root, post.SourceFile))!;
        var fromPost = reference.StartsWith("./", StringComparison.Ordinal) || reference.StartsWith("../", StringComparison.Ordinal);

        // A bare name is below the public folder, as for og:image; many generators keep a post's pictures beside it.
        return Find(reference, fromPost ? [beside] : reference.StartsWith('/') ? [publicFolder] : [publicFolder, beside], target, focus ?? (50, 50));
    }

    private CardPicture? OfSite(string? reference) => reference is null ? null : Find(reference, [root, publicFolder], null, (50, 50));

    private CardPicture? Find(string reference, string[] folders, string? target, (float X, float Y) focus)
    {
        if (reference.StartsWith("//", StringComparison.Ordinal) || reference.Contains("://", StringComparison.Ordinal))
        {
            return remote is null || !remote.IsOn(Hosts)
                ? CardPicture.Missing(reference, "it is an address; only pictures of the site are drawn")
                : remote.Look(reference, Hosts, focus);
        }

        var path = reference.Split('?', 2)[0];
        var isInside = false;
        foreach (var folder in folders)
        {
            if (!SitePath.TryResolve(root, folder, path, out var file))
            {
                continue;
            }

            if (file == target)
            {
                return null;
            }

            isInside = true;
            watched.Add(file);
            if (files.TryRead(file, out var facts))
            {
                return new FileInfo(file).Length > MaxBytes
                    ? CardPicture.Missing(reference, string.Create(CultureInfo.InvariantCulture, $"the file has more than {MaxBytes:N0} bytes"))
                    : new CardPicture(reference, facts.Sha256, () => Read(file, facts.Sha256)) { Focus = focus };
            }
        }

        return CardPicture.Missing(reference, isInside ? "there is no such file in the site" : "it is not a path inside the site");
    }

    // What is drawn is what the key says.
    private static ReadOnlyMemory<byte> Read(string file, string sha256)
    {
        var bytes = File.ReadAllBytes(file);
        return Convert.ToHexStringLower(SHA256.HashData(bytes)) == sha256 ? bytes : throw new IOException("the file is changing");
    }

    private static string? Text(YamlMapping? values, string name) =>
        values is not null && values.TryGet(name, out var node) && node is YamlScalar { Kind: not YamlScalarKind.Null, Text.Length: > 0 } scalar ? scalar.Text : null;

    // Two percentages; anything else is as if it were not there.
    private static (float X, float Y)? FocusOf(Post post)
    {
        var parts = post.CoverFocus?.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries) ?? [];
        return parts.Length == 2 && TryShare(parts[0], out var x) && TryShare(parts[1], out var y) ? (x, y) : null;
    }

    private static bool TryShare(string text, out float share)
    {
        share = 0;
        return text.EndsWith('%')
            && float.TryParse(text.AsSpan()[..^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out share) && share is >= 0 and <= 100;
    }
}
