using OgService.Cards.Layout;

namespace OgService.Cards.Tests.Layout;

/// <summary>Flexbox by numbers that CSS gives. The card is 1000x600; texts are 20 px with characters 10 px wide and lines 20 px high.
/// Each case: the root's style and children, then the boxes expected as <c>id x,y widthxheight</c>.</summary>
public class FlexTests
{
    public static TheoryData<string, string, string> Cases => new()
    {
        // Direction and defaults.
        { "A row is the default and stretches across", "children: [{id: a, width: 100}, {id: b, width: 50}]", "a 0,0 100x600; b 100,0 50x600" },
        { "A column stretches along its width", "flex-direction: column\nchildren: [{id: a, height: 100}, {id: b, height: 50}]", "a 0,0 1000x100; b 0,100 1000x50" },
        { "A reversed row starts at the right", "flex-direction: row-reverse\nchildren: [{id: a, width: 100}, {id: b, width: 50}]", "a 900,0 100x600; b 850,0 50x600" },
        { "A reversed column starts at the bottom", "flex-direction: column-reverse\nchildren: [{id: a, height: 100}, {id: b, height: 50}]", "a 0,500 1000x100; b 0,450 1000x50" },
        { "Order sorts without changing equals", "children: [{id: a, width: 10, order: 1}, {id: b, width: 20}, {id: c, width: 30}]", "b 0,0 20x600; c 20,0 30x600; a 50,0 10x600" },
        { "Padding and border are inside the size", "padding: 10 20 30 40\nborder: 5px solid red\nchildren: [{id: a, width: 100}]", "a 45,15 100x550" },
        { "Percentages are of the container's inside", "padding: 100px\nchildren: [{id: a, width: 50%, height: 25%}]", "a 100,100 400x100" },
        { "Fractions of the card need no container", "children: [{id: a, width: 10cqw, height: 50cqh}]", "a 0,0 100x300" },
        { "An em is the box's own font size", "children: [{id: a, font-size: 40px, width: 2em, height: 1em}]", "a 0,0 80x40" },
        // Growing.
        { "Growing shares the free space by factor", "children: [{id: a, flex-grow: 1}, {id: b, flex-grow: 3}]", "a 0,0 250x600; b 250,0 750x600" },
        { "Flex 1 ignores the content's size", "children: [{id: a, flex: 1, text: aaaaaaaaaa}, {id: b, flex: 1, text: b}]", "a 0,0 500x600; b 500,0 500x600" },
        { "Flex auto starts from the content's size", "children: [{id: a, flex: auto, text: aaaaaaaaaa}, {id: b, flex: auto, width: 100}]", "a 0,0 500x600; b 500,0 500x600" },
        { "Factors that add up to less than 1 leave space", "children: [{id: a, flex-grow: 0.25}, {id: b, flex-grow: 0.25}]", "a 0,0 250x600; b 250,0 250x600" },
        { "A maximum freezes and the others take the rest", "children: [{id: a, flex: 1, max-width: 100px}, {id: b, flex: 1}, {id: c, flex: 1}]", "a 0,0 100x600; b 100,0 450x600; c 550,0 450x600" },
        { "A minimum freezes and the others get less", "children: [{id: a, flex: 1, min-width: 600px}, {id: b, flex: 1}]", "a 0,0 600x600; b 600,0 400x600" },
        { "Flex 1 never goes below its longest word", "children: [{id: a, flex: 1, text: 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'}, {id: b, flex: 1}]", "a 0,0 700x600; b 700,0 300x600" },
        { "Gaps are taken before space is shared", "gap: 50px\nchildren: [{id: a, flex: 1}, {id: b, flex: 1}, {id: c, flex: 1}]", "a 0,0 300x600; b 350,0 300x600; c 700,0 300x600" },
        { "Margins are taken before space is shared", "children: [{id: a, flex: 1, margin: 0 50px}, {id: b, flex: 1}]", "a 50,0 450x600; b 550,0 450x600" },
        { "A basis of pixels starts the growing", "children: [{id: a, flex: 1 1 200px}, {id: b, flex: 1 1 400px}]", "a 0,0 400x600; b 400,0 600x600" },
        { "A basis in percent is of the container", "children: [{id: a, flex: 0 0 25%}, {id: b, flex: 1}]", "a 0,0 250x600; b 250,0 750x600" },
        // Shrinking.
        { "Shrinking is weighted by base size", "children: [{id: a, width: 900px}, {id: b, width: 600px}]", "a 0,0 600x600; b 600,0 400x600" },
        { "Shrink 0 keeps its size", "children: [{id: a, width: 900px, flex-shrink: 0}, {id: b, width: 600px}]", "a 0,0 900x600; b 900,0 100x600" },
        { "Flex none overflows rather than shrink", "children: [{id: a, flex: none, width: 900px}, {id: b, flex: none, width: 600px}]", "a 0,0 900x600; b 900,0 600x600" },
        { "A text shrinks to its longest word only", "children: [{id: a, text: 'aaaaaaaaaa aaaaaaaaaa'}, {id: b, width: 2000px}]", "a 0,0 100x600; b 100,0 900x600" },
        { "Min-width 0 lets a word be overrun", "children: [{id: a, text: 'aaaaaaaaaa', min-width: 0, width: 100px}, {id: b, width: 1900px, flex-shrink: 1}]", "a 0,0 50x600; b 50,0 950x600" },
        { "A shrunk minimum freezes first", "children: [{id: a, width: 1000px, min-width: 800px}, {id: b, width: 1000px}]", "a 0,0 800x600; b 800,0 200x600" },
        { "A column shrinks its empty boxes", "flex-direction: column\nchildren: [{id: a, height: 600px}, {id: b, height: 600px}]", "a 0,0 1000x300; b 0,300 1000x300" },
        { "Hidden overflow may shrink below the content", "children: [{id: a, overflow: hidden, children: [{id: x, width: 800px, flex-shrink: 0}]}, {id: b, width: 600px, flex-shrink: 0}]", "a 0,0 400x600; b 400,0 600x600" },
        // Justify.
        { "Justify end", "justify-content: flex-end\nchildren: [{id: a, width: 100}, {id: b, width: 100}]", "a 800,0 100x600; b 900,0 100x600" },
        { "Justify center", "justify-content: center\nchildren: [{id: a, width: 100}, {id: b, width: 100}]", "a 400,0 100x600; b 500,0 100x600" },
        { "Space between", "justify-content: space-between\nchildren: [{id: a, width: 100}, {id: b, width: 100}, {id: c, width: 100}]", "a 0,0 100x600; b 450,0 100x600; c 900,0 100x600" },
        { "Space around", "justify-content: space-around\nchildren: [{id: a, width: 100}, {id: b, width: 100}]", "a 200,0 100x600; b 700,0 100x600" },
        { "Space evenly", "justify-content: space-evenly\nchildren: [{id: a, width: 50}, {id: b, width: 50}]", "a 300,0 50x600; b 650,0 50x600" },
        { "One item between nothing stays at the start", "justify-content: space-between\nchildren: [{id: a, width: 100}]", "a 0,0 100x600" },
        { "Centered items may stick out on both sides", "justify-content: center\nchildren: [{id: a, width: 1200px, flex-shrink: 0}]", "a -100,0 1200x600" },
        { "An auto margin pushes away", "children: [{id: a, width: 100}, {id: b, width: 100, margin-left: auto}]", "a 0,0 100x600; b 900,0 100x600" },
        { "Auto margins on both sides center", "children: [{id: a, width: 100, margin: 0 auto}]", "a 450,0 100x600" },
        { "An auto margin wins over justify", "justify-content: center\nchildren: [{id: a, width: 100}, {id: b, width: 100, margin-left: auto}]", "a 0,0 100x600; b 900,0 100x600" },
        // Align.
        { "Align center", "align-items: center\nchildren: [{id: a, width: 100, height: 100}]", "a 0,250 100x100" },
        { "Align end", "align-items: flex-end\nchildren: [{id: a, width: 100, height: 100}]", "a 0,500 100x100" },
        { "Align start keeps the content's height", "align-items: flex-start\nchildren: [{id: a, text: hello}]", "a 0,0 50x20" },
        { "Align self wins over the container", "align-items: center\nchildren: [{id: a, width: 100, height: 100, align-self: flex-end}]", "a 0,500 100x100" },
        { "A given height is not stretched", "children: [{id: a, width: 100, height: 50}]", "a 0,0 100x50" },
        { "A maximum bounds the stretching", "children: [{id: a, width: 100, max-height: 200px}]", "a 0,0 100x200" },
        { "An auto margin across centers instead of stretching", "children: [{id: a, width: 100, height: 100, margin: auto 0}]", "a 0,250 100x100" },
        { "A column centers by its content's width", "flex-direction: column\nalign-items: center\nchildren: [{id: a, text: hello}]", "a 475,0 50x20" },
        { "Baselines meet", "align-items: baseline\nchildren: [{id: a, text: aa, font-size: 40px}, {id: b, text: bb}]", "a 0,0 40x40; b 40,15 20x20" },
        { "A nested baseline is its first text's", "align-items: baseline\nchildren: [{id: a, text: aa, font-size: 40px}, {id: b, padding: 5px, children: [{id: t, text: bb}]}]", "b 40,10 30x30; t 45,15 20x20" },
        // Heights from content.
        { "A row is as high as its highest item", "flex-direction: column\nchildren: [{id: r, children: [{id: a, width: 10, height: 30}, {id: b, width: 10}]}]", "r 0,0 1000x30; b 10,0 10x30" },
        { "Texts wrap in the width they get", "flex-direction: column\nchildren: [{id: r, width: 100px, children: [{id: a, text: 'aaaaaaa bbbbbbb'}]}]", "r 0,0 100x40; a 0,0 100x40" },
        { "A column takes the rest of a card", "flex-direction: column\nchildren: [{id: a, text: hello}, {id: b, flex: 1}, {id: c, text: there}]", "a 0,0 1000x20; b 0,20 1000x560; c 0,580 1000x20" },
        { "A text fits its box around padding exactly", "align-items: flex-start\nchildren: [{id: p, padding: 6px 20px, border: 2px solid red, children: [{id: t, text: 'AI Technology'}]}]", "p 0,0 174x36; t 22,8 130x20" },
        { "An aspect ratio gives the height", "flex-direction: column\nalign-items: flex-start\nchildren: [{id: a, width: 320px, aspect-ratio: 16 / 9}]", "a 0,0 320x180" },
        { "An aspect ratio gives the width", "align-items: flex-start\nchildren: [{id: a, height: 90px, aspect-ratio: 2}]", "a 0,0 180x90" },
        // Wrapping.
        { "Items wrap and lines share the height", "flex-wrap: wrap\nchildren: [{id: a, width: 600px}, {id: b, width: 600px}]", "a 0,0 600x300; b 0,300 600x300" },
        { "Lines at the start keep their height", "flex-wrap: wrap\nalign-content: flex-start\ngap: 10px\nchildren: [{id: a, width: 600px, height: 50}, {id: b, width: 600px, height: 50}]", "a 0,0 600x50; b 0,60 600x50" },
        { "Gaps count when lines break", "flex-wrap: wrap\nalign-content: flex-start\ngap: 10px\nchildren: [{id: a, width: 500px, height: 5}, {id: b, width: 500px, height: 5}]", "b 0,15 500x5" },
        { "Lines are centered", "flex-wrap: wrap\nalign-content: center\nchildren: [{id: a, width: 600px, height: 100}, {id: b, width: 600px, height: 100}]", "a 0,200 600x100; b 0,300 600x100" },
        { "Each line grows by itself", "flex-wrap: wrap\nchildren: [{id: a, flex: 1 0 600px}, {id: b, flex: 1 0 600px}]", "a 0,0 1000x300; b 0,300 1000x300" },
        { "Reversed wrapping starts at the bottom", "flex-wrap: wrap-reverse\nalign-content: flex-start\nchildren: [{id: a, width: 600px, height: 50}, {id: b, width: 600px, height: 50}]", "a 0,550 600x50; b 0,500 600x50" },
        // Positions.
        { "Absolute by all sides", "children: [{id: a, position: absolute, inset: 10 20 30 40}]", "a 40,10 940x560" },
        { "Absolute from the far corner", "children: [{id: a, position: absolute, right: 10, bottom: 20, width: 100, height: 50}]", "a 890,530 100x50" },
        { "Absolute as large as its text", "children: [{id: a, position: absolute, right: 0, top: 0, text: hello}]", "a 950,0 50x20" },
        { "Absolute without sides lies where it would", "padding: 50px\njustify-content: center\nalign-items: center\nchildren: [{id: a, position: absolute, width: 100, height: 100}]", "a 450,250 100x100" },
        { "Absolute in the nearest positioned box", "padding: 100px\nchildren: [{position: relative, width: 300px, children: [{padding: 10px, children: [{id: a, position: absolute, right: 0, bottom: 0, width: 10, height: 10}]}]}]", "a 390,490 10x10" },
        { "Absolute boxes take no room", "children: [{position: absolute, width: 500px}, {id: b, flex: 1}]", "b 0,0 1000x600" },
        { "Absolute centered by auto margins", "children: [{id: a, position: absolute, inset: 0, margin: auto, width: 100, height: 100}]", "a 450,250 100x100" },
        { "Relative moves without pushing", "children: [{id: a, width: 100, position: relative, top: 10, left: 5}, {id: b, width: 100}]", "a 5,10 100x600; b 100,0 100x600" },
        // Hidden and empty.
        { "Display none takes no room", "children: [{id: a, width: 100, display: none}, {id: b, width: 100}]", "b 0,0 100x600" },
        { "An empty text leaves no gap", "gap: 50px\nchildren: [{id: a, width: 100}, {text: '{{ description }}'}, {id: b, width: 100}]", "b 150,0 100x600" },
        { "A cut text takes only the room it then needs", "children: [{id: a, text: 'aaaaaaaaaa aaaaaaaaaa', max-lines: 1, max-width: 150px}, {id: b, width: 50}]", "a 0,0 100x600; b 100,0 50x600" },
        { "Right to left mirrors rows and the start of columns", "direction: rtl\nchildren: [{id: a, width: 100}, {id: b, width: 50, flex-direction: column, align-items: flex-start, children: [{id: c, text: cc}]}]", "a 900,0 100x600; b 850,0 50x600; c 880,0 20x20" },
        // max-rows.
        { "What does not fit one row is left out", "align-items: flex-start\nchildren: [{id: r, width: 100px, max-rows: 1, gap: 10px, children: [{id: t, for: tag in tags, text: '{{ tag }}'}]}]", "t 0,0 40x20; t#3 50,0 40x20" },
        { "More stands for the others and fits too", "align-items: flex-start\nchildren: [{id: r, width: 130px, max-rows: 1, gap: 10px, more: {id: m, text: '+{{ more }}'}, children: [{id: t, for: tag in tags, text: '{{ tag }}'}]}]", "t 0,0 40x20; t#3 50,0 40x20; m 100,0 20x20" },
        { "More takes the place of one that would fit", "align-items: flex-start\nchildren: [{id: r, width: 110px, max-rows: 1, gap: 10px, more: {id: m, text: '+{{ more }}'}, children: [{id: t, for: tag in tags, text: '{{ tag }}'}]}]", "t 0,0 40x20; m 50,0 20x20" },
        { "All that fit leave no more", "align-items: flex-start\nchildren: [{id: r, width: 190px, max-rows: 1, gap: 10px, more: {id: m, text: '+{{ more }}'}, children: [{id: t, for: tag in tags, text: '{{ tag }}'}]}]", "t 0,0 40x20; t#5 150,0 40x20" },
        { "Two rows hold more", "align-items: flex-start\nchildren: [{id: r, width: 90px, max-rows: 2, flex-wrap: wrap, gap: 10px, children: [{id: t, for: tag in tags, text: '{{ tag }}'}]}]", "t 0,0 40x20; t#3 50,0 40x20; t#4 0,30 40x20; t#5 50,30 40x20" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Boxes_lie_where_CSS_puts_them(string name, string root, string expected)
    {
        var boxes = Support.Cards.Lay(root);

        foreach (var line in expected.Split("; "))
        {
            var id = line.Split(' ')[0];
            Assert.True(boxes.TryGetValue(id, out var box), $"{name}: no box {id} among {string.Join(", ", boxes.Keys)}");
            Assert.Equal(line, Describe(id, box));
        }
    }

    [Fact]
    public void A_title_shrinks_and_then_is_clamped_in_a_column_that_is_full()
    {
        var boxes = Support.Cards.Lay("""
            flex-direction: column
            children:
              - {id: title, font-size: 100px, min-font-size: 60px, text: 'aaaaaaaa bbbbbbbb cccccccc dddddddd eeeeeeee ffffffff gggggggg hhhhhhhh'}
              - {id: foot, height: 300px, flex-shrink: 0}
            """);

        Assert.Equal("title 0,0 1000x228", Describe("title", boxes["title"]));
        Assert.Equal(76, boxes["title"].Paragraph!.SizePx);
        Assert.Equal("foot 0,228 1000x300", Describe("foot", boxes["foot"]));
    }

    [Fact]
    public void A_title_that_shrank_in_an_inner_column_gives_the_room_back_to_the_outer_one()
    {
        var boxes = Support.Cards.Lay("""
            flex-direction: column
            justify-content: space-between
            children:
              - {id: head, height: 100px, flex-shrink: 0}
              - id: body
                flex-direction: column
                min-height: 0
                children:
                  - {id: title, font-size: 100px, min-font-size: 60px, text: 'aaaaaaaa bbbbbbbb cccccccc dddddddd eeeeeeee ffffffff gggggggg hhhhhhhh'}
                  - {id: author, height: 200px, flex-shrink: 0}
            """);

        Assert.Equal("title 0,172 1000x228", Describe("title", boxes["title"]));
        Assert.Equal("author 0,400 1000x200", Describe("author", boxes["author"]));
    }

    [Fact]
    public void Every_text_is_laid_once_when_its_box_is_as_high_as_it_needs()
    {
        var text = new Support.FakeText();
        var template = Support.Cards.Template("card:\n  flex-direction: column\n  children: [{text: one}, {children: [{text: two}, {padding: 4px, children: [{text: three}]}]}]");

        CardRenderer.Resolve(template, new CardFields { Title = "T" }, CardSize.Default, text, ["Inter"]);

        Assert.Equal(3, text.Laid);
    }

    private static string Describe(string id, LayoutBox box) => FormattableString.Invariant($"{id} {box.X:0.##},{box.Y:0.##} {box.Width:0.##}x{box.Height:0.##}");
}
