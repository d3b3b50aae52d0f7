using OgService.Raster;

namespace OgService.Cards.Styles;

/// <summary>One function of <c>transform</c>: a move whose lengths may be shares of the box, or a map.</summary>
internal readonly record struct TransformStep(Length X, Length Y, PlaneMap Map);

/// <summary><c>transform</c> (CSS Transforms 1): the last function comes first.</summary>
internal sealed record TransformList(IReadOnlyList<TransformStep> Steps)
{
    public const string Expected = "functions such as rotate(-6deg) scale(1.1) translate(10%, 20px), or none";

    private const int MaxSteps = 16;

    // Beyond this nothing of a box is seen any more.
    private const double MaxNumber = 1_000;

    public static TransformList None { get; } = new([]);

    public static TransformList? Parse(string text)
    {
        if (text == "none")
        {
            return None;
        }

        if (CssText.SplitWords(text.Replace(")", ") ", StringComparison.Ordinal)) is not { Count: >= 1 and <= MaxSteps } words)
        {
            return null;
        }

        var steps = new List<TransformStep>();
        foreach (var word in words)
        {
            if (Step(word) is not { } step)
            {
                return null;
            }

            steps.Add(step);
        }

        return new TransformList(steps);
    }

    /// <summary>The value of one of the single properties <c>translate</c>, <c>rotate</c> and <c>scale</c> (CSS Transforms 2, 5).</summary>
    public static TransformList? ParseSingle(string function, string text) => text == "none" ? None
        : Step($"{function}({string.Join(',', CssText.SplitWords(text) ?? [])})") is { } step ? new TransformList([step])
        : null;

    public TransformList Compute(StyleContext context) =>
        Steps.Count == 0 ? this : new TransformList([.. Steps.Select(step => step with { X = step.X.Compute(context), Y = step.Y.Compute(context) })]);

    /// <summary>The map of a box at the origin, before its own place is known.</summary>
    public PlaneMap MapOf(float width, float height)
    {
        var map = PlaneMap.Identity;
        foreach (var step in Steps)
        {
            map = map.After(PlaneMap.Move(step.X.Resolve(width), step.Y.Resolve(height)).After(step.Map));
        }

        return map;
    }

    private static TransformStep? Step(string text)
    {
        var bracket = text.IndexOf('(');
        if (bracket <= 0 || text[^1] != ')' || CssText.SplitList(text[(bracket + 1)..^1]) is not { Count: >= 1 and <= 6 } arguments)
        {
            return null;
        }

        switch (text[..bracket].ToLowerInvariant())
        {
            case "translate" when arguments.Count <= 2 && TryLength(arguments[0], out var x):
                return arguments.Count == 1 ? Move(x, Length.Zero) : TryLength(arguments[1], out var y) ? Move(x, y) : null;
            case "translatex" when arguments is [var only] && TryLength(only, out var way):
                return Move(way, Length.Zero);
            case "translatey" when arguments is [var only] && TryLength(only, out var drop):
                return Move(Length.Zero, drop);
            case "rotate" or "rotatez" when arguments is [var only] && TryAngle(only, out var degrees):
                var (sine, cosine) = ExactAngle.SineCosine(degrees);
                return Of(new PlaneMap(cosine, sine, -sine, cosine, 0, 0));
            case "skew" when arguments.Count <= 2 && TryTangent(arguments[0], out var across):
                var down = 0.0;
                return arguments.Count == 1 || TryTangent(arguments[1], out down) ? Of(new PlaneMap(1, down, across, 1, 0, 0)) : null;
            case "skewx" when arguments is [var only] && TryTangent(only, out var slant):
                return Of(new PlaneMap(1, 0, slant, 1, 0, 0));
            case "skewy" when arguments is [var only] && TryTangent(only, out var slope):
                return Of(new PlaneMap(1, slope, 0, 1, 0, 0));
        }

        return Numbers(text[..bracket].ToLowerInvariant(), arguments);
    }

    private static TransformStep? Numbers(string name, List<string> arguments)
    {
        var n = new double[arguments.Count];
        for (var i = 0; i < n.Length; i++)
        {
            // Scales may be percentages.
            var found = name.StartsWith("scale", StringComparison.Ordinal) ? CssText.TryNumberOrPercent(arguments[i], out n[i]) : CssText.TryNumber(arguments[i], out n[i]);
            if (!found || Math.Abs(n[i]) > (i < 4 ? MaxNumber : Length.Max))
            {
                return null;
            }
        }

        return (name, n) switch
        {
            ("scale", [var both]) => Of(new PlaneMap(both, 0, 0, both, 0, 0)),
            ("scale", [var x, var y]) => Of(new PlaneMap(x, 0, 0, y, 0, 0)),
            ("scalex", [var x]) => Of(new PlaneMap(x, 0, 0, 1, 0, 0)),
            ("scaley", [var y]) => Of(new PlaneMap(1, 0, 0, y, 0, 0)),
            ("matrix", [var a, var b, var c, var d, var e, var f]) => Of(new PlaneMap(a, b, c, d, e, f)),
            _ => null,
        };
    }

    private static TransformStep Move(Length x, Length y) => new(x, y, PlaneMap.Identity);

    private static TransformStep Of(PlaneMap map) => new(Length.Zero, Length.Zero, map);

    private static bool TryLength(string text, out Length length) => Length.TryParse(text, out length);

    private static bool TryAngle(string text, out double degrees) => CssText.TryAngle(text, out degrees) || text == "0";

    private static bool TryTangent(string text, out double tangent)
    {
        tangent = 0;
        if (!TryAngle(text, out var degrees))
        {
            return false;
        }

        var (sine, cosine) = ExactAngle.SineCosine(degrees);
        tangent = sine / cosine;
        return Math.Abs(tangent) <= MaxNumber;
    }
}
