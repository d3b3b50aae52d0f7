namespace OgService.Cards.Tests.Templates;

/// <summary>What is wrong in a template is refused before any post is seen, with its place.</summary>
public class TemplateErrorTests
{
    [Theory]
    [InlineData("", "card.yaml:1:1:")]
    [InlineData("description: x", "card is missing")]
    [InlineData("cards: {}", "card.yaml:1:1: unknown key \"cards\"; did you mean \"card\"?")]
    [InlineData("card:\n  colour: red", "card.yaml:2:3: unknown key \"colour\"; did you mean \"color\"?")]
    [InlineData("card:\n  children:\n    - text: Hi\n      font-wait: 3", "card.yaml:4:7: unknown key \"font-wait\"; did you mean \"font-weight\"?")]
    [InlineData("card:\n  grid-template-areas: \"'a a' 'b a'\"", "card.yaml:2:24: grid-template-areas must be rows of names")]
    [InlineData("card:\n  grid-template-columns: repeat(300, 1fr)", "card.yaml:2:26: grid-template-columns must be tracks such as 200px 1fr")]
    [InlineData("card:\n  grid-template-colums: 1fr", "did you mean \"grid-template-columns\"?")]
    [InlineData("card:\n  align-items: middle", "card.yaml:2:16: align-items must be stretch, baseline, last baseline, self-start, self-end, center, start, end, flex-start, flex-end or normal; got \"middle\".")]
    [InlineData("card:\n  background: #fff", "(A colour that starts with # must stand in quotes")]
    [InlineData("card:\n  background: nocolour", "card.yaml:2:15: background must be a colour")]
    [InlineData("card:\n  background: linear-gradient(135deg, #fff, #000)", "(In YAML, # after a space starts a comment: put the value in quotes.)")]
    [InlineData("card:\n  width: 12pt", "card.yaml:2:10: width must be a length such as 24px")]
    [InlineData("card:\n  width: -5px", "card.yaml:2:10: width must be")]
    [InlineData("card:\n  padding: 1 2 3 4 5", "card.yaml:2:12: padding must be one to four lengths")]
    [InlineData("card:\n  width: 99999px", "card.yaml:2:10: width must be")]
    [InlineData("card:\n  filter: blur(-2px)", "card.yaml:2:11: filter must be ")]
    [InlineData("card:\n  backdrop-filter: glow(3px)", "card.yaml:2:20: backdrop-filter must be ")]
    [InlineData("card:\n  mix-blend-mode: burn", "card.yaml:2:19: mix-blend-mode must be ")]
    [InlineData("card:\n  transform: rotate(12)", "card.yaml:2:14: transform must be ")]
    [InlineData("card:\n  clip-path: circle(1px 2px)", "card.yaml:2:14: clip-path must be ")]
    [InlineData("card:\n  mask-image: red", "card.yaml:2:15: mask-image must be ")]
    [InlineData("card:\n  background-size: -4px", "card.yaml:2:20: background-size must be ")]
    [InlineData("card:\n  background-repeat: twice", "card.yaml:2:22: background-repeat must be ")]
    [InlineData("card:\n  border-style: wavy", "card.yaml:2:17: border-style must be ")]
    [InlineData("card:\n  border-radius: 4px / ", "card.yaml:2:18: border-radius must be ")]
    [InlineData("card:\n  outline-offset: 5%", "card.yaml:2:19: outline-offset must be ")]
    [InlineData("card:\n  rotate: left", "card.yaml:2:11: rotate must be ")]
    [InlineData("card:\n  background: conic-gradient(red)", "card.yaml:2:15: background must be ")]
    [InlineData("card:\n  background-clip: text", "card.yaml:2:20: background-clip must be ")]
    [InlineData("card:\n  isolation: yes", "card.yaml:2:14: isolation must be ")]
    [InlineData("card:\n  visibility: gone", "card.yaml:2:15: visibility must be ")]
    [InlineData("card:\n  font-size: 0", "card.yaml:2:14: font-size must be a length from 1px to 2000px")]
    [InlineData("card:\n  opacity: 2", "card.yaml:2:12: opacity must be a number from 0 to 1")]
    [InlineData("card:\n  lang: Japanese language", "card.yaml:2:9: lang must be a language such as ja or zh-Hant")]
    [InlineData("card:\n  flex: x", "card.yaml:2:9: flex must be")]
    [InlineData("card:\n  box-shadow: 1px", "card.yaml:2:15: box-shadow must be")]
    [InlineData("card:\n  background: linear-gradient(red)", "card.yaml:2:15: background must be")]
    [InlineData("card:\n  text: \"{{ titel }}\"", "card.yaml:2:13: unknown name \"titel\"; did you mean \"title\"?")]
    [InlineData("card:\n  text: \"Say {{ title | upcas }}\"", "card.yaml:2:25: unknown filter \"upcas\"; did you mean \"upcase\"?")]
    [InlineData("card:\n  text: \"{{ title | truncate }}\"", "card.yaml:2:21: filter truncate takes 1 to 2 arguments; got 0.")]
    [InlineData("card:\n  text: \"{{ title\"", "card.yaml:2:10: {{ is never closed by }}.")]
    [InlineData("card:\n  text: \"{{ title title }}\"", "card.yaml:2:19: expected the end of the expression; got \"title\".")]
    [InlineData("card:\n  text: \"{{ site.nam }}\"", "card.yaml:2:18: unknown member of site \"nam\"; did you mean \"name\"?")]
    [InlineData("card:\n  text: \"{{ title = b }}\"", "card.yaml:2:19: a comparison is written ==.")]
    [InlineData("card:\n  text: {{ title }}", "(Expressions stand in quotes")]
    [InlineData("card:\n  if: title ==\n  text: x", "card.yaml:2:")]
    [InlineData("card:\n  for: tag of tags", "card.yaml:2:12: expected in, as in tag in tags; got \"of\".")]
    [InlineData("card:\n  for: title in tags", "\"title\" already means something")]
    [InlineData("card:\n  text: a\n  children: []", "a text or children, not both")]
    [InlineData("card:\n  text:\n    - txt: x", "card.yaml:3:7: unknown key \"txt\"; did you mean \"text\"?")]
    [InlineData("card:\n  text:\n    - text: x\n      text-align: center", "card.yaml:4:7: unknown key \"text-align\"")]
    [InlineData("card:\n  text:\n    - text: x\n      font-wait: 700", "card.yaml:4:7: unknown key \"font-wait\"; did you mean \"font-weight\"?")]
    [InlineData("card:\n  text:\n    - text: \"{{ titel }}\"", "card.yaml:3:17: unknown name \"titel\"; did you mean \"title\"?")]
    [InlineData("card:\n  text:\n    - color: red", "card.yaml:3:7: a piece needs a text, an icon, or a width and a height.")]
    [InlineData("card:\n  text:\n    - text: [a]", "card.yaml:3:13: pieces do not nest")]
    [InlineData("card:\n  text:\n    - [a]", "card.yaml:3:7: a piece of a text must be a text, or a mapping")]
    [InlineData("card:\n  text: x\n  strong: {color: red}", "card.yaml:3:11: strong says how marks in a text look; set markdown: true too.")]
    [InlineData("card:\n  text: x\n  markdown: true\n  code: {colr: red}", "card.yaml:4:10: unknown key \"colr\"; did you mean \"color\"?")]
    [InlineData("card:\n  markdown: true", "card.yaml:2:13: markdown reads the marks of a text; the node has none.")]
    [InlineData("card:\n  text-decoration: underlined", "card.yaml:2:20: text-decoration must be underline, overline, line-through")]
    [InlineData("card:\n  text-shadow: 0 1px 2px 3px red", "card.yaml:2:16: text-shadow must be shadows such as")]
    [InlineData("card:\n  text-stroke: red", "card.yaml:2:16: text-stroke must be a width and a colour")]
    [InlineData("card:\n  font-variant-numeric: tabular", "card.yaml:2:25: font-variant-numeric must be tabular-nums")]
    [InlineData("card:\n  vertical-align: top", "card.yaml:2:19: vertical-align must be baseline, middle, or a length")]
    [InlineData("card:\n  text-aling: justify", "did you mean \"text-align\"?")]
    [InlineData("card:\n  children: [x]", "card.yaml:2:14: a child must be a mapping")]
    [InlineData("card:\n  children: [{id: a}, {id: a}]", "card.yaml:2:28: the id a is already used in line 2.")]
    [InlineData("card:\n  more: {text: x}", "more stands for children that max-rows leaves out")]
    [InlineData("sizes: [10x10]\ncard: {}", "card.yaml:1:9: a size must be width x height")]
    [InlineData("values: {x: {type: colour}}\ncard: {}", "did you mean \"color\"?")]
    [InlineData("values: {x: {type: color, default: '#12'}}\ncard: {}", "default must be a colour")]
    [InlineData("values: {x: {type: choice}}\ncard: {}", "needs choices")]
    [InlineData("values: {x: {type: number, min: 1, max: 5, default: 9}}\ncard: {}", "default must be a number from 1 to 5; got 9")]
    [InlineData("values: {title: {type: text}}\ncard: {}", "card.yaml:1:10: \"title\" already means something")]
    [InlineData("themes: {dark: {a: red}, light: {b: red}}\ncard: {}", "a is not in both dark and light")]
    [InlineData("values: {tint: {type: text, default: pinkish}}\ncard:\n  color: \"{{ tint }}\"", "card.yaml:3:10: color must be a colour such as \"#38bdf8\", rgb(56 189 248 / 50%) or teal, or linear-gradient(90deg, #38bdf8, #c084fc); got \"pinkish\".")]
    [InlineData("themes:\n  dark: {ink: white}\n  light: {ink: blakc}\ncard:\n  color: \"{{ ink }}\"", "card.yaml:5:10: color must be")]
    [InlineData("card: {font-size: clamp(40px, 9cqw, 120px)}", "card.yaml:1:31: unknown key \"9cqw\". (In braces, a value with commas stands in quotes.)")]
    [InlineData("card:\n  zzzzzz: 1", "card.yaml:2:3: unknown key \"zzzzzz\"; docs/templates.md lists all keys.")]
    [InlineData("values: {side: {type: choice, choices: [start, middel], default: start}}\ncard:\n  align-items: \"{{ side }}\"", "card.yaml:3:16: align-items must be")]
    [InlineData("values: {big: {type: boolean, default: false}}\ncard:\n  font-size: \"{% if big %}large{% else %}20px{% endif %}\"", "card.yaml:3:14: font-size must be a length")]
    public void Names_the_place_and_what_would_do(string yaml, string expected) => Assert.Contains(expected, Support.Cards.Refused(yaml).Message);

