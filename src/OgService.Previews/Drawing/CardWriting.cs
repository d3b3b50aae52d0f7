using OgService.Imaging;

namespace OgService.Previews;

/// <summary>How a card's pixels become a file.</summary>
/// <param name="BudgetBytes">What it should not exceed.</param>
/// <param name="Metadata">Who made it, said in the file; null says nothing.</param>
public sealed record CardWriting(CardFormat Format, long BudgetBytes, PictureMetadata? Metadata)
{
    private const string Software = "OgService";

    internal static CardWriting Of(SiteConfiguration site, CardFormat format)
    {
        var source = site.Site.Url == Posts.SiteIdentity.UnknownUrl || !PictureMetadata.CanSay(site.Site.Url) ? null : site.Site.Url;
        return new CardWriting(format, site.Cards.BudgetBytes, site.Cards.Metadata ? new PictureMetadata(Software, source) : null);
    }
}
