using OgService.Cards.Patterns;
using OgService.Cards.Pictures;
using OgService.Imaging;

namespace OgService.Cards.Styles;

internal readonly record struct FlexShorthand(float Grow, float Shrink, Length? Basis);

/// <param name="Length">Null is <c>content</c>.</param>
internal readonly record struct FlexBasis(Length? Length);

internal readonly record struct BorderParts(Length Width, Rgba? Color, BorderStyle Style = BorderStyle.Solid);

/// <summary>Reads the values of single properties. Each method returns null for what it does not understand.</summary>
internal static class CssParts
{
    private const int MaxLayers = 8;
    private const float MaxFontSizePx = 2_000;

    /// <summary>A wider one is a blot.</summary>
    public const float MaxStrokePx = 100;

    public static Rgba? Color(string text) => CssColor.TryParse(text, out var color) ? color : null;

    public static Length? Size(string text, string auto) => text switch
    {
        _ when text == auto => Length.Auto,
        "min-content" => new Length(0, LengthUnit.MinContent),
        "max-content" => new Length(0, LengthUnit.MaxContent),
        "fit-content" => new Length(0, LengthUnit.FitContent),
        _ => OneSide(text, auto: false, negative: false),
    };

    public static Length? OneSide(string text, bool auto, bool negative) => auto && text == "auto"
        ? Length.Auto
        : Length.TryParse(text, out var length) && (negative || length.Value >= 0) ? negative ? length : length.AtLeastZero() : null;

    public static Sides? FourSides(string text, bool auto, bool negative)
    {
        var words = CssText.SplitWords(text);
        if (words is not { Count: >= 1 and <= 4 })
        {
            return null;
        }

        var sides = new Length[words.Count];
        for (var i = 0; i < words.Count; i++)
        {
            if (OneSide(words[i], auto, negative) is not { } side)
            {
                return null;
            }

            sides[i] = side;
        }

        var right = sides.Length > 1 ? sides[1] : sides[0];
        return new Sides(sides[0], right, sides.Length > 2 ? sides[2] : sides[0], sides.Length > 3 ? sides[3] : right);
    }

    public static Length? OneGap(string text) => text == "normal" ? Length.Zero : OneSide(text, auto: false, negative: false);

    public static (Length Row, Length Column)? Gap(string text) => CssText.SplitWords(text) switch
    {
        [var both] when OneGap(both) is { } gap => (gap, gap),
        [var row, var column] when OneGap(row) is { } first && OneGap(column) is { } second => (first, second),
        _ => null,
    };

    /// <summary>Two sides, the start's first; one value is for both.</summary>
    public static (Length Start, Length End)? TwoSides(string text, bool auto, bool negative) => CssText.SplitWords(text) switch
    {
        [var both] when OneSide(both, auto, negative) is { } side => (side, side),
        [var start, var end] when OneSide(start, auto, negative) is { } first && OneSide(end, auto, negative) is { } second => (first, second),
        _ => null,
    };

    /// <summary>A flex direction and a wrapping, in any order; either may be left out.</summary>
    public static (FlexDirection Direction, FlexWrap Wrap)? FlexFlow(string text)
    {
        FlexDirection? direction = null;
        FlexWrap? wrap = null;
        foreach (var word in CssText.SplitWords(text) ?? [""])
        {
            if (direction is null && Direction(word) is { } found)
            {
                direction = found;
            }
            else if (wrap is null && Wrap(word) is { } wrapping)
            {
                wrap = wrapping;
            }
            else
            {
                return null;
            }
        }

        return (direction ?? default, wrap ?? default);
    }

    public static FlexDirection? Direction(string text) => text switch
    {
        "row" => FlexDirection.Row,
        "row-reverse" => FlexDirection.RowReverse,
        "column" => FlexDirection.Column,
        "column-reverse" => FlexDirection.ColumnReverse,
        _ => null,
    };

    public static FlexWrap? Wrap(string text) => text switch
    {
        "nowrap" => FlexWrap.NoWrap,
        "wrap" => FlexWrap.Wrap,
        "wrap-reverse" => FlexWrap.WrapReverse,
        _ => null,
    };

