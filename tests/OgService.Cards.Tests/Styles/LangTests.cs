using OgService.Cards.Tests.Support;

namespace OgService.Cards.Tests.Styles;

public class LangTests
{
    [Fact]
    public void A_text_has_the_language_of_the_post_until_a_box_says_another()
    {
        const string template = """
            card:
              children:
                - text: one
                - lang: ja
                  children:
                    - text: two
                    - lang: zh-Hant-TW
                      text: three
            """;
        var texts = new FakeText();

        CardRenderer.Resolve(Support.Cards.Template(template), new CardFields { Title = "Title", Lang = "de" }, CardSize.Default, texts, ["Inter"]);

        Assert.Equal(["de", "ja", "zh-Hant-TW"], texts.Langs.Distinct());
    }
}
