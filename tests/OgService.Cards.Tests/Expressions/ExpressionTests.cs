using OgService.Cards.Expressions;

namespace OgService.Cards.Tests.Expressions;

public class ExpressionTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("{{ title }}", "Exploring the Nexus")]
    [InlineData("<{{title}}>", "<Exploring the Nexus>")]
    [InlineData("{{ site.name }} / {{ site.host }}", "Example Blog / example.com")]
    [InlineData("{{ tags[1] }}", "Digital Media")]
    [InlineData("{{ tags[-1] }}", "Video")]
    [InlineData("{{ tags[9] }}", "")]
    [InlineData("{{ tags.first }} {{ tags.last }} {{ tags.size }}", "AI Technology Video 3")]
    [InlineData("{{ tags }}", "AI Technology, Digital Media, Video")]
    [InlineData("{{ title | upcase }}", "EXPLORING THE NEXUS")]
    [InlineData("{{ title | downcase | capitalize }}", "Exploring the nexus")]
    [InlineData("{{ title | truncate: 10 }}", "Exploring…")]
    [InlineData("{{ title | truncate: 10, '...' }}", "Explori...")]
    [InlineData("{{ title | truncate: 100 }}", "Exploring the Nexus")]
    [InlineData("{{ 'ae\u0301👩‍💻bc' | truncate: 4 }}", "ae\u0301👩‍💻…")]
    [InlineData("{{ title | truncatewords: 2 }}", "Exploring the…")]
    [InlineData("{{ date | date: '%-d %b %Y' }}", "5 Feb 2024")]
    [InlineData("{{ date | date: '%A, %d %B %y %H:%M:%S %I%p %j %%' }}", "Monday, 05 February 24 14:30:09 02PM 036 %")]
    [InlineData("{{ date | date: 'long' }}", "5 February 2024")]
    [InlineData("{{ modified | date: '%Y' }}", "")]
    [InlineData("{{ modified | default: 'never' }}", "never")]
    [InlineData("{{ section | default: 'x' }}", "Guides")]
    [InlineData("{{ tags | join: ' + ' }}", "AI Technology + Digital Media + Video")]
    [InlineData("{{ tags | limit: 2 | join: '/' }}", "AI Technology/Digital Media")]
    [InlineData("{{ tags | slice: 1, 2 | join: '/' }}", "Digital Media/Video")]
    [InlineData("{{ tags | reverse | first }}", "Video")]
    [InlineData("{{ title | slice: 0, 3 }}{{ title | slice: -1 }}", "Exps")]
    [InlineData("{{ 'a-b-c' | split: '-' | last }}", "c")]
    [InlineData("{{ 'a-b-c' | replace: '-', '+' | remove: 'a' | append: '!' | prepend: '?' }}", "?+b+c!")]
    [InlineData("{{ '  x ' | strip }}", "x")]
    [InlineData("{{ title | size }}", "19")]
    [InlineData("{{ reading_minutes | plus: 1 | times: 2 | minus: 1 | divided_by: 4 }}", "3.75")]
    [InlineData("{{ 3.75 | round }} {{ 3.756 | round: 2 }} {{ 3.2 | ceil }} {{ 3.8 | floor }} {{ 7 | modulo: 4 }}", "4 3.76 4 3 3")]
    [InlineData("{{ 5 | at_most: 3 }} {{ 5 | at_least: 9 }}", "3 9")]
    [InlineData("{{ 1 | divided_by: 0 }}", "")]
    [InlineData("{{ '#38bdf8' | alpha: 0.5 }}", "#38bdf880")]
    [InlineData("{{ 'white' | mix: 'black', 0.5 }}", "#808080")]
    [InlineData("{{ '#0b1120' | contrast: 'black', 'white' }}", "white")]
    [InlineData("{{ 'no colour' | alpha: 0.5 }}", "")]
    [InlineData("{{ '}}' }}", "}}")]
    [InlineData("{{ ' x ' | lstrip }}|{{ ' x ' | rstrip }}|", "x | x|")]
    [InlineData("{{ '<p>a &amp; <b>b</b><!-- c --></p> 1 < 2' | strip_html }}", "a & b 1 < 2")]
    [InlineData("{{ '<i>' | escape }}", "<i>")]
    [InlineData("{{ 'a b&c' | url_encode }} {{ 'a+b%26c' | url_decode }}", "a+b%26c a b&c")]
    [InlineData("{{ 'Über uns, 2!' | slugify }}", "über-uns-2")]
    [InlineData("{{ 'a b  c' | number_of_words }}", "3")]
    [InlineData("{{ 'aba' | replace_first: 'a', 'x' }} {{ 'aba' | remove_last: 'a' }}", "xba ab")]
    [InlineData("{{ -5 | abs }}", "5")]
    [InlineData("{{ 'c,a,b,a' | split: ',' | sort | uniq | join: '' }}", "abc")]
    [InlineData("{{ 'b,A,c' | split: ',' | sort_natural | join: '' }}", "Abc")]
    [InlineData("{{ tags | concat: authors | size }}", "5")]
    [InlineData("{{ tags | array_to_sentence_string }}", "AI Technology, Digital Media, and Video")]
    [InlineData("{{ authors | array_to_sentence_string: '&' }}", "Alex Mercer & Kim Doe")]
    [InlineData("{{ tags | map: 'size' | join: ' ' }} {{ tags | map: 'size' | sum }}", "13 13 5 31")]
    [InlineData("{{ tags | where: 'size', 5 | first }}", "Video")]
    public void Values_and_filters(string template, string expected) => Assert.Equal(expected, Support.Cards.Evaluate(template));

    [Theory]
    [InlineData("title", true)]
    [InlineData("modified", false)]
    [InlineData("tags.size == 3", true)]
    [InlineData("tags.size > 3", false)]
    [InlineData("tags.size >= 3 and author", true)]
    [InlineData("tags contains 'Video'", true)]
    [InlineData("title contains 'nexus'", false)]
    [InlineData("title != 'x'", true)]
    [InlineData("modified == blank", true)]
    [InlineData("title == empty", false)]
    [InlineData("title != empty", true)]
    [InlineData("reading_minutes < 10", true)]
    [InlineData("'2' < 10", false)]
    [InlineData("false and false or true", false)] // Liquid reads from the right.
    [InlineData("true or false and false", true)]
    [InlineData("{{ title }}", true)]
    public void Conditions(string condition, bool expected)
    {
        var yaml = $"card: {{children: [{{if: \"{condition.Replace("\"", "'")}\", text: shown}}]}}";

        Assert.Equal(expected ? ["shown"] : [], Support.Cards.Resolve(yaml, Support.Cards.Everything).Texts);
    }

    [Theory]
    [InlineData("tag in tags", "AI Technology|Digital Media|Video")]
    [InlineData("tag in tags limit: 2", "AI Technology|Digital Media")]
    [InlineData("tag in tags offset: 1 limit: 1", "Digital Media")]
    [InlineData("tag in tags reversed", "Video|Digital Media|AI Technology")]
    [InlineData("tag in modified", "")]
    public void Loops(string loop, string expected)
    {
        var yaml = $"card: {{children: [{{for: '{loop}', text: '{{{{ tag }}}}'}}]}}";

        Assert.Equal(expected, string.Join('|', Support.Cards.Resolve(yaml, Support.Cards.Everything).Texts));
    }

    [Fact]
    public void A_loop_knows_where_it_is()
    {
        var scene = Support.Cards.Resolve("card: {children: [{for: t in tags, text: '{{ forloop.index }}/{{ forloop.length }} {{ forloop.first }} {{ forloop.last }}'}]}", Support.Cards.Everything);

        Assert.Equal(["1/3 true false", "2/3 false false", "3/3 false true"], scene.Texts);
    }

    [Theory]
    [InlineData("ja", "2024年2月5日")]
    [InlineData("de-AT", "5. Feb. 2024")]
    [InlineData("xx", "5 Feb 2024")]
    public void Dates_follow_the_language(string lang, string expected) =>
        Assert.Equal(expected, DateText.Format(Support.Cards.Everything.Published!.Value, "medium", lang));

    [Fact]
    public void Output_is_bounded()
    {
        var fields = Support.Cards.Everything with { Title = new string('x', 400) };
        var doubling = string.Concat(Enumerable.Repeat(" | replace: 'x', 'xxxxxxxxxxxxxxxxxxxx'", 8));

        Assert.True(Support.Cards.Evaluate($"{{{{ title{doubling} }}}}", fields).Length <= TextTemplate.MaxOutput);
    }
}
