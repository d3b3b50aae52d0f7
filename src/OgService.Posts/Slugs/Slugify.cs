using System.Globalization;
using System.Text;
using OgService.Unicode;

namespace OgService.Posts.Slugs;

/// <summary>Names as parts of an address, by the rules of the generators.</summary>
internal static class Slugify
{
    /// <summary>A file's name as Astro's content loader and GitHub do it: lower case, blanks become hyphens, only letters, digits,
    /// marks, <c>-</c> and <c>_</c> stay.</summary>
    public static string FileName(string name)
    {
        var slug = new StringBuilder(name.Length);
        foreach (var rune in Normalization.ToNfc(name).ToLowerInvariant().EnumerateRunes())
        {
            if (rune.Value == ' ')
            {
                slug.Append('-');
            }
            else if (rune.Value is '-' or '_' || IsWordCharacter(rune.Value))
            {
                slug.Append(rune.ToString());
            }
        }

        return slug.ToString().Trim('-') is { Length: > 0 } result ? result : "post";
    }

    /// <summary>A folder's name as AstroPaper does it: ASCII names in lower case with hyphens for blanks, others in kebab case that
    /// keeps their characters.</summary>
    public static string Folder(string name) => Ascii.IsValid(name) ? AsciiFolder(name) : Kebab(name);

    /// <summary>The name as it is, without what an address or a file system takes amiss; blanks become hyphens.</summary>
    public static string Keep(string name)
    {
        var slug = new StringBuilder(name.Length);
        foreach (var rune in Normalization.ToNfc(name).EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
            {
                slug.Append('-');
            }
            else if (!Rune.IsControl(rune) && !"\\:*?\"<>|#%/".Contains((char)Math.Min(rune.Value, char.MaxValue)))
            {
                slug.Append(rune.ToString());
            }
        }

        return slug.ToString().Trim('.', '-') is { Length: > 0 } result ? result : "post";
    }

    private static string AsciiFolder(string name)
    {
        var slug = new StringBuilder(name.Length);
        foreach (var c in name.ToLowerInvariant())
        {
            switch (c)
            {
                case ' ' or '\t' or '-':
                    if (slug.Length > 0 && slug[^1] != '-')
                    {
                        slug.Append('-');
                    }

                    break;
                case '&':
                    slug.Append("and");
                    break;
                case '.' or '_' or '~':
                case var _ when char.IsAsciiLetterOrDigit(c):
                    slug.Append(c);
                    break;
                default:
                    break;
            }
        }

        return slug.ToString().Trim('-', '.') is { Length: > 0 } result ? result : "post";
    }

    private static string Kebab(string name)
    {
        var slug = new StringBuilder(name.Length);
        var before = WordPart.None;
        foreach (var rune in Normalization.ToNfc(name).EnumerateRunes())
        {
            var part = PartOf(rune.Value, before);
            var isBreak = part != WordPart.None && before != WordPart.None && part != before
                && !(before == WordPart.Upper && part == WordPart.Lower);
            if (part != WordPart.None)
            {
                if (slug.Length > 0 && (isBreak || before == WordPart.None))
                {
                    slug.Append('-');
                }

                slug.Append(Rune.ToLowerInvariant(rune).ToString());
            }

            before = part;
        }

        return slug.Length > 0 ? slug.ToString() : "post";
    }

    private static WordPart PartOf(int codePoint, WordPart before) => CodePointProperties.GeneralCategory(codePoint) switch
    {
        UnicodeCategory.UppercaseLetter or UnicodeCategory.TitlecaseLetter => WordPart.Upper,
        UnicodeCategory.LowercaseLetter or UnicodeCategory.OtherLetter or UnicodeCategory.ModifierLetter => WordPart.Lower,
        UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber => WordPart.Digit,
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark => before,
        _ => WordPart.None,
    };

    private static bool IsWordCharacter(int codePoint) => PartOf(codePoint, WordPart.Lower) != WordPart.None;

    private enum WordPart
    {
        None,
        Upper,
        Lower,
        Digit,
    }
}
