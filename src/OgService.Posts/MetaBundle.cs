namespace OgService.Posts;

/// <summary>What is known of the picture. Unmeasured pictures have no type and size (R8).</summary>
public sealed record PictureFacts(string Url, string? MediaType = null, int? Width = null, int? Height = null, string? Alt = null);

/// <summary>The tags for one post (docs: the bundle), in order, as a fragment of HTML or as JSON.</summary>
public sealed class MetaBundle
{
    public static MetaBundle Create(Post post, SiteIdentity site, PictureFacts? picture) => throw new NotImplementedException();

    /// <summary>Lines to paste into <c>&lt;head&gt;</c>; ends with a line feed.</summary>
    public string ToHtml() => throw new NotImplementedException();

    /// <summary>UTF-8 JSON: every tag by name, and the JSON-LD object.</summary>
    public byte[] ToJson() => throw new NotImplementedException();
}
