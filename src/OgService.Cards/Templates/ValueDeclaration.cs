using System.Globalization;
using OgService.Cards.Expressions;
using OgService.Cards.Sparklines;
using OgService.Cards.Styles;
using OgService.Yaml;

namespace OgService.Cards.Templates;

internal enum ValueType
{
    Text,
    Number,
    Color,
    Choice,
    Boolean,
    Font,
    Picture,

    /// <summary>Text whose lines and spaces are kept.</summary>
    Code,

    /// <summary>A list of numbers.</summary>
    Numbers,
}

/// <summary>A value that sites and posts may set, with its type.</summary>
internal sealed record ValueDeclaration
{
    public required string Name { get; init; }

    public required ValueType Type { get; init; }

    public string Description { get; init; } = "";

    /// <summary>Nil when only themes, or nobody, give one.</summary>
    public CardValue Default { get; init; }

    public IReadOnlyList<string> Choices { get; init; } = [];

    public double Min { get; init; } = double.MinValue;

    public double Max { get; init; } = double.MaxValue;

    /// <summary>With its article, for messages.</summary>
    public string Expected => Type switch
    {
        ValueType.Number => "a number" + Range(),
        ValueType.Color => CssColor.Expected,
        ValueType.Choice => string.Join(" or ", Choices),
        ValueType.Boolean => "true or false",
        ValueType.Font => "the name of a font family",
        ValueType.Picture => "the path of a picture",
        ValueType.Numbers => "a list of numbers such as [3, 5, 8]",
        _ => "text",
    };

    /// <summary>False when the node is not of the value's type.</summary>
    public bool TryRead(YamlNode node, out CardValue value)
    {
        value = CardValue.Nil;
        if (Type == ValueType.Numbers && node is YamlSequence { Items: var items })
        {
            return TryRead(string.Join(", ", items.Select(item => item is YamlScalar number ? number.Text : "?")), out value);
        }

        if (node is not YamlScalar scalar)
        {
            return false;
        }

        return scalar.Kind != YamlScalarKind.Null && TryRead(scalar.Text, out value);
    }

    /// <summary>The same from text: what a theme's expression gave.</summary>
    public bool TryRead(string text, out CardValue value)
    {
        value = CardValue.Nil;
        switch (Type)
        {
            case ValueType.Number when CssText.TryNumber(text, out var number) && number >= Min && number <= Max:
                value = CardValue.Of(number);
                return true;
            case ValueType.Boolean when text is "true" or "false":
                value = CardValue.Of(text == "true");
                return true;
            case ValueType.Numbers when NumberList.TryParse(text, out var numbers):
                value = CardValue.Of([.. numbers.Select(number => CardValue.Of(number))]);
                return true;
            case ValueType.Code when text.Length <= TextTemplate.MaxOutput:
                value = CardValue.Of(text);
                return true;
            case ValueType.Picture when text.Length is > 0 and <= 1_000:
                value = CardValue.Of(text);
                return true;
            case ValueType.Color when CssColor.TryParse(text, out _):
            case ValueType.Choice when Choices.Contains(text):
            case ValueType.Font when text.Length is > 0 and <= 200:
            case ValueType.Text:
                value = CardValue.Of(FieldText.Clean(text, FieldText.MaxValue));
                return true;
            default:
                return false;
        }
    }

    private string Range() => (Min > double.MinValue, Max < double.MaxValue) switch
    {
        (true, true) => string.Create(CultureInfo.InvariantCulture, $" from {Min} to {Max}"),
        (true, false) => string.Create(CultureInfo.InvariantCulture, $" of at least {Min}"),
        (false, true) => string.Create(CultureInfo.InvariantCulture, $" of at most {Max}"),
        _ => "",
    };
}
