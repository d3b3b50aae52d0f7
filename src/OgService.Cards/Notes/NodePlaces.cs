using System.Runtime.CompilerServices;
using OgService.Cards.Templates;

namespace OgService.Cards.Notes;

/// <summary>Where the nodes of a template stand, by the names that notes give them.</summary>
internal static class NodePlaces
{
    private static readonly ConditionalWeakTable<TemplateDocument, Dictionary<string, TemplatePlace>> Known = [];

    /// <summary>Tells every note of a scene its place.</summary>
    public static Scene Put(Scene scene, TemplateDocument document, string file)
    {
        var notes = scene.Notes.Count == 0 ? scene.Notes : [.. scene.Notes.Select(note => note.Node is { } node ? note with { Place = PlaceOf(node) } : note)];
        return new Scene(scene.Size, scene.Background, scene.Items, notes, scene.Texts) { PlaceOf = PlaceOf };

        TemplatePlace? PlaceOf(string node) => Known.GetValue(document, read => Of(read, file)).TryGetValue(node, out var place) ? place : null;
    }

    private static Dictionary<string, TemplatePlace> Of(TemplateDocument document, string file)
    {
        var places = new Dictionary<string, TemplatePlace>(StringComparer.Ordinal);
        var waiting = new Stack<TemplateNode>([document.Card]);
        while (waiting.TryPop(out var node))
        {
            places.TryAdd(node.Name, new TemplatePlace(file, node.Position.Line, node.Position.Column));
            foreach (var inner in node.Children.Concat(node.Pieces ?? []))
            {
                waiting.Push(inner);
            }

            if (node.More is { } more)
            {
                waiting.Push(more);
            }
        }

        return places;
    }
}
