using OgService.Cards.Notes;
using OgService.Cards.Styles;
using OgService.Cards.Templates;
using OgService.Yaml;

namespace OgService.Cards;

/// <summary>A template that was read and checked. Immutable.</summary>
public sealed class Template
{
    private readonly TemplateVariants variants;

    internal Template(string name, string file, string version, TemplateVariants variants)
    {
        Name = name;
        File = file;
        Version = version;
        this.variants = variants;
    }

    public string Name { get; }

    /// <summary>For people, in one sentence; may be empty.</summary>
    public string Description => Document.Description;

    /// <summary>A hash over all its files (and those of what it extends): a part of each card's key.</summary>
    public string Version { get; }

    /// <summary>The first is the default.</summary>
    public IReadOnlyList<CardSize> Sizes => Document.Sizes;

    /// <summary>The pictures of posts and sites that it asks for: <c>cover</c>, <c>author_picture</c>, <c>site.logo</c>, and its values that are pictures.</summary>
    public IReadOnlyList<string> PictureNames => variants.PictureNames;

    /// <summary>Whether its cards show the post's address.</summary>
    public bool UsesUrl => variants.UsesUrl;

    /// <summary>What it extends, what that extends, and so on; empty for one that stands alone.</summary>
    public IReadOnlyList<string> Parents => Document.Parents;

    /// <summary>Names of its themes; the first is the default. Empty without themes.</summary>
    public IReadOnlyList<string> Themes => [.. Document.Themes.Keys];

    /// <summary>What sites and posts may set, in the order of the template.</summary>
    public IReadOnlyList<TemplateValue> Values => [.. Document.Values.Select(TemplateValue.From)];

    /// <summary>Ids of its nodes, in the order of the template: what another template that extends it can change.</summary>
    public IReadOnlyList<string> NodeIds => NodePlaces.IdsOf(Document);

    /// <summary>The fonts that it names and that are not there, each with its place and the nearest name: for people.</summary>
    /// <param name="families">Those there are.</param>
    public IReadOnlyList<string> MissingFonts(IReadOnlyList<string> families) =>
    [
        .. Document.FontUses.Where(use => !CssParts.IsGenericFamily(use.Family) && !families.Contains(use.Family, StringComparer.OrdinalIgnoreCase))
            .Select(use => $"{Document.PlaceOf(use.Position)}: there is no font \"{use.Family}\""
                + (NearestWord.Find(use.Family, families) is { } nearest ? $"; did you mean \"{nearest}\"?" : "; the next family is used.")),
    ];

    /// <summary>The file's name, for messages.</summary>
    public string File { get; }

    /// <summary>As it is at its first size.</summary>
    internal TemplateDocument Document => variants.Main;

    internal TemplateDocument DocumentAt(CardSize size) => variants.At(size);
}
