using OgService.Imaging;
using OgService.Raster;

namespace OgService.Cards.Styles;

/// <param name="At">Along the gradient, a percentage or a length; or null where the neighbours decide.</param>
internal readonly record struct ColorStop(Rgba Color, Length? At);

/// <summary>A gradient of CSS Images 4, 3: linear, radial or conic, plain or repeating, mixing in any space.</summary>
internal abstract record Gradient(IReadOnlyList<ColorStop> Stops) : Background
{
    private const int MaxStops = 32;

    // Steps of one level this wide are seen as bands, in dark colours sooner.
    private const double WidestStepPx = 20;
    private const double WidestDarkStepPx = 8;
    private const int DarkBelow = 96;

    public bool Repeats { get; init; }

    public ColorSpace Space { get; init; }

    public HueRoute Hues { get; init; }

    public static Gradient? Parse(string text)
    {
        var bracket = text.IndexOf('(');
        if (bracket < 0 || text[^1] != ')' || CssText.SplitList(text[(bracket + 1)..^1]) is not { Count: >= 2 and <= MaxStops } parts)
        {
            return null;
        }

        const string repeating = "repeating-";
        var name = text[..bracket].ToLowerInvariant();
        var repeats = name.StartsWith(repeating, StringComparison.Ordinal);
        var isConic = false;
        Func<List<string>, IReadOnlyList<ColorStop>, Gradient?> make;
        switch (repeats ? name[repeating.Length..] : name)
        {
            case "linear-gradient":
                make = LinearGradient.From;
                break;
            case "radial-gradient":
                make = RadialGradient.From;
                break;
            case "conic-gradient":
                (make, isConic) = (ConicGradient.From, true);
                break;
            default:
                return null;
        }

        // What comes first may say how the gradient lies and where it mixes.
        var (words, first) = (new List<string>(), 0);
        if (!TryStop(parts[0], isConic, []))
        {
            (words, first) = (CssText.SplitWords(parts[0]) ?? [""], 1);
        }

        var (space, hues) = (default(ColorSpace), default(HueRoute));
        var method = words.FindIndex(word => word.Equals("in", StringComparison.OrdinalIgnoreCase));
        if (method >= 0)
        {
            var length = words.Count > method + 3 && words[method + 3].Equals("hue", StringComparison.OrdinalIgnoreCase) ? 4 : 2;
            if (method + length > words.Count || !CssColor.TryMethod(string.Join(' ', words.GetRange(method, length)), out space, out hues))
            {
                return null;
            }

            words.RemoveRange(method, length);
        }

        var stops = new List<ColorStop>();
        for (var i = first; i < parts.Count; i++)
        {
            if (!TryStop(parts[i], isConic, stops))
            {
                return null;
            }
        }

        return stops.Count < 2 ? null : make(words, stops) is { } gradient ? gradient with { Repeats = repeats, Space = space, Hues = hues } : null;
    }

    /// <summary>The paint for a box.</summary>
    public abstract GradientPaint For(Rect box);

    public virtual Gradient Compute(StyleContext context) => this with { Stops = [.. Stops.Select(stop => stop with { At = stop.At?.Compute(context) })] };

    /// <summary>Puts in what all kinds have in common.</summary>
    protected GradientPaint Finish(GradientPaint paint, double lengthPx) =>
        paint with { Repeats = Repeats, Space = Space, Hues = Hues, Dither = HasWideSteps(paint.Stops, lengthPx) };

    /// <summary>CSS Images 3, 3.4.3: ends default to 0 and 1, no stop lies before an earlier one, gaps are spread evenly.</summary>
    /// <param name="lengthPx">Of the gradient, for stops in pixels.</param>
    protected GradientStop[] Places(double lengthPx)
    {
        var places = new float?[Stops.Count];
        var reached = 0f;
        for (var i = 0; i < places.Length; i++)
        {
            places[i] = Stops[i].At is { } length ? Share(length, lengthPx) : i == 0 ? 0 : i == places.Length - 1 ? 1 : null;
            if (places[i] is { } at)
            {
                reached = Math.Max(at, i == 0 ? at : reached);
                places[i] = reached;
            }
        }

        var result = new GradientStop[places.Length];
        var known = 0;
        for (var i = 0; i < places.Length; i++)
        {
            if (places[i] is { } at)
            {
                result[i] = new GradientStop(at, Stops[i].Color);
                known = i;
                continue;
            }

            var next = i;
            while (places[next] is null)
            {
                next++;
            }

            var from = places[known]!.Value;
            result[i] = new GradientStop(from + ((places[next]!.Value - from) * (i - known) / (next - known)), Stops[i].Color);
        }

        return result;
    }

    private static float Share(Length length, double lengthPx) =>
        length.Unit == LengthUnit.Percent ? length.Value / 100 : lengthPx > 0 ? (float)(length.Resolve((float)lengthPx) / lengthPx) : 0;

    private static bool HasWideSteps(IReadOnlyList<GradientStop> stops, double lengthPx)
    {
        for (var i = 1; i < stops.Count; i++)
        {
            var (a, b) = (stops[i - 1].Color, stops[i].Color);
            var levels = Math.Max(Math.Max(Math.Abs(a.R - b.R), Math.Abs(a.G - b.G)), Math.Max(Math.Abs(a.B - b.B), Math.Abs(a.A - b.A)));
            var isDark = Math.Max(Light(a), Light(b)) < DarkBelow;
            if (levels > 0 && (stops[i].Offset - stops[i - 1].Offset) * lengthPx / levels >= (isDark ? WidestDarkStepPx : WidestStepPx))
            {
                return true;
            }
        }

        return false;

        static int Light(Rgba color) => ((color.R * 2) + (color.G * 5) + color.B) / 8;
    }

    // A stop with two places is two stops of one colour.
    private static bool TryStop(string text, bool isConic, List<ColorStop> stops)
    {
        if (CssText.SplitWords(text) is not [var name, .. var places] || places.Count > 2 || !CssColor.TryParse(name, out var color))
        {
            return false;
        }

        if (places.Count == 0)
        {
            stops.Add(new ColorStop(color, null));
        }

        foreach (var place in places)
        {
            if (!TryPlace(place, isConic, out var at))
            {
                return false;
            }

            stops.Add(new ColorStop(color, at));
        }

        return true;
    }

    private static bool TryPlace(string text, bool isConic, out Length at)
    {
        if (!isConic)
        {
            return Length.TryParse(text, out at);
        }

        at = default;
        if (text.EndsWith('%') && CssText.TryNumberOrPercent(text, out var share))
        {
            at = new Length((float)(share * 100), LengthUnit.Percent);
            return true;
        }

        // An angle beyond a full circle stays beyond it.
        var isAngle = CssText.TryAngle(text, out var degrees) || text == "0";
        if (isAngle && text.EndsWith("deg", StringComparison.OrdinalIgnoreCase) && CssText.TryNumber(text.AsSpan()[..^3], out var plain))
        {
            degrees = plain;
        }

        at = new Length((float)(degrees / 3.6), LengthUnit.Percent);
        return isAngle;
    }
}
