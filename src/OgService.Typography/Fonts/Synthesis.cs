using OgService.Typography.OpenType.Outlines;
using OgService.Unicode;

namespace OgService.Typography.Fonts;

/// <summary>What is done to a face because its family has no better one (CSS Fonts 4, <c>font-synthesis</c>). Advances stay as they are.</summary>
internal readonly record struct Synthesis(bool Oblique, bool Bold)
{
    /// <summary>Of what is drawn, per unit of height: 14°, as browsers slant.</summary>
    public const float Slant = 0.2493f;

    // CSS calls 600 and more bold; a face up to 500 is not.
    private const int BoldFrom = 600;
    private const int HeaviestRegular = 500;

    // In em: about the difference between a regular and a bold stem of a sans-serif.
    private const float Smear = 1 / 28f;

    /// <param name="codePoint">The first that is wanted of the face.</param>
    public static Synthesis For(FontFace face, int weight, bool italic, int codePoint) => face.Typeface is { Colors: not null } or { Bitmaps: not null } ? default : new Synthesis(
        italic && !face.Italic && CanSlant(codePoint),
        weight >= BoldFrom && face.MaximumWeight <= HeaviestRegular && CanEmbolden(codePoint));

    public GlyphOutline Apply(GlyphOutline outline, int unitsPerEm)
    {
        if (!Oblique && !Bold)
        {
            return outline;
        }

        // Three copies beside each other: the fill rule for glyphs makes one shape of them, and a hairline of half the distance leaves no gap.
        var changed = new GlyphOutline();
        var shift = Bold ? unitsPerEm * Smear / 2 : 0;
        for (var copy = Bold ? -1 : 0; copy <= (Bold ? 1 : 0); copy++)
        {
            outline.SendTo(new Shear(changed, Oblique ? Slant : 0, copy * shift));
        }

        return changed.Trimmed();
    }

    // Slanted letters mean something only in the scripts of Europe and their like; elsewhere they look like an accident. Punctuation follows its neighbours.
    private static bool CanSlant(int codePoint) => CodePointProperties.Script(codePoint) is Script.Latin or Script.Greek or Script.Cyrillic
        or Script.Armenian or Script.Georgian or Script.Cherokee or Script.Coptic or Script.Osage or Script.Deseret;

    private static bool CanEmbolden(int codePoint) => !CodePointProperties.IsEmojiPresentation(codePoint);

    private sealed class Shear(GlyphOutline target, float slant, float shift) : IOutlineSink
    {
        public void MoveTo(float x, float y) => target.MoveTo(X(x, y), y);

        public void LineTo(float x, float y) => target.LineTo(X(x, y), y);

        public void QuadraticTo(float cx, float cy, float x, float y) => target.QuadraticTo(X(cx, cy), cy, X(x, y), y);

        public void CubicTo(float c1x, float c1y, float c2x, float c2y, float x, float y) =>
            target.CubicTo(X(c1x, c1y), c1y, X(c2x, c2y), c2y, X(x, y), y);

        public void Close() => target.Close();

        private float X(float x, float y) => x + (slant * y) + shift;
    }
}
