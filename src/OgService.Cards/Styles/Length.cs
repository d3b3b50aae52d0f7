using OgService.Cards.Templates;

namespace OgService.Cards.Styles;

internal enum LengthUnit
{
    Px,
    Percent,
    Em,
    Rem,
    CardWidth,
    CardHeight,
    CardMin,
    CardMax,
    Auto,

    // Sizes that follow from the content (CSS Sizing 3, 5.1).
    MinContent,
    MaxContent,
    FitContent,

    /// <summary>A tree of other lengths.</summary>
    Math,
}

/// <summary>A length as written. After <see cref="Compute"/> it is in pixels, a percentage (of what the property says), auto, or a calculation with percentages in it.</summary>
/// <param name="Value">Of a calculation, 1.</param>
/// <param name="Math">Null but for <see cref="LengthUnit.Math"/>.</param>
internal readonly record struct Length(float Value, LengthUnit Unit, LengthMath? Math = null)
{
    /// <summary>In any unit's own count: no card is larger than 4,096 px.</summary>
    public const float Max = 16_384;

    public static Length Zero => default;

    public static Length Auto => new(0, LengthUnit.Auto);

    public bool IsAuto => Unit == LengthUnit.Auto;

    /// <summary>Whether it is one of the sizes that follow from the content.</summary>
    public bool IsContent => Unit is LengthUnit.MinContent or LengthUnit.MaxContent or LengthUnit.FitContent;

    /// <summary>Whether it, or a part of it, is a share of something known only when boxes are laid out.</summary>
    public bool HasPercent => Unit == LengthUnit.Percent || Math?.HasPercent == true;

    public static Length Px(float value) => new(value, LengthUnit.Px);

    /// <summary>A number without a unit is in pixels. Auto is not read here.</summary>
    public static bool TryParse(string text, out Length length)
    {
        if (text.EndsWith(')'))
        {
            var math = LengthMathParser.Parse(text);
            length = new Length(1, LengthUnit.Math, math);
            return math is not null;
        }

        var (unit, suffix) = text switch
        {
            _ when Ends("px") => (LengthUnit.Px, 2),
            _ when Ends("%") => (LengthUnit.Percent, 1),
            _ when Ends("rem") => (LengthUnit.Rem, 3),
            _ when Ends("em") => (LengthUnit.Em, 2),
            _ when Ends("cqw") => (LengthUnit.CardWidth, 3),
            _ when Ends("cqh") => (LengthUnit.CardHeight, 3),
            _ when Ends("cqmin") => (LengthUnit.CardMin, 5),
            _ when Ends("cqmax") => (LengthUnit.CardMax, 5),
            _ when Ends("vmin") => (LengthUnit.CardMin, 4),
            _ when Ends("vmax") => (LengthUnit.CardMax, 4),
            _ when Ends("vw") => (LengthUnit.CardWidth, 2),
            _ when Ends("vh") => (LengthUnit.CardHeight, 2),
            _ => (LengthUnit.Px, 0),
        };
        var found = CssText.TryNumber(text.AsSpan()[..^suffix], out var number) && System.Math.Abs(number) <= Max;
        length = new Length((float)number, unit);
        return found;

        bool Ends(string suffix) => text.EndsWith(suffix, StringComparison.OrdinalIgnoreCase);
    }

    public Length Compute(StyleContext context) => Unit switch
    {
        LengthUnit.Em => Px(System.Math.Clamp(Value * context.FontSizePx, -Max, Max)),
        LengthUnit.Rem => Px(System.Math.Clamp(Value * context.RootFontSizePx, -Max, Max)),
        LengthUnit.Math => Computed(Math!.Compute(context)),
        LengthUnit.CardWidth => Px(Value * context.Card.Width / 100),
        LengthUnit.CardHeight => Px(Value * context.Card.Height / 100),
        LengthUnit.CardMin => Px(Value * System.Math.Min(context.Card.Width, context.Card.Height) / 100),
        LengthUnit.CardMax => Px(Value * System.Math.Max(context.Card.Width, context.Card.Height) / 100),
        _ => this,
    };

    /// <summary>The same, or nothing where a calculation gives less.</summary>
    public Length AtLeastZero() => Math is null ? this : this with { Math = new LengthMath.Extreme([Math, new LengthMath.Leaf(Zero)], Largest: true) };

    private static Length Computed(LengthMath math) => math.HasPercent ? new Length(1, LengthUnit.Math, math) : Px(System.Math.Clamp(math.Resolve(0), -Max, Max));

    /// <summary>In pixels; auto and sizes of the content are 0.</summary>
    /// <param name="basis">What a percentage is of, in pixels.</param>
    public float Resolve(float basis) => Unit switch
    {
        LengthUnit.Math => System.Math.Clamp(Math!.Resolve(basis), -Max, Max),
        LengthUnit.Percent => Value * basis / 100,
        LengthUnit.Auto or LengthUnit.MinContent or LengthUnit.MaxContent or LengthUnit.FitContent => 0,
        _ => Value,
    };

    /// <summary>In pixels; null for auto, for sizes of the content, and for a percentage of something unknown.</summary>
    public float? ResolveOrNull(float? basis) => Unit switch
    {
        LengthUnit.Auto or LengthUnit.MinContent or LengthUnit.MaxContent or LengthUnit.FitContent => null,
        LengthUnit.Percent => basis is { } known ? Value * known / 100 : null,
        LengthUnit.Math => basis is { } known ? Resolve(known) : HasPercent ? null : Resolve(0),
        _ => Value,
    };
}

/// <summary>What relative units are relative to.</summary>
/// <param name="FontSizePx">Of the element itself, except while its font size is computed.</param>
/// <param name="Fonts">The template's names for lists of families.</param>
internal readonly record struct StyleContext(float FontSizePx, CardSize Card, IReadOnlyDictionary<string, IReadOnlyList<string>> Fonts, CardResources Resources)
{
    /// <summary>What <c>rem</c> is of.</summary>
    public float RootFontSizePx { get; init; } = 32;
}

/// <summary>Four lengths, clockwise from the top.</summary>
internal readonly record struct Sides(Length Top, Length Right, Length Bottom, Length Left)
{
    public Sides Compute(StyleContext context) => new(Top.Compute(context), Right.Compute(context), Bottom.Compute(context), Left.Compute(context));

    /// <summary>With other sides where texts start and end; null leaves a side as it is.</summary>
    public Sides WithInline(Length? start, Length? end, bool rightToLeft) => rightToLeft
        ? this with { Right = start ?? Right, Left = end ?? Left }
        : this with { Left = start ?? Left, Right = end ?? Right };
}
