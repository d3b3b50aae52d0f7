using OgService.Cards.Expressions;
using OgService.Cards.Icons;
using OgService.Cards.Sparklines;
using OgService.Yaml;

namespace OgService.Cards.Templates;

// Nodes that show a picture, an icon, a QR code, code or numbers.
internal sealed partial class TemplateReader
{
    private static readonly string[] ContentKeys = ["picture", "icon", "qr", "sparkline"];

    private static readonly Dictionary<string, string> DetailOwners = new()
    {
        ["missing"] = "picture",
        ["shape"] = "qr",
        ["correction"] = "qr",
        ["language"] = "code",
        ["highlight"] = "code",
        ["kind"] = "sparkline",
    };

    private static readonly string[] ContentDetails = [.. DetailOwners.Keys];

    private NodeContent? ReadContent(bool hasChildren, YamlObject yaml, Place place, KnownNames names)
    {
        var given = ContentKeys.Where(yaml.Has).ToList();
        if (IsCode(yaml))
        {
            given.Add("code");
        }

        if (given.Count == 0)
        {
            foreach (var detail in ContentDetails.Where(yaml.Has))
            {
                throw Error(yaml.Get(detail)!.Position, $"{detail} goes with {DetailOwners[detail]}, which the node does not have.");
            }

            return null;
        }

        var kind = given[0];
        if (given.Count > 1 || yaml.Mapping.TryGet("text", out _) || hasChildren)
        {
            var other = given.Count > 1 ? given[1] : hasChildren ? "children" : "text";
            throw Error(yaml.Get(kind)!.Position, $"a node has one content: {kind} or {other}, not both.");
        }

        foreach (var detail in ContentDetails.Where(detail => yaml.Has(detail) && DetailOwners[detail] != kind))
        {
            throw Error(yaml.Get(detail)!.Position, $"{detail} goes with {DetailOwners[detail]}, not with {kind}.");
        }

        var missing = yaml.GetObject("missing") is { } fallback ? ReadInner(fallback, "missing", place, names) : null;
        var details = ContentDetails.Where(detail => detail != "missing" && yaml.Has(detail))
            .ToDictionary(detail => detail, detail => ParseText(detail, yaml.Get(detail)!, names));
        var content = new NodeContent(
            kind == "qr" ? ContentKind.Qr : Enum.Parse<ContentKind>(kind, ignoreCase: true),
            ParseText(kind, yaml.Get(kind)!, names),
            details,
            missing);
        CheckContent(content, yaml, kind);
        return content;
    }

    // The key that also says how code in a text looks; that is a mapping, and code itself a text.
    private static bool IsCode(YamlObject yaml) => yaml.Get("code") is YamlScalar;

    // What stands in the template plainly is looked at now.
    private void CheckContent(NodeContent content, YamlObject yaml, string key)
    {
        foreach (var (detail, template) in content.Details)
        {
            if (template.Constant is { } given && ContentDetail.Problem(detail, given.Trim()) is { } wrong)
            {
                throw Error(yaml.Get(detail)!.Position, wrong);
            }
        }

        if (content.Value.Constant is { } text)
        {
            var problem = content.Kind switch
            {
                ContentKind.Picture when CardResources.IsName(text.Trim()) && text[0] != '@' => CheckedPicture(text.Trim(), yaml.Get(key)!.Position),
                ContentKind.Picture => $"picture must be a file in the template's folder, or a picture of the post such as \"{{{{ cover }}}}\"; got \"{text}\".",
                ContentKind.Icon => CheckedIcon(text.Trim()),
                ContentKind.Sparkline when !NumberList.TryParse(text, out _) => $"sparkline must be numbers such as [3, 5, 8]; got \"{text}\".",
                _ => null,
            };
            if (problem is not null)
            {
                throw Error(yaml.Get(key)!.Position, problem);
            }
        }
    }

    private static string? CheckedIcon(string name) => IconSet.Find(name, IconSet.UsualStroke) is null ? IconSet.Unknown(name) : null;

    private string? CheckedPicture(string name, YamlPosition position)
    {
        CheckPicture(name, position);
        return null;
    }
}
