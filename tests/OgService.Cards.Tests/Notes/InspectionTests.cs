using OgService.Cards.Notes;
using OgService.Cards.Scenes;
using OgService.Cards.Tests.Support;
using OgService.Imaging;

namespace OgService.Cards.Tests.Notes;

public class InspectionTests
{
    private const string Head = "sizes: [1200x630]\ncard:\n  padding: 80px\n  background: white\n  children:\n";

    [Fact]
    public void Contrast_is_that_of_the_colours_whatever_the_size_of_the_letters()
    {
        // WCAG's own well-known pair: #767676 on white is 4.54.
        var texts = Inspect("    - {text: Small words, font-size: 18px, color: '#767676'}\n    - {text: Large words, font-size: 90px, color: '#767676'}").Texts;

        Assert.All(texts, text => Assert.Equal(4.54, text.Contrast!.Value.Ratio, 0.06));
        Assert.Equal([4.5, 3], texts.Select(text => text.Contrast!.Value.Wanted));
    }

    [Fact]
    public void Pale_letters_are_noted_with_the_place_in_the_template()
    {
        var note = Assert.Single(Problems("    - {id: pale, text: Pale, font-size: 20px, color: '#999999'}"));

        Assert.Equal(("contrast.low", "pale", "card.yaml:6:7"), (note.Code, note.Node, note.Place.ToString()));
        Assert.Contains("2.8:1", note.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Opacity_of_the_text_and_of_boxes_around_it_counts()
    {
        Assert.Single(Problems("    - {text: Faint, font-size: 20px, color: rgb(0 0 0 / 40%)}"), note => note.Code == "contrast.low");
        Assert.Single(Problems("    - {opacity: 0.4, children: [{text: Faint, font-size: 20px}]}"), note => note.Code == "contrast.low");
        Assert.Empty(Problems("    - {opacity: 0.9, children: [{text: Strong, font-size: 20px}]}"));
    }

    [Fact]
    public void One_letter_over_the_wrong_ground_is_enough()
    {
        const string half = "    - {width: 300px, height: 60px, background: 'linear-gradient(90deg, white 50%, black 50%)', children: [{text: Half of it is lost, font-size: 40px}]}";

        var low = Assert.Single(Problems(half));
        Assert.Contains("1.0:1", low.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_painted_over_a_text_counts_too()
    {
        const string veiled = "    - {display: stack, children: [{text: Veiled, font-size: 40px}, {width: 300px, height: 80px, background: rgb(255 255 255 / 90%)}]}";

        Assert.Single(Problems(veiled), note => note.Code == "contrast.low");
    }

    [Fact]
    public void Decoration_and_emoji_have_no_contrast_to_keep()
    {
        Assert.Empty(Problems("    - {text: '1', font-size: 200px, color: '#fafafa', aria-hidden: true}"));
        Assert.Null(Assert.Single(Inspect("    - {text: 😀, font-size: 40px}").Texts).Contrast);
    }

    [Fact]
    public void Letters_too_near_the_edge_are_noted()
    {
        var notes = Inspect("    - {text: Words, font-size: 40px, position: absolute, left: 20px, top: 300px}", "card:\n  background: white\n  children:\n").Notes;

        var note = Assert.Single(notes, note => note.Code == "text.outside-safe-area");
        Assert.Contains("px from the left;", note.Message, StringComparison.Ordinal);
        Assert.Contains("40 px at the sides and 55 px at top", note.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1200, 630, 40, 55)]
    [InlineData(1200, 600, 38.095f, 38.095f)]
    [InlineData(1200, 1200, 40, 40)]
    [InlineData(2400, 1260, 80, 110)]
    public void The_safe_area_grows_with_the_card(int width, int height, float left, float top)
    {
        var area = SafeArea.Of(new CardSize(width, height));

        Assert.Equal((left, top), (area.X, area.Y), (one, other) => Math.Abs(one.Item1 - other.Item1) < 0.01 && Math.Abs(one.Item2 - other.Item2) < 0.01);
    }

    [Fact]
    public void A_text_that_a_box_cuts_is_noted()
    {
        var note = Assert.Single(Problems("    - {overflow: hidden, width: 100px, height: 40px, children: [{text: Longer than its box, font-size: 40px, text-wrap: nowrap, flex-shrink: 0}]}"));

        Assert.Equal("text.cut", note.Code);
    }

    [Fact]
    public void Texts_over_each_other_are_noted()
    {
        var note = Assert.Single(Problems("    - {display: stack, children: [{id: one, text: Words here, font-size: 40px}, {id: two, text: Other text, font-size: 40px}]}"), note => note.Code == "text.overlap");

        Assert.Equal(("two", "lies over the text of one"), (note.Node, note.Message));
    }

    [Fact]
    public void Lines_and_fonts_of_texts_are_told()
    {
        var text = Assert.Single(Inspect("    - {text: One two three 日本, font-size: 40px, width: 200px}").Texts);

        Assert.True(text.Lines.Count > 1);
        Assert.Contains(text.Lines, line => line.Fonts.Any(font => font.Contains("jp", StringComparison.OrdinalIgnoreCase) || font.Contains("cjk", StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public void The_luminance_is_that_of_the_standard()
    {
        Assert.Equal(21, Luminance.Contrast(Luminance.Of(new Rgba(255, 255, 255)), Luminance.Of(new Rgba(0, 0, 0))), 6);
        for (var level = 0; level < 256; level++)
        {
            var s = level / 255.0;
            var expected = s <= 0.04045 ? s / 12.92 : Math.Pow((s + 0.055) / 1.055, 2.4);
            Assert.Equal(expected, Luminance.Of(new Rgba((byte)level, (byte)level, (byte)level)), 9);
        }
    }

    [Fact]
    public void Every_kind_of_item_is_known_as_paint_or_as_a_mark_of_a_group()
    {
        var items = typeof(SceneItem).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(SceneItem))).Select(type => type.Name);
        string[] groups = [.. items.Where(name => name.StartsWith("End", StringComparison.Ordinal)).Select(name => name[3..])];

        // An item that ends is a mark and says so: else letters could not be told from what is around them.
        Assert.All(groups, name =>
        {
            var type = typeof(SceneItem).Assembly.GetType($"OgService.Cards.Scenes.{name}")!;
            Assert.NotEqual(typeof(SceneItem), type.GetProperty(nameof(SceneItem.GroupEnd))!.DeclaringType);
            var end = typeof(SceneItem).Assembly.GetType($"OgService.Cards.Scenes.End{name}")!;
            Assert.NotEqual(typeof(SceneItem), end.GetProperty(nameof(SceneItem.IsGroupEnd))!.DeclaringType);
        });
    }

    private static List<SceneNote> Problems(string children) => [.. Inspect(children).Notes.Where(note => !note.IsRemark)];

    private static SceneInspection Inspect(string children, string head = Head)
    {
        var template = Support.Cards.Template(head + children);
        return Shipped.Renderer.Inspect(Shipped.Renderer.Resolve(template, new CardFields { Title = "Title" }, template.Sizes[0]));
    }
}
