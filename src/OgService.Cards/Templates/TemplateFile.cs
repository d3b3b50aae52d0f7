namespace OgService.Cards.Templates;

/// <summary>A file of the template language as it lies in a folder: a template, or a part.</summary>
/// <param name="Name">What <c>extends</c> and <c>include</c> call it.</param>
/// <param name="FullPath">Unique; shown in messages.</param>
/// <param name="Owner">The template whose own part it is; for a template its own name, for a shared part empty.</param>
internal sealed record TemplateFile(string Name, string FullPath, string Owner, string Text)
{
    public string Shown => FullPath.Replace('\\', '/');
}

/// <summary>Where templates and parts are looked for.</summary>
internal interface ITemplateFiles
{
    /// <summary>For hints.</summary>
    IReadOnlyList<string> TemplateNames { get; }

    /// <summary>Null when there is none.</summary>
    /// <param name="from">The file that extends it: one of the same name looks only in later folders, so that a site's template can extend the
    /// shipped one that it replaces.</param>
    TemplateFile? FindTemplate(string name, TemplateFile from);

    /// <summary>A part: of the template that the asking file belongs to, else a shared one. Null when there is none.</summary>
    TemplateFile? FindPart(string name, TemplateFile from);

    /// <summary>For hints.</summary>
    IReadOnlyList<string> PartNames(TemplateFile from);
}
