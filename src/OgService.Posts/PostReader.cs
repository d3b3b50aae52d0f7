using OgService.Posts.Fields;
using OgService.Posts.FrontMatter;
using OgService.Posts.Slugs;
using OgService.Posts.Text;
using OgService.Yaml;

namespace OgService.Posts;

/// <summary>Reads one post: front matter (YAML, TOML, JSON), then what the text itself gives.</summary>
public static class PostReader
{
    /// <param name="file">Relative to the site's root, with <c>/</c>; the slug's last resort.</param>
    /// <exception cref="PostException">The front matter is broken, too large, or a value is wrong.</exception>
    public static Post Read(string file, string text, SiteIdentity site, ContentSettings content)
    {
        ArgumentException.ThrowIfNullOrEmpty(file);
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(site);
        ArgumentNullException.ThrowIfNull(content);

        text = text.StartsWith('\uFEFF') ? text[1..] : text;
        var block = FrontMatterBlock.Find(text, file);
        var values = FrontMatterReader.Read(block, file);
        var body = text[block.BodyStart..].TrimStart('\n', '\r');
        return new PostAssembly(file, values, body, site, content).Post();
    }

    /// <summary>The values of one post while they are put together, each with its origin.</summary>
    private sealed class PostAssembly(string file, YamlMapping? values, string body, SiteIdentity site, ContentSettings content)
    {
        private readonly FieldReader _reader = new(values, file, content);
        private readonly PostFields _fields = new(new FieldReader(values, file, content), content);
        private readonly PostPath _path = PostPath.From(file, content);
        private readonly List<FieldOrigin> _origins = [];

        public Post Post()
        {
            var text = PostText.Read(body, file);
            var published = Take("published", _fields.Date(Field.Published), DateOfName());
            var (slug, address) = Slug();
            var page = address is null ? PostAddress.PathOf(content.Page, slug, published) : PostAddress.EscapePath(address);
            var image = _fields.Image();
            return new Post
            {
                Slug = slug,
                Title = Title(text),
                Description = Description(text),
                Authors = Authors(),
                Published = published,
                Modified = Take("modified", _fields.Date(Field.Modified), null),
                Expires = Take("expires", _fields.Date(Field.Expires), null),
                Tags = Keep("tags", _fields.Tags()) ?? [],
                PagePath = page,
                CanonicalUrl = Keep("canonical", _fields.Canonical(site))
                    ?? Noted("canonical", PostAddress.OfPath(site, page), address is null ? "og.yaml" : "permalink"),
                Image = image is { } found ? Noted("image", found.Image, found.Origin) : null,
                ImageAlt = image?.Alt is { } alt
                    ? Noted("imageAlt", alt, image.Value.Origin)
                    : Line("imageAlt", Field.ImageAlt, CleanText.MaxDescription),
                Cover = Keep("cover", _fields.Picture(Field.Cover)),
                CoverFocus = Line("coverFocus", Field.CoverFocus, 40),
                AuthorPicture = Keep("authorPicture", _fields.Picture(Field.AuthorPicture)),
                Draft = Draft(),
                Lang = Lang(),
                Section = Keep("section", _fields.Section()),
                Template = Keep("template", _fields.Template()),
                CardValues = Keep("card", _fields.CardValues()),
                ReadingMinutes = Take("readingTime", _fields.ReadingTime(), null) ?? Noted("readingTime", text.ReadingMinutes, "counted words"),
                HiddenByName = IsHiddenByName(),
                Body = body,
                BodyProblem = text.Problem,
                SourceFile = file,
                Origins = _origins,
            };
        }

        private string Title(PostText text)
        {
            if (Line("title", Field.Title, CleanText.MaxTitle) is { } given)
            {
                return given;
            }

            if (text.Heading is { } heading)
            {
                return Noted("title", CleanText.Clip(heading, CleanText.MaxTitle), "first heading");
            }

            var name = _path.IsIndex && _path.Folders.Count > 0 ? _path.Folders[^1] : _path.Name;
            var words = CleanText.Line(name.Replace('-', ' ').Replace('_', ' '));
            return Noted("title", words.Length == 0 ? _path.FullName : char.ToUpperInvariant(words[0]) + words[1..], "file name");
        }

        private string? Description(PostText text)
            => Line("description", Field.Description, CleanText.MaxDescription)
                ?? (text.FirstParagraph is { } first
                    ? Noted("description", CleanText.Clip(first, CleanText.MaxDescription), "first paragraph")
                    : null);

