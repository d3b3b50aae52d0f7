using System.Text;
using OgService.Posts.Meta;

namespace OgService.Posts;

/// <summary>What is known of the picture. Unmeasured pictures have no type and size (R8).</summary>
/// <param name="Url">Absolute.</param>
/// <param name="MediaType">As the bytes are: <c>image/png</c>.</param>
/// <param name="Width">In pixels; counts only together with the height.</param>
/// <param name="Height">In pixels; counts only together with the width.</param>
/// <param name="Alt">What the picture shows. If null, the post's own alt text, else site, title and author.</param>
public sealed record PictureFacts(string Url, string? MediaType = null, int? Width = null, int? Height = null, string? Alt = null);

/// <summary>The tags for one post (docs: the bundle), in order, as a fragment of HTML or as JSON.</summary>
/// <remarks>
/// Any text may come in. What goes out is escaped once, bounded in length, and less than 32 KiB in all. Addresses are absolute
/// http or https; a value that cannot be said rightly is left out. Rules and reasons: <c>docs/meta-tags.md</c>.
/// </remarks>
public sealed class MetaBundle
{
    /// <summary>Slack reads this much of a page, in bytes; the fragment leaves room for what stands around it.</summary>
    private const int MaxHtmlBytes = 30 * 1024;

    private readonly BundleFacts _facts;
    private readonly List<HeadElement> _head;
    private readonly string _html;

    private MetaBundle(BundleFacts facts)
    {
        _facts = facts;
        _head = HeadElements.List(facts);
        _html = WriteHtml(_head);
    }

    /// <param name="picture">Null if there is none, not even the site's default card.</param>
    /// <param name="publicFolder">The folder that is served as <c>/</c>: a logo in it has an address.</param>
    public static MetaBundle Create(Post post, SiteIdentity site, PictureFacts? picture, string publicFolder = "public")
    {
        ArgumentNullException.ThrowIfNull(post);
        ArgumentNullException.ThrowIfNull(site);
        ArgumentNullException.ThrowIfNull(publicFolder);
        var facts = BundleFacts.Read(post, site, picture, publicFolder);
        var bundle = new MetaBundle(facts);
        return Encoding.UTF8.GetByteCount(bundle._html) <= MaxHtmlBytes ? bundle : new MetaBundle(bundle._facts.Essentials());
    }

    /// <summary>Lines to paste into <c>&lt;head&gt;</c>; ends with a line feed.</summary>
    public string ToHtml() => _html;

    /// <summary>UTF-8 JSON: the values by plain names, every tag in order, the JSON-LD object, the fragment.</summary>
    public byte[] ToJson() => BundleJson.Write(_facts, _head, _html);

    private static string WriteHtml(List<HeadElement> head)
    {
        var html = new StringBuilder(4096);
        foreach (var element in head)
        {
            element.WriteHtml(html);
            html.Append('\n');
        }

        return html.ToString();
    }
}
