using System.Globalization;
using System.Text;
using OgService.Unicode;

namespace OgService.Previews;

/// <summary>A character of a site's texts that no font has.</summary>
/// <param name="CodePoint">The character.</param>
/// <param name="File">Where it stands: relative to the site's root, with <c>/</c>.</param>
/// <param name="Line">From 1; 0 when not known.</param>
/// <param name="Field">As templates name it: <c>title</c>, <c>site.name</c>, <c>card values</c>.</param>
/// <param name="Policy">What the site wants done.</param>
/// <param name="Substitute">What is drawn for it, possibly nothing; null when there is no substitute.</param>
public sealed record MissingGlyph(int CodePoint, string File, int Line, string Field, MissingGlyphPolicy Policy, string? Substitute)
{
    /// <summary><c>U+1F9FF</c>.</summary>
    public string Code => string.Create(CultureInfo.InvariantCulture, $"U+{CodePoint:X4}");

    /// <summary>Its Unicode name.</summary>
    public string Name => CharacterNames.NameOf(CodePoint);

    /// <summary>Whether something that reads well is drawn in its place, so that nothing need be done.</summary>
    public bool IsSolved => Policy == MissingGlyphPolicy.Substitute && Substitute is not null;

    /// <summary>For people: <c>posts/one.md:3: title: no font has U+2192 RIGHTWARDS ARROW: "->" is drawn</c>.</summary>
    public override string ToString()
    {
        var outcome = Policy switch
        {
            MissingGlyphPolicy.Fail => "no card is drawn",
            MissingGlyphPolicy.Drop => "it is left out",
            MissingGlyphPolicy.Substitute when Substitute is "" => "it is left out",
            MissingGlyphPolicy.Substitute when Substitute is { } shown => $"\"{shown}\" is drawn",
            _ => "a box is drawn",
        };
        var text = new StringBuilder(File);
        if (Line > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $":{Line}");
        }

        return text.Append(": ").Append(Field).Append(": no font has ").Append(Code).Append(' ').Append(Name).Append(": ").Append(outcome).ToString();
    }
}