        private IReadOnlyList<Author> Authors()
        {
            var owner = site.Author is { Length: > 0 } name ? new Author(name, site.AuthorUrl) : null;
            if (Keep("author", _fields.Authors()) is { } authors)
            {
                // Who owns the site has an address of their own there.
                return [.. authors.Select(author => author.Url is null && author.Name == owner?.Name ? owner : author)];
            }

            return owner is null ? [] : Noted<IReadOnlyList<Author>>("author", [owner], "og.yaml");
        }

        /// <summary>The slug, and the path that the post itself gives for its page (<c>permalink</c>, <c>url</c>), or null.</summary>
        private (string Slug, string? Address) Slug()
        {
            if (content.Generator is SiteGenerator.Hugo or SiteGenerator.Jekyll or SiteGenerator.Eleventy
                && _reader.Find(Field.Address, IsPlainPath) is { } address)
            {
                var path = _reader.ScalarOf(address, "a path").Text.Trim();
                var fromPath = Checked(address, WithoutPageEnding(path));
                return (Noted("slug", fromPath, address.Origin), path);
            }

            string? slug = null;
            if (_reader.Find(Field.Slug) is { } found)
            {
                slug = Checked(found, _reader.ScalarOf(found, "text").Text);
                _origins.Add(new FieldOrigin("slug", found.Origin));
            }
            else
            {
                _origins.Add(new FieldOrigin("slug", "file name"));
            }

            return (SlugRule.Resolve(_path, slug, content.Generator), null);
        }

        private string Checked(FoundField found, string raw)
            => SafeSlug.From(raw, out var reason)
                ?? throw _reader.Wrong(found.Node, $"{found.Name} {reason}; got {YamlObject.Describe(found.Node)}");

        private bool Draft()
        {
            if (_fields.Draft() is { } draft)
            {
                return Noted("draft", draft.Value, draft.Origin);
            }

            if (content.Generator == SiteGenerator.Jekyll && ("/" + file).Contains("/_drafts/", StringComparison.Ordinal))
            {
                return Noted("draft", true, "folder _drafts");
            }

            // Eleventy writes no page for it.
            var noPage = content.Generator == SiteGenerator.Eleventy
                && _reader.Find(Field.Address) is { Node: YamlScalar { Kind: YamlScalarKind.Boolean, Text: "false" } };
            return noPage && Noted("draft", true, "permalink: false");
        }

        private string Lang()
        {
            if (Keep("lang", _fields.Lang()) is { } own)
            {
                return own;
            }

            if (content.Generator == SiteGenerator.Hugo)
            {
                SlugRule.WithoutLanguage(_path.FullName, out var lang);
                if (lang is not null)
                {
                    return Noted("lang", lang, "file name");
                }
            }

            return Noted("lang", site.Lang, "og.yaml");
        }

        // In AstroPaper a folder with "_" only leaves the address; elsewhere it leaves the site.
        private bool IsHiddenByName()
            => file[(file.LastIndexOf('/') + 1)..].StartsWith('_')
                || (content.Generator != SiteGenerator.AstroPaper && _path.Folders.Any(folder => folder.StartsWith('_')));

        private (DateTimeOffset, string)? DateOfName()
            => content.Generator is SiteGenerator.Jekyll or SiteGenerator.Eleventy or SiteGenerator.Docusaurus or SiteGenerator.Plain
                && _path.Date is { } date ? (date, "file name") : null;

        private static bool IsPlainPath(YamlNode node)
            => node is YamlScalar { Kind: YamlScalarKind.Text, Text: var text } && text.Contains('/') && !text.Contains('{') && !text.Contains(':') && !text.Contains("//", StringComparison.Ordinal);

        private static string WithoutPageEnding(string path)
        {
            var trimmed = path.TrimEnd('/');
            trimmed = trimmed.EndsWith("/index.html", StringComparison.Ordinal) ? trimmed[..^"/index.html".Length] : trimmed;
            return trimmed.EndsWith(".html", StringComparison.Ordinal) ? trimmed[..^".html".Length] : trimmed;
        }

        private string? Line(string field, Field which, int maxCodePoints)
            => _reader.FindLine(which, maxCodePoints) is { } found ? Noted(field, found.Text, found.Origin) : null;

        private T? Keep<T>(string field, (T Value, string Origin)? found)
            where T : class => found is { } there ? Noted(field, there.Value, there.Origin) : null;

        private T? Take<T>(string field, (T Value, string Origin)? found, (T Value, string Origin)? otherwise)
            where T : struct => (found ?? otherwise) is { } there ? Noted(field, there.Value, there.Origin) : null;

        private T Noted<T>(string field, T value, string origin)
        {
            _origins.Add(new FieldOrigin(field, origin));
            return value;
        }
    }
}
