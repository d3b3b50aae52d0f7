using OgService.Cards.Expressions;
using OgService.Cards.Styles;
using OgService.Yaml;

namespace OgService.Cards.Templates;

/// <summary>Reads and checks a <c>card.yaml</c> whole, before any post is seen. Every error is a <see cref="TemplateException"/> with its place.</summary>
internal sealed partial class TemplateReader
{
    private const int MaxNodes = 2_000;
    private const int MaxDepth = 64;

    private static readonly string[] TopLevel = ["description", "sizes", "values", "themes", "fonts", "card"];

    // Each node takes two levels (a list and a mapping), and flows may stand at the leaves.
    private static readonly YamlLimits Limits = YamlLimits.Default with
    {
        MaxBytes = 256 * 1024,
        MaxDepth = (MaxDepth * 2) + 8,
        MaxKeys = 20_000,
        MaxNodes = 60_000,
    };

    private readonly string file;
    private readonly TemplatePictures pictures;
    private readonly Dictionary<string, YamlPosition> ids = [];
    private readonly HashSet<string> seen = [];
    private int nodes;

    private TemplateReader(string file, TemplatePictures pictures) => (this.file, this.pictures) = (file, pictures);

    /// <param name="file">The file's name, for messages.</param>
    /// <param name="pictures">Those in the template's folder; null for none.</param>
    /// <exception cref="TemplateException">Anything wrong in the file.</exception>
    public static TemplateDocument Read(string text, string file, TemplatePictures? pictures = null)
    {
        try
        {
            var root = YamlReader.Parse(text, file, Limits);
            return new TemplateReader(file, pictures ?? TemplatePictures.None).ReadDocument(YamlObject.From(root, file, "a template"));
        }
        catch (YamlException error)
        {
            var reason = error.Reason.EndsWith('.') || error.Reason.EndsWith('?') ? error.Reason : error.Reason + ".";
            throw new TemplateException(file, error.Position.Line, error.Position.Column, reason + BracesHint(text, error.Position));
        }
    }

    private TemplateDocument ReadDocument(YamlObject root)
    {
        root.RequireKnownKeys(TopLevel);
        var fonts = ReadFonts(root.GetObject("fonts"));
        var values = ReadValues(root.GetObject("values"));
        var themes = ReadThemes(root.GetObject("themes"), ref values);
        var names = KnownNames.OfEveryTemplate.Noting(seen).With(values.Select(value => value.Name)).With(themes.Values.SelectMany(tokens => tokens).Select(token => token.Name));
        if (root.Get("card") is not YamlMapping card)
        {
            throw root.Has("card") ? root.Wrong("card", "a mapping: the root of the card", root.Get("card")!) : root.Error(root.Mapping, "card is missing: the root of the card");
        }

        var tree = ReadNode(card, "card", names, 1);
        var document = new TemplateDocument
        {
            Description = root.GetText("description") ?? "",
            Sizes = ReadSizes(root),
            Values = values,
            Themes = themes,
            Fonts = fonts,
            Pictures = pictures,
            PictureNames = PictureNames(values),
            Card = tree,
        };
        CheckStyles(document);
        return document;
    }

    // Only what a template asks for is read, and is part of its cards' keys.
    private List<string> PictureNames(List<ValueDeclaration> values) =>
        [.. ((string[])["cover", "author_picture", "site.logo"]).Where(seen.Contains), .. values.Where(value => value.Type == ValueType.Picture).Select(value => value.Name)];

    private static IReadOnlyList<CardSize> ReadSizes(YamlObject root)
    {
        if (root.GetList("sizes") is not { Count: > 0 } items)
        {
            return [CardSize.Default];
        }

        return [.. items.Select(item => item is YamlScalar scalar && CardSize.TryParse(scalar.Text, out var size)
            ? size
            : throw root.Error(item, $"a size must be {CardSize.Expected}; got {YamlObject.Describe(item)}"))];
    }

    private static Dictionary<string, IReadOnlyList<string>> ReadFonts(YamlObject? fonts)
    {
        var found = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var (key, node) in fonts?.Mapping.Entries ?? [])
        {
            var text = node switch
            {
                YamlScalar scalar => scalar.Text,
                YamlSequence => string.Join(",", fonts!.GetTextList(key.Text)!),
                _ => "",
            };
            found[key.Text] = CssParts.Families(text) ?? throw fonts!.Wrong(key.Text, "names of font families, such as [Inter, sans-serif]", node);
        }

