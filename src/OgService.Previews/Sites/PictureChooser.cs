using OgService.Posts;
using OgService.Previews.Files;
using OgService.Previews.Generating;

namespace OgService.Previews.Sites;

/// <summary>The five rules of "which picture a post gets" (docs/pictures.md), but for the fifth, which is known only once drawing failed.</summary>
internal sealed class PictureChooser(string siteRoot, SiteConfiguration configuration, Manifest manifest, PictureFileCache files)
{
    private readonly string publicFolder = Path.Combine(siteRoot, configuration.Content.Public);

    public PictureChoice Choose(Post post)
    {
        var reference = post.Image;
        if (reference is not { Length: > 0 } || (configuration.Cards.DrawCovers && reference == post.Cover))
        {
            return Draw(configuration.Cards.Path.Replace("{slug}", post.Slug, StringComparison.Ordinal), publicFolder, reference is not { Length: > 0 } ? "no picture is named: drawn to the site's pattern" : "covers are drawn into cards: drawn to the site's pattern");
        }

        if (reference.StartsWith("//", StringComparison.Ordinal) || reference.Contains("://", StringComparison.Ordinal))
        {
            return Uri.TryCreate(reference.StartsWith('/') ? "https:" + reference : reference, UriKind.Absolute, out var address) && address.Scheme is "https" or "http"
                ? new ExternalPicture(address.AbsoluteUri)
                : new NoPicture($"{reference} is no address of a picture; it must start with https://");
        }

        var besidePost = reference.StartsWith("./", StringComparison.Ordinal) || reference.StartsWith("../", StringComparison.Ordinal);
        var folder = besidePost ? Path.GetDirectoryName(Path.Combine(siteRoot, post.SourceFile))! : publicFolder;
        return Draw(reference, folder, "the picture that the front matter names is missing: drawn there");
    }

    private PictureChoice Draw(string reference, string folder, string reason)
    {
        if (!SitePath.TryResolve(siteRoot, folder, WithoutQuery(reference), out var file))
        {
            return new NoPicture($"{reference} is not a path inside the site");
        }

        var relative = SitePath.Relative(siteRoot, file);
        var publicPath = SitePath.IsBelow(publicFolder, file) ? "/" + SitePath.Relative(publicFolder, file) : null;
        string? writtenKey = null;
        if (files.TryRead(file, out var facts))
        {
            if (!manifest.TryGet(relative, out var entry) || entry.Sha256 != facts.Sha256)
            {
                return facts.Info is { } info
                    ? new ExistingPicture(file, publicPath, info, facts.Sha256)
                    : new NoPicture($"{relative} exists and is no picture that link previews can show");
            }

            writtenKey = entry.Key;
        }

        if (publicPath is null)
        {
            return new NoPicture($"{relative} does not exist, and lies outside {configuration.Content.Public}/, where a card would have no address; name a path below it, or none");
        }

        return CardFormats.TryParse(Path.GetExtension(file.AsSpan()).TrimStart('.'), out var format)
            ? new DrawnPicture(file, publicPath, format, writtenKey, reason)
            : new NoPicture($"{relative} does not exist, and cards are drawn as {CardFormats.Endings}");
    }

    // A cache buster behind the name is part of the address, not of the file.
    private static string WithoutQuery(string reference) => reference.Split('?', 2)[0];
}
