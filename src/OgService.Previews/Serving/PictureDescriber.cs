using OgService.Cards;
using OgService.Posts;
using OgService.Previews.Sites;

namespace OgService.Previews.Serving;

/// <summary>What the tags of a post say of its picture: where it is, and what is known of it.</summary>
/// <param name="publicUrl">Where the service is reached, or null when that is below the site's own address.</param>
/// <param name="prefix">Below which it answers for the site; empty for none.</param>
internal sealed class PictureDescriber(CardDrawer drawer, string? publicUrl, string prefix)
{
    /// <param name="preferFile">Name the file the site will own, even before it is written.</param>
    public (PictureFacts? Facts, string? ServiceAddress) Describe(SiteSnapshot site, Post post, bool preferFile)
    {
        var siteUrl = site.Configuration.Site.Url;
        switch (site.PictureOf(post))
        {
            case ExternalPicture external:
                return (new PictureFacts(external.Url, Alt: post.ImageAlt), null);
            case ExistingPicture existing:
                var address = PictureAddress.Of(post.Slug, existing.Sha256[..32], existing.Ending);
                var url = existing.PublicPath is { } path ? siteUrl + path
                    : preferFile ? $"{siteUrl}/{site.Configuration.CopyPathOf(post, existing)}"
                    : ServiceUrl(site) + address;
                return (new PictureFacts(url, existing.Info.MediaType, existing.Info.Width, existing.Info.Height, post.ImageAlt), prefix + address);
            case DrawnPicture drawnPicture:
                return DescribeDrawn(site, post, drawnPicture, preferFile);
            default:
                return (Fallback(site), null);
        }
    }

    private (PictureFacts? Facts, string? ServiceAddress) DescribeDrawn(SiteSnapshot site, Post post, DrawnPicture picture, bool preferFile)
    {
        try
        {
            var plan = drawer.Plan(site, post, picture.Format);
            var alt = post.ImageAlt ?? drawer.AltTextOf(plan);
            var address = PictureAddress.Of(post.Slug, plan.Key.Value, picture.Format.Ending());
            var url = preferFile || picture.WrittenKey == plan.Key.Value ? site.Configuration.Site.Url + picture.PublicPath : ServiceUrl(site) + address;
            var facts = new PictureFacts(url, picture.Format.MediaType(), plan.Size.Width, plan.Size.Height, alt);
            return (facts, prefix + address);
        }
        catch (MissingGlyphsException)
        {
            // The last good card of ours, where the site has one; drawn before the words or the policy changed.
            return (picture.WrittenKey is null ? Fallback(site) : new PictureFacts(site.Configuration.Site.Url + picture.PublicPath, Alt: post.ImageAlt ?? post.Title), null);
        }
        catch (TemplateException)
        {
            // Listed among the site's problems already; the page names the site's own fallback instead of an address that would fail (R10).
            return (Fallback(site), null);
        }
    }

    private static PictureFacts? Fallback(SiteSnapshot site)
        => site.Configuration.Cards.Fallback is { } path ? new PictureFacts(site.Configuration.Site.Url + "/" + path.TrimStart('/'), Alt: site.Configuration.Site.Name) : null;

    // Some write the prefix into the address already.
    public string ServiceUrl(SiteSnapshot site)
    {
        var url = publicUrl ?? site.Configuration.Site.Url;
        return prefix.Length == 0 || new Uri(url).AbsolutePath.TrimEnd('/').EndsWith(prefix, StringComparison.Ordinal) ? url : url + prefix;
    }
}
