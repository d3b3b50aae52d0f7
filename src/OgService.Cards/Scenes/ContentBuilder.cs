using OgService.Cards.Expressions;
using OgService.Cards.Layout;
using OgService.Cards.Pictures;
using OgService.Cards.Styles;
using OgService.Cards.Templates;

namespace OgService.Cards.Scenes;

/// <summary>Makes the boxes of nodes that show a picture, an icon, a QR code, code or numbers.</summary>
internal sealed class ContentBuilder(CardResources resources, List<SceneNote> notes)
{
    /// <returns>Null when there is nothing to show.</returns>
    public LayoutBox? Build(TemplateNode node, NodeContent content, Scope scope, ComputedStyle style)
    {
        var value = content.Value.Evaluate(scope);
        if (string.IsNullOrWhiteSpace(value))
        {
            return null;
        }

        BoxContent? made = content.Kind switch
        {
            ContentKind.Picture => Picture(value.Trim(), node.Name),
            _ => null,
        };
        return made is null ? null : new LayoutBox { Name = node.Name, Style = style, Content = made };
    }

    private PictureContent? Picture(string name, string node)
    {
        var picture = resources.Find(name, out var focus);
        if (picture is { Fault: null })
        {
            return new PictureContent(picture, focus);
        }

        notes.Add(new SceneNote("picture.missing", $"{name}: {picture?.Fault ?? "there is no such picture in the template's folder"}", node));
        return null;
    }
}
