using System.Globalization;
using OgService.Imaging;

namespace OgService.Cards.Patterns;

internal enum PatternKind
{
    Dots,
    Grid,
    Noise,
    Waves,
    Mesh,
    Topography,
    Rays,
}

/// <summary>A pattern with all that decides its pixels: the same pattern in a box of the same size looks the same on every machine.</summary>
/// <param name="Colors">At least one; what they are for is the kind's own.</param>
/// <param name="SizePx">Of what repeats: the distance of dots, lines, waves; more than 0.</param>
/// <param name="ThicknessPx">Of dots and lines.</param>
/// <param name="Grain">How strong its grain is, 0 to 1.</param>
internal sealed record Pattern(PatternKind Kind, IReadOnlyList<Rgba> Colors, float SizePx, float ThicknessPx, float Grain, string Seed)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Kind.ToString().ToLowerInvariant()} {string.Join(' ', Colors)} size {SizePx:0.##} thickness {ThicknessPx:0.##} seed \"{Seed}\"");
}
