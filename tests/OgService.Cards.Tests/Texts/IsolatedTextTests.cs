using OgService.Cards.Scenes;
using OgService.Typography;

namespace OgService.Cards.Tests.Texts;

/// <summary>What keeps its direction to itself in a text of a card.</summary>
public sealed class IsolatedTextTests
{
    [Fact]
    public void A_Hebrew_title_turns_neither_number_nor_name_beside_it()
    {
        var runs = Runs("text:\n        - \"{{ title }}\"\n        - \" · \"\n        - text: \"12\"\n          color: red\n        - \" · Blog\"", "שלום עולם");

        // From left to right: the title, then the number, then the name.
        var number = runs.FindIndex(run => run.Span == 0);
        Assert.True(number > 0);
        Assert.StartsWith("noto-sans-hebrew", runs[0].Font.Name);
        Assert.StartsWith("inter", runs[^1].Font.Name);
        Assert.True(runs[0].X + runs[0].WidthPx <= runs[number].X + 0.1f);
    }

    [Fact]
    public void Code_is_read_as_it_is_written_in_a_right_to_left_title()
    {
        var runs = Runs("text: \"{{ title }}\"\n      markdown: true", "تعلّم `Span<T>` في لغة");

        var code = Assert.Single(runs, run => run.Font.Name.StartsWith("jetbrains", StringComparison.Ordinal));
        Assert.Equal(7, code.Glyphs.Count);
    }

    [Fact]
    public void A_text_of_several_values_holds_no_controls()
    {
        var scene = Resolve("text: \"{{ title }} · {{ site.name }}\"", "שלום");

        Assert.Equal("שלום · Blog", Assert.Single(scene.Texts));
    }

    private static List<GlyphRun> Runs(string text, string title) =>
        [.. Assert.Single(Resolve(text, title).Items.OfType<TextItem>()).Paragraph.Lines[0].Runs];

    private static Scene Resolve(string text, string title)
    {
        var template = Support.Cards.Template($"card:\n  font-size: 40px\n  children:\n    - {text}\n");
        return Support.Shipped.Renderer.Resolve(template, new CardFields { Title = title, SiteName = "Blog" }, template.Sizes[0]);
    }
}
