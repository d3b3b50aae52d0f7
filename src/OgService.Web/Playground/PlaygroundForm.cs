using OgService.Cards;
using OgService.Posts;
using OgService.Previews;
using OgService.Previews.Sites;

namespace OgService.Web.Playground;

/// <summary>What was chosen in the form; anything that the site does not offer counts as not chosen.</summary>
/// <param name="Prefix">Goes before the paths of the site.</param>
/// <param name="Post">Null when the site has no post that may be seen.</param>
/// <param name="Title">Other words than the post's; only where anybody may have anything drawn.</param>
/// <param name="Values">Values of the template, a line each: <c>accent: #38bdf8</c>.</param>
internal sealed record PlaygroundForm(string Prefix, Post? Post, string? Template, CardSize? Size, CardFormat Format, string? Title, string? Description, string? Theme, string Values)
{
    private const int MaxValues = 20;

    public static PlaygroundForm Read(IQueryCollection query, string prefix, SiteSnapshot site, IReadOnlyList<Post> posts, bool isOpen)
    {
        var post = posts.FirstOrDefault(one => one.Slug == query["post"]) ?? (posts.Count > 0 ? posts[0] : null);
        var template = Text(query, "template") is { } name && site.AllowsTemplate(name) ? name : null;
        CardSize? size = post is not null && CardSize.TryParse(query["size"], out var parsed) && SizesOf(site, post, template).Contains(parsed) ? parsed : null;
        var format = CardFormats.TryParse(query["format"].ToString(), out var asked) ? asked : CardFormat.Png;
        return isOpen
            ? new PlaygroundForm(prefix, post, template, size, format, Text(query, "title"), Text(query, "description"), Text(query, "theme"), Text(query, "values") ?? "")
            : new PlaygroundForm(prefix, post, template, size, format, null, null, null, "");
    }

    /// <summary>Whether the card is the post's own, as it stands.</summary>
    public bool IsPlain => Title is null && Description is null && Theme is null && Values.Length == 0;

    public static IReadOnlyList<CardSize> SizesOf(SiteSnapshot site, Post post, string? template)
    {
        try
        {
            return site.OfferedSizes(post, template);
        }
        catch (TemplateException)
        {
            // Among the problems already.
            return [];
        }
    }

    /// <summary>The post's words with the changes of the form.</summary>
    public CardWords ToWords(Post post) => new()
    {
        Title = Title ?? post.Title,
        Description = Description ?? post.Description,
        Authors = [.. post.Authors.Select(author => author.Name)],
        Tags = post.Tags,
        Published = post.Published,
        Section = post.Section,
        Lang = post.Lang,
        Template = Template ?? post.Template,
        Size = Size,
        Values = [.. ValuesOf().DistinctBy(value => value.Key)],
    };

    /// <summary>Where the picture is: a path with its query.</summary>
    public string PictureOf(Post post)
    {
        if (!IsPlain)
        {
            return Prefix + SignedAddress.Canonical("/og." + Format.Ending(), ToWords(post).ToParameters());
        }

        var query = new List<string>();
        if (Template is not null)
        {
            query.Add("template=" + Uri.EscapeDataString(Template));
        }

        if (Size is { } size)
        {
            query.Add("size=" + size);
        }

        return Prefix + PictureAddress.Of(post.Slug, null, Format.Ending()) + (query.Count == 0 ? "" : "?" + string.Join('&', query));
    }

    private IEnumerable<KeyValuePair<string, string>> ValuesOf()
    {
        if (Theme is not null)
        {
            yield return KeyValuePair.Create("theme", Theme);
        }

        foreach (var line in Values.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(MaxValues))
        {
            if (line.Split(':', 2, StringSplitOptions.TrimEntries) is [{ Length: > 0 } name, { Length: > 0 } value])
            {
                yield return KeyValuePair.Create(name, value.Trim('"', '\''));
            }
        }
    }

    private static string? Text(IQueryCollection query, string name) => query[name].ToString() is { Length: > 0 } text ? text : null;
}