    // CSS Flexbox 1, 7.1.1: a lone number means grow, with basis 0.
    public static FlexShorthand? Flex(string text)
    {
        if (text is "none" or "auto" or "initial")
        {
            return text switch
            {
                "none" => new FlexShorthand(0, 0, Length.Auto),
                "auto" => new FlexShorthand(1, 1, Length.Auto),
                _ => new FlexShorthand(0, 1, Length.Auto),
            };
        }

        var numbers = new List<float>();
        FlexBasis? basis = null;
        foreach (var word in CssText.SplitWords(text) ?? [])
        {
            if (numbers.Count < 2 && CssText.TryNumber(word, out var number) && number is >= 0 and <= 10_000)
            {
                numbers.Add((float)number);
            }
            else if (basis is null && Basis(word) is { } found)
            {
                basis = found;
            }
            else
            {
                return null;
            }
        }

        return numbers.Count == 0 && basis is null
            ? null
            : new FlexShorthand(numbers.Count > 0 ? numbers[0] : 1, numbers.Count > 1 ? numbers[1] : 1, basis is { } given ? given.Length : Length.Zero);
    }

    public static FlexBasis? Basis(string text) => text == "content" ? new FlexBasis(null) : Size(text, "auto") is { } length ? new FlexBasis(length) : null;

    /// <summary>0 is <c>auto</c>: none.</summary>
    public static float? AspectRatio(string text)
    {
        if (text == "auto")
        {
            return 0;
        }

        var parts = text.Split('/');
        return parts.Length is 1 or 2
            && CssText.TryNumber(parts[0].Trim(), out var width)
            && CssText.TryNumber(parts.Length == 2 ? parts[1].Trim() : "1", out var height)
            && width > 0 && height > 0 && width / height is >= 0.001 and <= 1_000
            ? (float)(width / height)
            : null;
    }

    public static IReadOnlyList<Background>? Backgrounds(string text)
    {
        if (text == "none")
        {
            return [];
        }

        if (CssText.SplitList(text) is not { Count: <= MaxLayers } parts)
        {
            return null;
        }

        var layers = new List<Background>();
        foreach (var part in parts)
        {
            if (BackgroundLayer.Parse(part) is not { } layer)
            {
                return null;
            }

            layers.Add(layer);
        }

        return layers;
    }

    /// <summary>Layers that are no colours.</summary>
    public static IReadOnlyList<Background>? Images(string text) => Backgrounds(text) is { } layers && !layers.Any(layer => layer is ColorBackground) ? layers : null;

    public static Length? PlainLength(string text) => Length.TryParse(text, out var length) && !length.HasPercent ? length : null;

    /// <summary>With what the card has: pictures by their names, and the seed of patterns.</summary>
    public static IReadOnlyList<Background> WithResources(IReadOnlyList<Background> layers, StyleContext context) =>
        layers.Any(layer => layer is not ColorBackground)
            ? [.. layers.Select(Background (layer) => layer switch
            {
                PictureBackground picture => picture with
                {
                    Picture = context.Resources.Find(picture.Name, out var focus), Focus = focus, Look = picture.Look.Compute(context),
                    Place = picture.Place.Compute(context),
                },
                Gradient gradient => gradient.Compute(context) with { Place = gradient.Place.Compute(context) },
                PatternBackground pattern => pattern.Compute(context),
                _ => layer,
            })]
            : layers;

    public static (float X, float Y)? Focus(string text) =>
        PicturePosition.Parse(text) is { X.Unit: LengthUnit.Percent, Y.Unit: LengthUnit.Percent } point
        && point.X.Value is >= 0 and <= 100 && point.Y.Value is >= 0 and <= 100
            ? (point.X.Value, point.Y.Value)
            : null;

    public static BorderParts? Border(string text)
    {
        if (text is "none" or "0")
        {
            return new BorderParts(Length.Zero, null);
        }

        Length? width = null;
        Rgba? color = null;
        BorderStyle? style = null;
        var isOwnColor = false;
        foreach (var word in CssText.SplitWords(text) ?? [])
        {
            if (style is null && LineStyle(word) is { } found)
            {
                style = found;
            }
            else if (width is null && Length.TryParse(word, out var length) && length is { Value: >= 0, HasPercent: false })
            {
                width = length.AtLeastZero();
            }
            else if (color is null && !isOwnColor && word.Equals("currentcolor", StringComparison.OrdinalIgnoreCase))
            {
                isOwnColor = true;
            }
            else if (color is null && !isOwnColor && CssColor.TryParse(word, out var parsed))
            {
                color = parsed;
            }
            else
            {
                return null;
            }
        }

        // A style alone has CSS's medium width.
        return (width ?? (style is null ? null : Length.Px(3))) is { } given ? new BorderParts(given, color, style ?? default) : null;
    }

