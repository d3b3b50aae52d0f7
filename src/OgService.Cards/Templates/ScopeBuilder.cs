using OgService.Cards.Expressions;
using OgService.Yaml;

namespace OgService.Cards.Templates;

/// <summary>Gives every name of a template its meaning for one card: the post's fields, then values (the template's default, the theme's, the
/// site's, the post's: later ones win), then what the theme derives from them.</summary>
internal sealed class ScopeBuilder
{
    private const int MaxItems = 100;

    private readonly TemplateDocument document;
    private readonly CardFields fields;
    private readonly List<SceneNote> notes;
    private readonly CardResources resources;
    private readonly Dictionary<string, CardValue> names = [];

    private ScopeBuilder(TemplateDocument document, CardFields fields, List<SceneNote> notes, CardResources? resources = null)
    {
        this.resources = resources ?? CardResources.Of(document.Pictures);
        this.document = document;
        this.fields = fields;
        this.notes = notes;
    }

    /// <exception cref="TemplateException">A value of the site that the template does not declare or that has the wrong type.</exception>
    public static Scope Build(TemplateDocument document, CardFields fields, CardSize size, List<SceneNote> notes, CardResources? resources = null)
    {
        var builder = new ScopeBuilder(document, fields, notes, resources);
        builder.AddFields(size);
        builder.AddValues(builder.Given());
        return new Scope(builder.names, fields.Lang);
    }

    /// <summary>An empty post with all values at their defaults but for those given.</summary>
    public static Scope ForCheck(TemplateDocument document, Dictionary<string, CardValue> given, CardSize size)
    {
        var builder = new ScopeBuilder(document, new CardFields { Title = "" }, []);
        builder.AddFields(size);
        builder.AddValues(given);
        return new Scope(builder.names, "en");
    }

    private void AddFields(CardSize size)
    {
        names["title"] = Text(fields.Title, FieldText.MaxTitle);
        names["description"] = Text(fields.Description, FieldText.MaxDescription);
        var authors = List(fields.Authors);
        names["authors"] = authors;
        names["author"] = authors.IsNil ? Text(fields.SiteAuthor, FieldText.MaxValue) : CardValue.Of(authors.ToText());
        names["tags"] = List(fields.Tags);
        names["date"] = CardValue.Of(fields.Published);
        names["modified"] = CardValue.Of(fields.Modified);
        names["section"] = Text(fields.Section, FieldText.MaxValue);
        names["lang"] = Text(fields.Lang, FieldText.MaxValue);
        names["url"] = Text(fields.Url, FieldText.MaxDescription);
        names["slug"] = Text(fields.Slug, FieldText.MaxValue);
        names["reading_minutes"] = fields.ReadingMinutes is { } minutes ? CardValue.Of(minutes) : CardValue.Nil;
        names["cover"] = CardValue.Of(resources.NameOf("cover"));
        names["author_picture"] = CardValue.Of(resources.NameOf("author_picture"));
        names["site"] = CardValue.Of(new Dictionary<string, CardValue>
        {
            ["name"] = Text(fields.SiteName, FieldText.MaxValue),
            ["url"] = Text(fields.SiteUrl, FieldText.MaxValue),
            ["host"] = Uri.TryCreate(fields.SiteUrl, UriKind.Absolute, out var url) ? Text(url.Host, FieldText.MaxValue) : CardValue.Nil,
            ["author"] = Text(fields.SiteAuthor, FieldText.MaxValue),
            ["logo"] = CardValue.Of(resources.NameOf("site.logo")),
        });
        names["card"] = CardValue.Of(new Dictionary<string, CardValue>
        {
            ["width"] = CardValue.Of(size.Width),
            ["height"] = CardValue.Of(size.Height),
            ["shape"] = CardValue.Of(CardShape.Of(size)),
        });
    }

    private Dictionary<string, CardValue> Given()
    {
        var given = new Dictionary<string, CardValue>();
        foreach (var (key, node) in fields.SiteValues?.Entries ?? [])
        {
            var declared = Find(key.Text) ?? throw Refused(key.Position, KnownNames.Unknown("value", key.Text, document.Values.Select(value => value.Name)));
            given[key.Text] = declared.TryRead(node, out var value)
                ? value
                : throw Refused(node.Position, $"{key.Text} must be {declared.Expected}; got {YamlObject.Describe(node)}.");
        }

        foreach (var (key, node) in fields.PostValues?.Entries ?? [])
        {
            if (Find(key.Text) is not { } declared)
            {
                notes.Add(new SceneNote("value.unknown", KnownNames.Unknown("value", key.Text, document.Values.Select(value => value.Name)).TrimEnd('.')));
            }
            else if (declared.TryRead(node, out var value))
            {
                given[key.Text] = value;
            }
            else
            {
                notes.Add(new SceneNote("value.wrong", $"{key.Text} must be {declared.Expected}; got {YamlObject.Describe(node)}"));
            }
        }

        return given;
    }

    private void AddValues(Dictionary<string, CardValue> given)
    {
        foreach (var declared in document.Values)
        {
            // What the post or the site names was looked for already; a default is a file of the template's own.
            names[declared.Name] = declared.Type == ValueType.Picture && given.ContainsKey(declared.Name)
                ? CardValue.Of(resources.NameOf(declared.Name))
                : given.GetValueOrDefault(declared.Name, declared.Default);
        }

        if (!names.TryGetValue("theme", out var theme) || !document.Themes.TryGetValue(theme.ToText(), out var tokens))
        {
            return;
        }

        var scope = new Scope(names, fields.Lang);
        foreach (var token in tokens)
        {
            if (given.ContainsKey(token.Name))
            {
                continue;
            }

            var text = token.Value.Evaluate(scope);
            names[token.Name] = Find(token.Name) is { } declared && declared.TryRead(text, out var typed) ? typed : CardValue.Of(text);
        }
    }

    private ValueDeclaration? Find(string name) => document.Values.FirstOrDefault(value => value.Name == name);

    private TemplateException Refused(YamlPosition position, string reason) => new(fields.SiteValuesSource, position.Line, position.Column, reason);

    private static CardValue Text(string? text, int max) => text is null || FieldText.Clean(text, max) is not { Length: > 0 } clean ? CardValue.Nil : CardValue.Of(clean);

    // Without items it is nil, so that if: tags asks what people mean.
    private static CardValue List(IReadOnlyList<string> items)
    {
        var texts = items.Take(MaxItems).Select(item => Text(item, FieldText.MaxValue)).Where(text => !text.IsNil).ToArray();
        return texts.Length == 0 ? CardValue.Nil : CardValue.Of(texts);
    }
}