        return found;
    }

    private List<ValueDeclaration> ReadValues(YamlObject? values)
    {
        var found = new List<ValueDeclaration>();
        foreach (var (key, node) in values?.Mapping.Entries ?? [])
        {
            CheckName(key);
            found.Add(ReadValue(key.Text, YamlObject.From(node, file, key.Text)));
        }

        return found;
    }

    private static ValueDeclaration ReadValue(string name, YamlObject value)
    {
        value.RequireKnownKeys("type", "default", "description", "choices", "min", "max");
        var type = value.GetChoice("type", "text", "number", "color", "choice", "boolean", "font", "picture", "code", "numbers")
            ?? throw value.Error(value.Mapping, $"the value {name} needs a type: text, number, color, choice, boolean, font, picture, code or numbers");
        var declaration = new ValueDeclaration
        {
            Name = name,
            Type = Enum.Parse<ValueType>(type, ignoreCase: true),
            Description = value.GetText("description") ?? "",
            Choices = value.GetTextList("choices") ?? [],
            Min = value.GetNumber("min") ?? double.MinValue,
            Max = value.GetNumber("max") ?? double.MaxValue,
        };
        if (declaration.Type == ValueType.Choice && declaration.Choices.Count == 0)
        {
            throw value.Error(value.Mapping, $"the value {name} is a choice and needs choices, such as [left, right]");
        }

        if (value.Get("default") is not { } given)
        {
            return declaration;
        }

        return declaration.TryRead(given, out var fallback)
            ? declaration with { Default = fallback }
            : throw value.Wrong("default", declaration.Expected, given);
    }

    // A theme's name for something that is also a value is that value's default in the theme.
    private Dictionary<string, IReadOnlyList<ThemeToken>> ReadThemes(YamlObject? themes, ref List<ValueDeclaration> values)
    {
        var found = new Dictionary<string, IReadOnlyList<ThemeToken>>();
        foreach (var (key, node) in themes?.Mapping.Entries ?? [])
        {
            var names = KnownNames.OfEveryTemplate.Noting(seen).With(values.Select(value => value.Name)).With(["theme"]);
            var tokens = new List<ThemeToken>();
            foreach (var (name, value) in YamlObject.From(node, file, key.Text).Mapping.Entries)
            {
                CheckName(name);
                tokens.Add(new ThemeToken(name.Text, ParseText(name.Text, value, names)));
                names = names.With([name.Text]);
            }

            if (found.Count > 0 && found.First() is var (first, wanted)
                && !wanted.Select(token => token.Name).ToHashSet().SetEquals(tokens.Select(token => token.Name)))
            {
                var other = wanted.Select(token => token.Name).Except(tokens.Select(token => token.Name))
                    .Concat(tokens.Select(token => token.Name).Except(wanted.Select(token => token.Name))).First();
                throw Error(key.Position, $"every theme must name the same things; {other} is not in both {first} and {key.Text}.");
            }

            found[key.Text] = tokens;
        }

        if (found.Count > 0 && values.Find(value => value.Name == "theme") is var theme)
        {
            var declared = theme ?? new ValueDeclaration { Name = "theme", Type = ValueType.Choice, Choices = [.. found.Keys], Description = "The card's colours." };
            if (declared.Type != ValueType.Choice || declared.Choices.FirstOrDefault(choice => !found.ContainsKey(choice)) is not null)
            {
                throw Error(themes!.Position, $"the value theme must be a choice among the themes: {string.Join(", ", found.Keys)}.");
            }

            declared = declared with { Default = declared.Default.IsNil ? CardValue.Of(declared.Choices[0]) : declared.Default };
            values = [declared, .. values.Where(value => value.Name != "theme")];
        }

        return found;
    }

    private void CheckName(YamlScalar key)
    {
        if (key.Text.Length is 0 or > 64 || !char.IsAsciiLetter(key.Text[0]) || !key.Text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-'))
        {
            throw Error(key.Position, $"a name is made of letters, digits, - and _, and starts with a letter; got \"{key.Text}\".");
        }

        if (KnownNames.IsReserved(key.Text))
        {
            throw Error(key.Position, $"\"{key.Text}\" already means something in every template; name it differently.");
        }
    }

    private TextTemplate ParseText(string key, YamlNode node, KnownNames names)
    {
        var scalar = Scalar(key, node);
        try
        {
            return TextTemplate.Parse(scalar.Text, names);
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

    private static string BracesHint(string text, YamlPosition position)
    {
        var line = text.Split('\n').ElementAtOrDefault(position.Line - 1) ?? "";
        return line.Contains(": {{", StringComparison.Ordinal) || line.Contains("- {{", StringComparison.Ordinal) ? " (Expressions stand in quotes: \"{{ title }}\".)" : "";
    }

    private TemplateException Error(YamlPosition position, string reason) => new(file, position.Line, position.Column, reason);
}
