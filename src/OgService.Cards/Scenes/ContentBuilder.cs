using OgService.Cards.Expressions;
using OgService.Cards.Highlighting;
using OgService.Cards.Icons;
using OgService.Cards.Layout;
using OgService.Cards.Pictures;
using OgService.Cards.QrCodes;
using OgService.Cards.Sparklines;
using OgService.Cards.Styles;
using OgService.Cards.Templates;
using OgService.Typography;

namespace OgService.Cards.Scenes;

/// <summary>Makes the boxes of nodes that show a picture, an icon, a QR code, code or numbers.</summary>
internal sealed class ContentBuilder(CardResources resources, List<SceneNote> notes, Func<ComputedStyle, TextStyle> textStyleOf)
{
    /// <returns>Null when there is nothing to show.</returns>
    public LayoutBox? Build(TemplateNode node, NodeContent content, Scope scope, ComputedStyle style)
    {
        var value = content.Value.Evaluate(scope);
        if (string.IsNullOrWhiteSpace(value))
        {
            return null;
        }

        if (content.Kind == ContentKind.Code)
        {
            return Code(node, value, Detail("language"), Detail("highlight"), style);
        }

        BoxContent? made = content.Kind switch
        {
            ContentKind.Picture => Picture(value.Trim(), node.Name),
            ContentKind.Icon => Icon(value.Trim(), node.Name, style),
            ContentKind.Qr => Qr(value.Trim(), node.Name, Detail("correction"), Detail("shape")),
            ContentKind.Sparkline => Sparkline(value, node.Name, Detail("kind"), style),
            _ => null,
        };
        return made is null ? null : new LayoutBox { Name = node.Name, Style = style, Content = made };

        string Detail(string key)
        {
            if (!content.Details.TryGetValue(key, out var template))
            {
                return "";
            }

            var detail = template.Evaluate(scope).Trim();
            if (detail.Length > 0 && ContentDetail.Problem(key, detail) is { } problem)
            {
                notes.Add(new SceneNote("content.wrong", problem.TrimEnd('.'), node.Name));
            }

            return detail;
        }
    }

    private LayoutBox Code(TemplateNode node, string code, string language, string highlight, ComputedStyle style) => CodeBox.Build(
        node,
        code,
        CodeLanguages.Find(language.Length == 0 ? "text" : language) ?? CodeLanguages.Find("text")!,
        ContentDetail.Lines(highlight) ?? new HashSet<int>(),
        style,
        textStyleOf,
        (kind, message) => Note(kind, message, node.Name));

    private PictureContent? Picture(string name, string node)
    {
        var picture = resources.Find(name, out var focus);
        if (picture is { Fault: null })
        {
            return new PictureContent(picture, focus);
        }

        Note("picture.missing", $"{name}: {picture?.Fault ?? "there is no such picture in the template's folder"}", node);
        return null;
    }

    private IconContent? Icon(string name, string node, ComputedStyle style)
    {
        if (IconSet.Find(name, style.StrokeWidth ?? IconSet.UsualStroke) is { } icon)
        {
            return new IconContent(icon, style.FontSizePx);
        }

        Note("icon.unknown", IconSet.Unknown(name).TrimEnd('?', '.'), node);
        return null;
    }

    private QrContent? Qr(string text, string node, string correction, string shape)
    {
        if (QrCode.Encode(text, ContentDetail.Correction(correction) ?? QrCorrection.Medium) is { } code)
        {
            return new QrContent(code, shape == "dots");
        }

        Note("qr.too-long", "the text is more than a QR code holds", node);
        return null;
    }

    private SparklineContent? Sparkline(string text, string node, string kind, ComputedStyle style)
    {
        if (NumberList.TryParse(text, out var numbers))
        {
            return new SparklineContent(numbers, ContentDetail.Kind(kind) ?? SparklineKind.Line, style.FontSizePx);
        }

        Note("sparkline.wrong", $"\"{(text.Length > 40 ? text[..40] : text)}\" is no list of at most {NumberList.MaxCount} numbers", node);
        return null;
    }

    private void Note(string code, string message, string node) => notes.Add(new SceneNote(code, message, node));
}
