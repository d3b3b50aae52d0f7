namespace OgService.Cards.Styles;

/// <summary>Where things go along or across an axis (CSS Box Alignment 3). Not every property takes every one.</summary>
internal enum Alignment
{
    /// <summary>Of a <c>…-self</c> property: what the container says for its items.</summary>
    Auto,
    Normal,
    Stretch,
    Start,
    End,

    /// <summary>The side where the items of a flex container start: reversed with its direction and wrapping.</summary>
    FlexStart,
    FlexEnd,

    /// <summary>The side where texts of the item itself start.</summary>
    SelfStart,
    SelfEnd,
    Center,
    Left,
    Right,
    Baseline,
    LastBaseline,
    SpaceBetween,
    SpaceAround,
    SpaceEvenly,
}

/// <param name="Safe">Whether what does not fit is put at the start instead of sticking out on both sides.</param>
internal readonly record struct AlignValue(Alignment To, bool Safe = false)
{
    private static readonly (string Word, Alignment To)[] Positions =
    [
        ("center", Alignment.Center),
        ("start", Alignment.Start),
        ("end", Alignment.End),
        ("flex-start", Alignment.FlexStart),
        ("flex-end", Alignment.FlexEnd),
    ];

    private static readonly (string Word, Alignment To)[] SelfPositions = [.. Positions, ("self-start", Alignment.SelfStart), ("self-end", Alignment.SelfEnd)];

    private static readonly (string Word, Alignment To)[] Sides = [("left", Alignment.Left), ("right", Alignment.Right)];

    private static readonly (string Word, Alignment To)[] Distributions =
    [
        ("normal", Alignment.Normal),
        ("stretch", Alignment.Stretch),
        ("space-between", Alignment.SpaceBetween),
        ("space-around", Alignment.SpaceAround),
        ("space-evenly", Alignment.SpaceEvenly),
    ];

    private static readonly (string Word, Alignment To)[] Items = [("normal", Alignment.Normal), ("stretch", Alignment.Stretch)];

    private static readonly (string Word, Alignment To)[] Baselines =
    [
        ("baseline", Alignment.Baseline),
        ("first baseline", Alignment.Baseline),
        ("last baseline", Alignment.LastBaseline),
    ];

    /// <summary>Of <c>align-content</c> and <c>justify-content</c>.</summary>
    /// <param name="sides">Whether <c>left</c> and <c>right</c> are taken: along rows only.</param>
    public static AlignValue? Content(string text, bool sides) =>
        Word(text, Distributions) ?? Position(text, sides ? [.. Positions, .. Sides] : Positions) ?? (sides ? null : Word(text, Baselines));

    /// <summary>Of <c>align-items</c>, <c>justify-items</c> and the <c>…-self</c> properties.</summary>
    public static AlignValue? Item(string text, bool sides, bool self) =>
        self && text == "auto" ? new AlignValue(Alignment.Auto)
            : Word(text, Items) ?? Word(text, Baselines) ?? Position(text, sides ? [.. SelfPositions, .. Sides] : SelfPositions);

    private static AlignValue? Position(string text, (string Word, Alignment To)[] words) => text switch
    {
        _ when text.StartsWith("safe ", StringComparison.Ordinal) => Word(text[5..].Trim(), words) is { } safe ? safe with { Safe = true } : null,
        _ when text.StartsWith("unsafe ", StringComparison.Ordinal) => Word(text[7..].Trim(), words),
        _ => Word(text, words),
    };

    private static AlignValue? Word(string text, (string Word, Alignment To)[] words)
    {
        foreach (var (word, to) in words)
        {
            if (word == text)
            {
                return new AlignValue(to);
            }
        }

        return null;
    }
}
