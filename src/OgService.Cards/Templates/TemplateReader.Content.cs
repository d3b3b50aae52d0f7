using OgService.Cards.Expressions;
using OgService.Yaml;

namespace OgService.Cards.Templates;

// Nodes that show a picture, an icon, a QR code, code or numbers.
internal sealed partial class TemplateReader
{
    private static readonly string[] ContentKeys = ["picture", "icon", "qr", "sparkline"];

    private static readonly string[] ContentDetails = ["language", "kind", "missing"];

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
                throw Error(yaml.Get(detail)!.Position, $"{detail} goes with {OwnerOf(detail)}, which the node does not have.");
            }

            return null;
        }

        var kind = given[0];
        if (given.Count > 1 || yaml.Mapping.TryGet("text", out _) || hasChildren)
        {
            var other = given.Count > 1 ? given[1] : hasChildren ? "children" : "text";
            throw Error(yaml.Get(kind)!.Position, $"a node has one content: {kind} or {other}, not both.");
        }

        foreach (var detail in ContentDetails.Where(detail => yaml.Has(detail) && OwnerOf(detail) != kind))
        {
            throw Error(yaml.Get(detail)!.Position, $"{detail} goes with {OwnerOf(detail)}, not with {kind}.");
        }

        var missing = yaml.GetObject("missing") is { } fallback ? ReadInner(fallback, "missing", place, names) : null;
        var detailKey = kind switch
        {
            "code" => "language",
            "sparkline" => "kind",
            _ => null,
        };
        var content = new NodeContent(
            kind == "qr" ? ContentKind.Qr : Enum.Parse<ContentKind>(kind, ignoreCase: true),
            ParseText(kind, yaml.Get(kind)!, names),
            detailKey is not null && yaml.Get(detailKey) is { } node ? ParseText(detailKey, node, names) : null,
            missing);
        CheckContent(content, yaml, kind);
        return content;
    }

    // The key that also says how code in a text looks; that is a mapping, and code itself a text.
    private static bool IsCode(YamlObject yaml) => yaml.Get("code") is YamlScalar;

    private static string OwnerOf(string detail) => detail switch
    {
        "language" => "code",
        "kind" => "sparkline",
        _ => "picture",
    };

    // What stands in the template plainly is looked at now.
    private void CheckContent(NodeContent content, YamlObject yaml, string key)
    {
        if (content.Value.Constant is { } text)
        {
            var problem = content.Kind switch
            {
                ContentKind.Picture when CardResources.IsName(text.Trim()) && text[0] != '@' => CheckedPicture(text.Trim(), yaml.Get(key)!.Position),
                ContentKind.Picture => $"picture must be a file in the template's folder, or a picture of the post such as \"{{{{ cover }}}}\"; got \"{text}\".",
                _ => null,
            };
            if (problem is not null)
            {
                throw Error(yaml.Get(key)!.Position, problem);
            }
        }
    }

    private string? CheckedPicture(string name, YamlPosition position)
    {
        CheckPicture(name, position);
        return null;
    }
}
