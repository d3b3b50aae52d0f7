using OgService.Typography.Shaping;

namespace OgService.Typography.Fonts;

/// <summary>What a font must draw to be of use at all: names and addresses of every site have these, whatever its language.</summary>
internal static class BasicLatin
{
    private const string Characters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    /// <summary>Whether a family has an outline and an advance for every letter and digit. Opens the files that are meant for them.</summary>
    /// <param name="fault">Of a file that was meant for one and cannot be used; null for none.</param>
    public static bool IsDrawnBy(FontFamily family, out FontFormatException? fault)
    {
        fault = null;
        foreach (var character in Characters)
        {
            if (family.Find(character, 400, italic: false, out fault)?.At(400, 16, default) is not { } font || !HasInk(font, character))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether a character has an outline, and moves on.</summary>
    public static bool HasInk(FontInstance font, int codePoint)
        => font.TryGetGlyph(codePoint, out var glyph) && font.GetAdvanceUnits(glyph) > 0 && !GlyphBounds.Of(font, glyph).IsEmpty;
}
