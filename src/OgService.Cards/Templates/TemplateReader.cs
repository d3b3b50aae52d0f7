using OgService.Cards.Expressions;
using OgService.Yaml;

namespace OgService.Cards.Templates;

/// <summary>Reads and checks a <c>card.yaml</c> whole, with all it extends and includes, before any post is seen. Every error is a
/// <see cref="TemplateException"/> with its place.</summary>
internal sealed partial class TemplateReader
{
    /// <summary>Levels of boxes.</summary>
    public const int MaxDepth = 64;

    private const int MaxNodes = 2_000;

    private readonly TemplateSources sources;
    private readonly TemplatePictures pictures;
    private readonly CardSize size;
    private readonly NodeComposer composer;
    private readonly string file;
    private readonly Dictionary<string, YamlPosition> ids = [];
    private readonly HashSet<string> removed = [];
    private readonly HashSet<string> seen = [];
    private int nodes;

    private TemplateReader(TemplateSources sources, TemplatePictures pictures, CardSize size)
    {
        this.sources = sources;
        this.pictures = pictures;
        this.size = size;
        file = sources.Files[0].Shown;
        composer = new NodeComposer(sources, size, AllKeys.Value);
    }

    /// <summary>The template as it is for cards of one size.</summary>
    /// <param name="size">Null is the first that the template lists.</param>
    /// <exception cref="TemplateException">Anything wrong in the files.</exception>
    public static TemplateDocument Read(TemplateSources sources, TemplatePictures pictures, CardSize? size = null)
    {
        try
        {
            var sizes = ReadSizes(sources.Chain);
            return new TemplateReader(sources, pictures, size ?? sizes[0]).ReadDocument(sizes);
        }
        catch (YamlException error)
        {
            throw sources.Error(error);
        }
    }

    private TemplateDocument ReadDocument(IReadOnlyList<CardSize> sizes)
    {
        foreach (var root in sources.Chain)
        {
            root.RequireKnownKeys([.. TemplateKeys.TopLevel.Select(key => key.Name)]);
        }

        var fonts = ReadFonts();
        var values = ReadValues(out var overridden);
        var themes = ReadThemes(ref values, overridden);
        var names = KnownNames.OfEveryTemplate.Noting(seen).With(values.Select(value => value.Name)).With(themes.Values.SelectMany(tokens => tokens).Select(token => token.Name));
        var tree = ReadRoot(names);
        var document = new TemplateDocument
        {
            Description = sources.Chain.Select(root => root.GetText("description")).FirstOrDefault(text => text is not null) ?? "",
            Sizes = sizes,
            Values = values,
            Themes = themes,
            Fonts = fonts,
            Pictures = pictures,
            PictureNames = PictureNames(values),
            UsesUrl = seen.Contains("url"),
            Card = tree,
            Parents = [.. sources.Files.Skip(1).Take(sources.Chain.Count - 1).Select(parent => parent.Name)],
            PlaceOf = sources.PlaceOf,
        };
        composer.RequireAllUsed(ids.Keys.Concat(removed));
        return document with { FontUses = CheckStyles(document) };
    }

    private static IReadOnlyList<CardSize> ReadSizes(IReadOnlyList<YamlObject> chain)
    {
        if (chain.FirstOrDefault(root => root.Has("sizes")) is not { } root || root.GetList("sizes") is not { Count: > 0 } items)
        {
            return [CardSize.Default];
        }

        return [.. items.Select(item => item is YamlScalar scalar && CardSize.TryParse(scalar.Text, out var size)
            ? size
            : throw root.Error(item, $"a size must be {CardSize.Expected}; got {YamlObject.Describe(item)}"))];
    }

    // Only what a template asks for is read, and is part of its cards' keys.
    private List<string> PictureNames(List<ValueDeclaration> values) =>
        [.. ((string[])["cover", "author_picture", "site.logo"]).Where(seen.Contains), .. values.Where(value => value.Type == ValueType.Picture).Select(value => value.Name)];

    private TextTemplate ParseText(string key, YamlNode node, KnownNames names) => Parse(key, node, text => TextTemplate.Parse(text, names));

    private T Parse<T>(string key, YamlNode node, Func<string, T> parse)
    {
        var scalar = Scalar(key, node);
        try
        {
            return parse(scalar.Text);
        }
        catch (ExpressionException error)
        {
            throw Error(PlaceOf(scalar, error.Offset), error.Message);
        }
    }

    private YamlScalar Scalar(string key, YamlNode node) => node switch
    {
        YamlScalar { Kind: YamlScalarKind.Null, Style: YamlScalarStyle.Plain } => throw Error(node.Position,
            $"{key} has no value. (A colour that starts with # must stand in quotes, since # starts a comment.)"),
        YamlScalar scalar => scalar,
        YamlSequence { Items: var items } when items.All(item => item is YamlScalar) =>
            new YamlScalar(string.Join(", ", items.Select(item => ((YamlScalar)item).Text)), YamlScalarStyle.Block, YamlScalarKind.Text, node.Position),
        _ => throw Error(node.Position, $"{key} must be a single value; got {YamlObject.Describe(node)}. (Expressions stand in quotes: \"{{{{ title }}}}\".)"),
    };

    // Exact for what stands on one line as it was written; else the start of the scalar.
    private static YamlPosition PlaceOf(YamlScalar scalar, int offset) => scalar.Style switch
    {
        YamlScalarStyle.Plain when !scalar.Text.Contains('\n') => scalar.Position with { Column = scalar.Position.Column + offset },
        YamlScalarStyle.Quoted when scalar.Text.AsSpan().IndexOfAny("\n\\\"'") is var special && (special < 0 || special >= offset) =>
            scalar.Position with { Column = scalar.Position.Column + offset + 1 },
        _ => scalar.Position,
    };

    private TemplateException Error(YamlPosition position, string reason) => sources.Error(position, reason);
}
