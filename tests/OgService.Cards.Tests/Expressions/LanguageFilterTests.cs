namespace OgService.Cards.Tests.Expressions;

public class LanguageFilterTests
{
    [Theory]
    [InlineData("en", 1234567.891, "1,234,567.891")]
    [InlineData("de", 1234567.891, "1.234.567,891")]
    [InlineData("fr", 1234567.5, "1\u202F234\u202F567,5")]
    [InlineData("sv-SE", 12345, "12\u00A0345")]
    [InlineData("es", 1234, "1234")]
    [InlineData("es", 12345, "12.345")]
    [InlineData("hi", 1234567, "12,34,567")]
    [InlineData("ja", 1234, "1,234")]
    [InlineData("en", -0.0001, "0")]
    [InlineData("en", -1234.5, "-1,234.5")]
    public void Numbers_are_written_as_the_language_does(string lang, double number, string expected) =>
        Assert.Equal(expected, In(lang, $"{{{{ {number.ToString(System.Globalization.CultureInfo.InvariantCulture)} | number }}}}"));

    [Theory]
    [InlineData("{{ 12.3456 | number: 2 }}", "12.35")]
    [InlineData("{{ 12 | number: 2 }}", "12.00")]
    [InlineData("{{ 'x' | number }}", "x")]
    public void Digits_behind_the_point_are_asked_for(string template, string expected) => Assert.Equal(expected, In("en", template));

    [Theory]
    [InlineData("en", 5, "5 min read")]
    [InlineData("de-AT", 5, "5 Min. Lesezeit")]
    [InlineData("xx", 5, "5 min read")]
    [InlineData("he", 1, "דקת קריאה")]
    [InlineData("ar", 2, "قراءة في دقيقتين")]
    [InlineData("ar", 7, "قراءة في 7 دقائق")]
    [InlineData("el", 1, "1 λεπτό ανάγνωσης")]
    [InlineData("zh", 3, "阅读时间 3 分钟")]
    [InlineData("zh-TW", 3, "閱讀時間 3 分鐘")]
    public void Reading_times_are_told_in_the_language(string lang, int minutes, string expected) =>
        Assert.Equal(expected, In(lang, $"{{{{ {minutes} | t: 'min_read' }}}}"));

    [Theory]
    [InlineData("en", "1:a 2:b 5:b")]
    [InlineData("ja", "1:a 2:a 5:a")]
    [InlineData("ru", "1:a 2:b 5:c 11:c 21:a 22:b 112:c")]
    [InlineData("pl", "1:a 2:b 5:c 21:c 22:b")]
    [InlineData("cs", "1:a 4:b 5:c")]
    [InlineData("fr", "0:a 1:a 2:b")]
    [InlineData("sl", "1:a 2:b 3:c 5:d 101:a")]
    [InlineData("lt", "1:a 2:b 10:c 11:c 21:a")]
    [InlineData("ro", "1:a 2:b 19:b 20:c")]
    [InlineData("ar", "0:a 1:b 2:c 3:d 11:e 100:f")]
    public void A_word_takes_the_form_of_its_number(string lang, string expected) => Assert.Equal(expected, string.Join(' ',
        expected.Split(' ').Select(pair => pair.Split(':')[0]).Select(number => $"{number}:" + In(lang, $"{{{{ {number} | plural: 'a', 'b', 'c', 'd', 'e', 'f' }}}}"))));

    [Theory]
    [InlineData("da", "5. feb. 2024", "5. februar 2024")]
    [InlineData("ru", "5 февр. 2024 г.", "5 февраля 2024 г.")]
    [InlineData("ko", "2024년 2월 5일", "2024년 2월 5일")]
    [InlineData("vi", "5 thg 2, 2024", "5 tháng 2, 2024")]
    [InlineData("zh-Hant", "2024年2月5日", "2024年2月5日")]
    [InlineData("hu", "2024. febr. 5.", "2024. február 5.")]
    public void Dates_follow_the_language(string lang, string medium, string @long)
    {
        Assert.Equal(medium, In(lang, "{{ date | date: 'medium' }}"));
        Assert.Equal(@long, In(lang, "{{ date | date: 'long' }}"));
    }

    [Fact]
    public void Every_language_has_twelve_months_and_seven_days()
    {
        foreach (var lang in OgService.Cards.Expressions.DateText.Known)
        {
            var months = Enumerable.Range(1, 12).Select(month => In(lang, $"{{{{ '2024-{month:00}-05' | date: '%B|%b' }}}}")).ToList();
            var days = Enumerable.Range(1, 7).Select(day => In(lang, $"{{{{ '2024-01-0{day}' | date: '%A|%a' }}}}")).ToList();

            Assert.Equal(12, months.Distinct().Count());
            Assert.Equal(7, days.Distinct().Count());
        }
    }

    [Theory]
    [InlineData("{{ '2026-05-01' | date: '%-d %b' }}", "1 May")]
    [InlineData("{{ '2026-05-01 18:30' | date: '%H:%M' }}", "18:30")]
    [InlineData("{{ '2026-05-01T18:30:00+02:00' | date: '%H:%M %z %:z' }}", "18:30 +0200 +02:00")]
    [InlineData("{{ '2026-05-01T18:30:00Z' | date: '%l %P' }}", "6 pm")]
    [InlineData("{{ '2026-05-01' | date: '%^b' }}", "MAY")]
    [InlineData("{{ 'soon' | date: '%b' }}", "soon")]
    [InlineData("{{ '2026-02-30' | date: '%b' }}", "2026-02-30")]
    [InlineData("{{ date | date_to_string }}", "05 Feb 2024")]
    [InlineData("{{ date | date_to_xmlschema }}", "2024-02-05T14:30:09+00:00")]
    public void A_text_that_is_a_date_is_one(string template, string expected) => Assert.Equal(expected, In("en", template));

    private static string In(string lang, string template) => Support.Cards.Evaluate(template, Support.Cards.Everything with { Lang = lang });
}
