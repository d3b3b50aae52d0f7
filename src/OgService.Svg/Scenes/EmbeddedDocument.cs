using OgService.Imaging;
using OgService.Svg.Documents;
using OgService.Svg.Geometry;

namespace OgService.Svg.Scenes;

/// <summary>A document within a document.</summary>
/// <param name="Content">In its own pixels, from (0, 0) to its size.</param>
internal sealed record EmbeddedDocument(double Width, double Height, SceneNode Content)
{
    /// <exception cref="SvgException">As for any document; what it draws counts for the one around it.</exception>
    public static EmbeddedDocument Read(byte[] bytes, BuildBudget budget, NoteList notes, int line, int depth)
    {
        // Its own notes would tell lines of another text.
        var own = new NoteList();
        var tree = ElementTree.Read(bytes, budget.Limits, own);
        var scene = RootScene.Build(tree, budget, own, new Rgba(0, 0, 0), depth, isEmbedded: true);
        foreach (var note in own.All)
        {
            notes.Add(line, $"in an embedded document: {note.Message}");
        }

        var content = new SceneGroup(Affine.Identity) { Window = Box.At(0, 0, scene.Width, scene.Height) };
        content.Children.Add(new SceneGroup(scene.MapTo(scene.Width, scene.Height)) { Children = { scene.Content } });
        return new EmbeddedDocument(scene.Width, scene.Height, content);
    }
}
