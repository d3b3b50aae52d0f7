using System.Runtime.CompilerServices;
using OgService.Cards.Templates;

namespace OgService.Cards.Notes;

/// <summary>Where the nodes of a template stand, by the names that notes give them.</summary>
internal static class NodePlaces
{
    private static readonly ConditionalWeakTable<TemplateDocument, Dictionary<string, TemplatePlace>> Known = [];

    /// <summary>Tells every note of a scene its place.</summary>
    public static Scene Put(Scene scene, TemplateDocument document)
    {
        var notes = scene.Notes.Count == 0 ? scene.Notes : [.. scene.Notes.Select(note => note.Node is { } node ? note with { Place = PlaceOf(node) } : note)];
        return new Scene(scene.Size, scene.Background, scene.Items, notes, scene.Texts) { PlaceOf = PlaceOf, Origin = document };

        TemplatePlace? PlaceOf(string node) => Known.GetValue(document, Of).TryGetValue(node, out var place) ? place : null;
    }

    public static IReadOnlyList<string> IdsOf(TemplateDocument document)
    {
        var ids = new List<string>();
        var waiting = new Stack<TemplateNode>([document.Card]);
        while (waiting.TryPop(out var node))
        {
            if (!node.Name.Contains('[') && node.Name != "card")
            {
                ids.Add(node.Name);
            }

            foreach (var inner in node.Children.Reverse())
            {
                waiting.Push(inner);
            }

            if (node.Part is { } part)
            {
                waiting.Push(part.Root);
            }
        }

        return [.. ids.Distinct()];
    }

    private static Dictionary<string, TemplatePlace> Of(TemplateDocument document)
    {
        var places = new Dictionary<string, TemplatePlace>(StringComparer.Ordinal);
        var waiting = new Stack<TemplateNode>([document.Card]);
        while (waiting.TryPop(out var node))
        {
            places.TryAdd(node.Name, document.PlaceOf(node.Position));
            foreach (var inner in node.Children.Concat(node.Pieces ?? []))
            {
                waiting.Push(inner);
            }

            if (node.Part is { } part)
            {
                waiting.Push(part.Root);
            }

            if (node.More is { } more)
            {
                waiting.Push(more);
            }
        }

        return places;
    }
}
