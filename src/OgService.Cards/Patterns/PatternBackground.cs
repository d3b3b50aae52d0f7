using OgService.Cards.Styles;
using OgService.Imaging;

namespace OgService.Cards.Patterns;

/// <summary>A pattern as a layer of a background: <c>dots(rgb(255 255 255 / 12%), 28px, 4px)</c>, <c>mesh(#0b1120, #4f46e5, #db2777, seed two)</c>.</summary>
/// <param name="Size">Null for what the kind usually has.</param>
/// <param name="Seed">Null for the card's own.</param>
internal sealed record PatternBackground(
    PatternKind Kind, IReadOnlyList<Rgba> Colors, Length? Size, Length? Thickness, float? Grain, string? Seed) : Background
{
    public const string Names = "dots, grid, noise, waves, mesh, topography or rays";

    private const int MaxColors = 8;

    /// <summary>After <see cref="Compute"/>.</summary>
    public Pattern Pattern => new(Kind, Colors, Size!.Value.Value, Thickness!.Value.Value, Grain!.Value, Seed!);

    /// <returns>Null for what is no pattern.</returns>
    public static PatternBackground? Parse(string text)
    {
        var open = text.IndexOf('(');
        if (open < 0 || !text.EndsWith(')') || !Enum.TryParse<PatternKind>(text[..open], ignoreCase: true, out var kind) || char.IsDigit(text[0])
            || CssText.SplitList(text[(open + 1)..^1]) is not { } parts)
        {
            return null;
        }

        var found = new PatternBackground(kind, [], null, null, null, null);
        var colors = new List<Rgba>();
        foreach (var part in parts)
        {
            if (CssColor.TryParse(part, out var color) && colors.Count < MaxColors)
            {
                colors.Add(color);
            }
            else if (part.StartsWith("seed ", StringComparison.Ordinal))
            {
                found = found with { Seed = part[5..].Trim().Trim('"', '\'') };
            }
            else if (part.StartsWith("grain ", StringComparison.Ordinal) && CssText.TryNumberOrPercent(part[6..].Trim(), out var grain) && grain is >= 0 and <= 1)
            {
                found = found with { Grain = (float)grain };
            }
            else if (Length.TryParse(part, out var length) && length.Unit != LengthUnit.Percent && length.Value > 0 && found.Thickness is null)
            {
                found = found.Size is null ? found with { Size = length } : found with { Thickness = length };
            }
            else
            {
                return null;
            }
        }

        return colors.Count == 0 ? null : found with { Colors = colors };
    }

    /// <summary>With the sizes that the kind usually has where none were given, and the seed of the card.</summary>
    public PatternBackground Compute(StyleContext context)
    {
        var (size, thickness, least) = Kind switch
        {
            PatternKind.Dots => (28f, 3f, 4f),
            PatternKind.Grid => (48f, 1f, 4f),
            PatternKind.Waves => (120f, 0f, 8f),
            PatternKind.Topography => (22f, 1.4f, 4f),
            PatternKind.Rays => (96f, 0f, 4f),
            _ => (1f, 1f, 1f),
        };
        return this with
        {
            Size = Length.Px(Math.Clamp(Size?.Compute(context).Value ?? size, least, 2_000)),
            Thickness = Length.Px(Math.Clamp(Thickness?.Compute(context).Value ?? thickness, 0, 1_000)),
            Grain = Grain ?? (Kind == PatternKind.Noise ? 1 : 0),
            Seed = Seed ?? context.Resources.Seed,
        };
    }
}