    public static BorderStyle? LineStyle(string text) => text switch
    {
        "solid" => BorderStyle.Solid,
        "dashed" => BorderStyle.Dashed,
        "dotted" => BorderStyle.Dotted,
        _ => null,
    };

    /// <summary>As a border, in one piece with its letters.</summary>
    public static BorderParts? Stroke(string text) => (CssText.SplitWords(text) ?? []).Exists(word => LineStyle(word) is not null) ? null : Border(text);

    public static VerticalAlign? VerticalAlign(string text) => text switch
    {
        "baseline" => default(VerticalAlign),
        "middle" => new VerticalAlign(IsMiddle: true, Length.Zero),
        _ => Length.TryParse(text, out var length) && !length.HasPercent ? new VerticalAlign(IsMiddle: false, length) : null,
    };

    public static float? Share(string text) => CssText.TryNumberOrPercent(text, out var share) && share is >= 0 and <= 1 ? (float)share : null;

    public static IReadOnlyList<string>? Families(string text)
    {
        var names = CssText.SplitList(text)?.ConvertAll(name => name.Trim('"', '\''));
        return names is { Count: > 0 and <= 16 } && names.TrueForAll(name => name.Length > 0) ? names : null;
    }

    /// <summary>Whether it is no family but a wish for one.</summary>
    public static bool IsGenericFamily(string family) => family is "sans-serif" or "serif" or "monospace" or "system-ui";

    /// <summary>Puts the template's own names for fonts in their place.</summary>
    public static IReadOnlyList<string> Named(IReadOnlyList<string> names, IReadOnlyDictionary<string, IReadOnlyList<string>> fonts) =>
        names.Count == 1 && fonts.TryGetValue(names[0], out var list)
            ? list
            : names.Any(fonts.ContainsKey) ? [.. names.SelectMany(name => fonts.TryGetValue(name, out var list) ? list : [name])] : names;

    public static Length? FontSize(string text) => Length.TryParse(text, out var size) && size.Value > 0
        && (size.Unit != LengthUnit.Px || size.Value is >= 1 and <= MaxFontSizePx) ? size : null;

    public static float FontSizePx(Length size, StyleContext context) =>
        Math.Clamp(size.Compute(context).Resolve(context.FontSizePx), 1, MaxFontSizePx);

    public static int? FontWeight(string text) => text switch
    {
        "normal" => 400,
        "bold" => 700,
        _ when CssText.TryNumber(text, out var weight) && weight is >= 1 and <= 1_000 => (int)weight,
        _ => null,
    };

    /// <summary>A bare number becomes a percentage: both are multiples of the font size, and inherited as such.</summary>
    public static Length? LineHeight(string text)
    {
        if (CssText.TryNumber(text, out var multiple))
        {
            return multiple is > 0 and <= 10 ? new Length((float)(multiple * 100), LengthUnit.Percent) : null;
        }

        return Length.TryParse(text, out var length) && length.Value > 0 ? length : null;
    }

    public static Length? LetterSpacing(string text) => text == "normal"
        ? Length.Zero
        : Length.TryParse(text, out var length) && !length.HasPercent ? length : null;

    public static IReadOnlyList<KeyValuePair<string, int>>? Features(string text)
    {
        var features = new List<KeyValuePair<string, int>>();
        foreach (var part in text == "normal" ? [] : CssText.SplitList(text) ?? [""])
        {
            var words = part.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words.Length is not (1 or 2))
            {
                return null;
            }

            var tag = words[0].Trim('"', '\'');
            var value = 1;
            if (tag.Length != 4 || !tag.All(char.IsAscii)
                || (words.Length == 2 && words[1] is not ("on" or "off") && !int.TryParse(words[1], System.Globalization.CultureInfo.InvariantCulture, out value))
                || value is < 0 or > 100)
            {
                return null;
            }

            features.Add(new(tag, words.Length == 2 && words[1] == "off" ? 0 : value));
        }

        return features;
    }

    // BCP 47, by its shape: subtags of one to eight letters or digits, the first of letters.
    public static string? Lang(string text)
    {
        var subtags = text.Split('-');
        return text.Length <= 35 && subtags[0].All(char.IsAsciiLetter) && Array.TrueForAll(subtags, part => part.Length is > 0 and <= 8 && part.All(char.IsAsciiLetterOrDigit))
            ? text
            : null;
    }
}