    [Fact]
    public void Sixty_four_boxes_nest_and_sixty_five_do_not()
    {
        Support.Cards.Template(Nested(64));

        Assert.Contains("boxes nest at most 64 deep", Support.Cards.Refused(Nested(65)).Message);
    }

    [Fact]
    public void Deep_nesting_beyond_every_limit_is_refused() => Support.Cards.Refused("card: " + new string('[', 60_000));

    [Fact]
    public void Sixty_four_levels_of_flexible_boxes_are_laid_out_quickly()
    {
        var yaml = "card: " + string.Concat(Enumerable.Repeat("{flex: 1, align-items: baseline, children: [{text: a}, ", 62)) + "{text: x}" + string.Concat(Enumerable.Repeat("]}", 62));
        var text = new Support.FakeText();

        CardRenderer.Resolve(Support.Cards.Template(yaml), new CardFields { Title = "T" }, CardSize.Default, text, ["Inter"]);

        Assert.InRange(text.Laid, 62, 2_000);
    }

    [Fact]
    public void Loops_in_loops_stop_at_the_ceiling_with_a_note()
    {
        var fields = new CardFields { Title = "T", Tags = [.. Enumerable.Range(0, 100).Select(i => $"t{i}")] };
        var scene = Support.Cards.Resolve("card: {children: [{for: a in tags, children: [{for: b in tags, children: [{for: c in tags, text: x}]}]}]}", fields);

        Assert.Single(scene.Notes, note => note.Code == "boxes.limit");
        Assert.InRange(scene.Texts.Count, 1, 2_000);
    }

    [Fact]
    public void A_card_beyond_the_limits_of_size_is_the_callers_mistake() => Assert.Throws<ArgumentOutOfRangeException>(() =>
        CardRenderer.Resolve(Support.Cards.Template("card: {}"), new CardFields { Title = "T" }, new CardSize(5_000, 5_000), new Support.FakeText(), []));

    private static string Nested(int depth) => "card: " + string.Concat(Enumerable.Repeat("{children: [", depth - 1)) + "{}" + string.Concat(Enumerable.Repeat("]}", depth - 1));

    [Fact]
    public void Fonts_that_are_not_there_are_told_before_a_card_is_drawn()
    {
        const string yaml = """
            values: {font: {type: font, default: Intr}}
            fonts: {heading: [Nowhere, Inter]}
            card:
              font-family: "{{ font }}, sans-serif"
              children: [{text: x, font-family: heading}]
            """;

        Assert.Equal(
            ["card.yaml:4:16: there is no font \"Intr\"; did you mean \"Inter\"?", "card.yaml:5:37: there is no font \"Nowhere\"; the next family is used."],
            Support.Cards.Template(yaml).MissingFonts(["Inter", "Newsreader"]));
    }
}
