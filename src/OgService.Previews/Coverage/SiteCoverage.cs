using System.Globalization;
using OgService.Posts;
using OgService.Previews.Sites;
using OgService.Yaml;

namespace OgService.Previews.Coverage;

/// <summary>Which characters of a site's cards no font has: one pass over the texts that cards draw, before anything is drawn.</summary>
internal sealed class SiteCoverage(SiteSnapshot site)
{
    // A post about a rare script is one problem, not hundreds.
    private const int MaxPerText = 64;

    private readonly GlyphPolicy policy = site.Glyphs;

    /// <summary>Of what the site says on every card.</summary>
    public List<MissingGlyph> OfSite()
    {
        var identity = site.Configuration.Site;
        var found = new List<MissingGlyph>();
        Add(found, identity.Name, SiteConfiguration.FileName, 0, "site.name");
        Add(found, identity.Author, SiteConfiguration.FileName, 0, "site.author");
        AddValues(found, site.Configuration.Cards.Values, SiteConfiguration.FileName);
        return found;
    }

    /// <summary>Of one post.</summary>
    public List<MissingGlyph> OfPost(Post post)
    {
        var found = new List<MissingGlyph>();
        var file = post.SourceFile;
        Add(found, post.Title, file, LineOf(post, "title"), "title");
        Add(found, post.Description, file, LineOf(post, "description"), "description");
        foreach (var author in post.Authors)
        {
            // A site's author is on every card, and said once.
            if (author.Name != site.Configuration.Site.Author)
            {
                Add(found, author.Name, file, LineOf(post, "author"), "authors");
            }
        }

        foreach (var tag in post.Tags)
        {
            Add(found, tag, file, LineOf(post, "tags"), "tags");
        }

        Add(found, post.Section, file, LineOf(post, "section"), "section");
        AddValues(found, post.CardValues, file);
        return found;
    }

    private void Add(List<MissingGlyph> found, string? text, string file, int line, string field)
    {
        foreach (var codePoint in policy.FindMissing(text).Take(MaxPerText))
        {
            var missing = new MissingGlyph(codePoint, file, line, field, policy.Policy, policy.SubstituteFor(codePoint));
            if (!found.Contains(missing))
            {
                found.Add(missing);
            }
        }
    }

    // The reader of YAML has bounded the depth.
    private void AddValues(List<MissingGlyph> found, YamlNode? node, string file)
    {
        switch (node)
        {
            case YamlScalar scalar:
                Add(found, scalar.Text, file, scalar.Position.Line, "card values");
                break;
            case YamlSequence sequence:
                foreach (var item in sequence.Items)
                {
                    AddValues(found, item, file);
                }

                break;
            case YamlMapping mapping:
                foreach (var entry in mapping.Entries)
                {
                    AddValues(found, entry.Value, file);
                }

                break;
        }
    }

    // Origins are for people: "title, line 3".
    private static int LineOf(Post post, string field)
    {
        const string before = ", line ";
        foreach (var (name, origin) in post.Origins)
        {
            if (name == field && origin.LastIndexOf(before, StringComparison.Ordinal) is >= 0 and var at
                && int.TryParse(origin.AsSpan(at + before.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var line))
            {
                return line;
            }
        }

        return 0;
    }
}
