using OgService.Cards.Templates;

namespace OgService.Cards.Tests.Support;

/// <summary>Templates (by name) and parts (<c>_parts/NAME</c>, <c>TEMPLATE/parts/NAME</c>) as texts.</summary>
internal sealed class MemoryTemplates(Dictionary<string, string> files) : ITemplateFiles
{
    public IReadOnlyList<string> TemplateNames => [.. files.Keys.Where(name => !name.Contains('/'))];

    public TemplateFile Template(string name) => new(name, name + ".yaml", name, files[name]);

    public TemplateFile? FindTemplate(string name, TemplateFile from) => files.ContainsKey(name) ? Template(name) : null;

    public TemplateFile? FindPart(string name, TemplateFile from)
    {
        var own = $"{from.Owner}/parts/{name}";
        return files.TryGetValue(own, out var text) ? new TemplateFile(name, own + ".yaml", from.Owner, text)
            : files.TryGetValue("_parts/" + name, out text) ? new TemplateFile(name, $"_parts/{name}.yaml", "", text)
            : null;
    }

    public IReadOnlyList<string> PartNames(TemplateFile from) => [.. files.Keys.Where(name => name.Contains('/')).Select(name => name.Split('/')[^1])];
}
