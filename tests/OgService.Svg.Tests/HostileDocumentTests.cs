using System.Text;
using OgService.Testing;

namespace OgService.Svg.Tests;

public sealed class HostileDocumentTests
{
    [Fact]
    public void Refuses_documents_that_define_entities()
    {
        const string Laughs = "<!DOCTYPE svg [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;'>]><svg xmlns='http://www.w3.org/2000/svg'>&b;</svg>";
        var refused = Assert.Throws<SvgException>(() => SvgDocument.Parse(Encoding.UTF8.GetBytes(Laughs)));
        Assert.Equal(1, refused.Line);
    }

    [Fact]
    public void Steps_over_a_document_type_that_defines_nothing()
    {
        const string Plain = "<?xml version='1.0'?>\n<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd'>\n<svg xmlns='http://www.w3.org/2000/svg' width='3' height='2'/>";
        Assert.Equal(3, SvgDocument.Parse(Encoding.UTF8.GetBytes(Plain)).Width);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not xml")]
    [InlineData("<svg/>")]
    [InlineData("<html xmlns='http://www.w3.org/1999/xhtml'/>")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg' width='0' height='0'/>")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg' width='1e400' height='1'/>")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg' width='5' height='5'><g></svg>")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg' width='5' height='5'>&nbsp;</svg>")]
    public void Refuses_what_is_no_document_by_its_own_exception(string text)
        => Assert.Throws<SvgException>(() => SvgDocument.Parse(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void Refuses_too_many_bytes_before_it_reads_them()
        => Assert.Throws<SvgException>(() => SvgDocument.Parse(new MemoryStream(new byte[3 * 1024 * 1024])));

    [Fact]
    public void Refuses_elements_nested_too_deep()
        => Refused(string.Concat(Enumerable.Repeat("<g>", 70)) + string.Concat(Enumerable.Repeat("</g>", 70)));

    [Fact]
    public void Refuses_too_many_elements() => Refused(string.Concat(Enumerable.Repeat("<g/>", 50_001)));

    [Fact]
    public void Refuses_uses_that_double_and_double_again()
        => Refused("<rect id='u0' width='1' height='1'/>" + string.Concat(Enumerable.Range(1, 20).Select(
            i => $"<g id='u{i}'><use href='#u{i - 1}'/><use href='#u{i - 1}'/></g>")));

    [Fact]
    public void Refuses_uses_of_uses_too_deep()
        => Refused("<rect id='u0' width='1' height='1'/>" + string.Concat(Enumerable.Range(1, 10_000).Select(i => $"<use id='u{i}' href='#u{i - 1}'/>")));

    [Fact]
    public void Refuses_more_uses_than_may_be_drawn()
        => Refused("<g id='g'>" + string.Concat(Enumerable.Repeat("<rect/>", 1000)) + "</g>" + string.Concat(Enumerable.Repeat("<use href='#g'/>", 200)));

    [Fact]
    public void Refuses_patterns_in_patterns_that_multiply()
        => Refused(string.Concat(Enumerable.Range(0, 12).Select(
            i => $"<pattern id='p{i}' width='.1' height='.1'><rect width='2' height='2' fill='url(#p{i + 1})'/><rect width='2' height='2' fill='url(#p{i + 1})' stroke='url(#p{i + 1})'/></pattern>"))
            + "<rect width='20' height='20' fill='url(#p0)'/>");

    [Fact]
    public void Refuses_paths_with_too_many_segments()
        => Refused($"<path d='M0 0{string.Concat(Enumerable.Repeat("h1", 260_000))}'/>");

    [Fact]
    public void Refuses_too_many_style_rules() => Refused($"<style>{string.Concat(Enumerable.Repeat("a{b:c}", 6_000))}</style>");

    [Theory]
    [InlineData("<use id='a' href='#a'/>")]
    [InlineData("<g id='a'><use href='#a'/></g>")]
    [InlineData("<g id='a'><use href='#b'/></g><g id='b'><use href='#a'/></g>")]
    [InlineData("<pattern id='a' width='1' height='1'><rect width='9' height='9' fill='url(#a)'/></pattern><rect width='9' height='9' fill='url(#a)'/>")]
    [InlineData("<pattern id='a' href='#b'/><pattern id='b' href='#a'/><rect width='9' height='9' fill='url(#a)'/>")]
    [InlineData("<linearGradient id='a' href='#b'/><linearGradient id='b' href='#a'/><rect width='9' height='9' fill='url(#a)'/>")]
    [InlineData("<mask id='a' mask='url(#b)'><rect width='9' height='9'/></mask><mask id='b' mask='url(#a)'/><rect width='9' height='9' mask='url(#a)'/>")]
    [InlineData("<clipPath id='a' clip-path='url(#a)'><rect width='9' height='9' clip-path='url(#a)'/></clipPath><rect width='9' height='9' clip-path='url(#a)'/>")]
    [InlineData("<marker id='a'><path d='M0 0h9v9' marker-mid='url(#a)'/></marker><path d='M0 0h9v9' marker-mid='url(#a)'/>")]
    [InlineData("<symbol id='a'><use href='#a'/></symbol><use href='#a'/>")]
    public void Ends_where_references_go_round(string content)
    {
        using var pixels = Drawing.Draw(content);
        Assert.Equal(20, pixels.Width);
    }

    [Theory]
    [InlineData("<rect width='1e308' height='1e308' stroke='red' stroke-width='1e308'/>")]
    [InlineData("<rect width='9' height='9' transform='scale(1e300) scale(1e300)'/>")]
    [InlineData("<rect width='9' height='9' transform='matrix(NaN 0 0 1 0 0)' fill='url(#g)'/>")]
    [InlineData("<path d='M-1e308 0 A 1e308 1e308 1e9 1 1 1e308 1e308 C 1e308 1e308 -1e308 -1e308 9 9' stroke='red'/>")]
    [InlineData("<circle r='1e30' stroke='red' stroke-dasharray='1e-30 1e-30'/>")]
    [InlineData("<rect width='20' height='20' stroke='red' stroke-dasharray='0.00001'/>")]
    [InlineData("<linearGradient id='g' x1='1e300' x2='-1e300' gradientTransform='scale(1e-300)'><stop/><stop offset='1'/></linearGradient><rect width='9' height='9' fill='url(#g)'/>")]
    [InlineData("<pattern id='g' width='1e30' height='1e-30'><rect width='9' height='9'/></pattern><rect width='9' height='9' fill='url(#g)'/>")]
    [InlineData("<svg viewBox='0 0 1e-300 1e300' width='1e300' height='9'><rect width='9' height='9'/></svg>")]
    [InlineData("<image width='9' height='9' href='data:image/png;base64,iVBORw0KGgoAAAANSUhEUv////////8='/>")]
    [InlineData("<g opacity='NaN' style='mix-blend-mode:hue'><rect width='NaN' height='infinity'/></g>")]
    public void Draws_something_for_any_number(string content)
    {
        var watch = HangGuard.Start();
        using var pixels = Drawing.Draw(content);
        watch.Check(content);
    }

    public static TheoryData<string> Names => [.. HostileDocuments.All.Select(one => one.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Ends_soon_whatever_the_document_asks_for(string name)
    {
        var bytes = Encoding.UTF8.GetBytes(HostileDocuments.All.Single(one => one.Name == name).Text());
        Assert.InRange(bytes.Length, 0, SvgLimits.Default.MaxBytes);
        var watch = HangGuard.Start();
        try
        {
            SvgDocument.Parse(bytes).Render(1200, 630, cancellation: TestContext.Current.CancellationToken).Dispose();
        }
        catch (SvgException)
        {
            // The only one allowed.
        }

        watch.Check(name);
    }

    [Fact]
    public void Refuses_to_draw_what_would_take_too_long()
    {
        var layers = string.Concat(Enumerable.Repeat("<g opacity='.9'><rect width='20' height='20'/><circle r='9'/></g>", 16_000));
        var watch = HangGuard.Start();
        Assert.Throws<SvgException>(() => Drawing.Document(layers).Render(1200, 1200));
        watch.Check("a picture of many layers");
    }

    [Fact]
    public void Refuses_to_hold_too_many_pixels_at_once()
    {
        var nested = string.Concat(Enumerable.Repeat("<g opacity='.9'><circle r='1'/>", 40)) + "<rect width='20' height='20'/><circle r='9'/>" + string.Concat(Enumerable.Repeat("</g>", 40));
        Assert.Throws<SvgException>(() => Drawing.Document(nested).Render(2000, 2000));
    }

    [Fact]
    public void Stops_when_nobody_waits_any_more()
        => Assert.Throws<OperationCanceledException>(() => Drawing.Document("<rect width='20' height='20'/>").Render(20, 20, null, new CancellationToken(canceled: true)));

    [Fact]
    public void Survives_every_truncation_and_many_mutations()
    {
        var good = Encoding.UTF8.GetBytes(Pictures.Everything);
        var random = new Random(7);
        for (var i = 0; i < 2 * good.Length; i++)
        {
            var bytes = i < good.Length ? good[..i] : [.. good];
            for (var j = 0; i >= good.Length && j < 4; j++)
            {
                bytes[random.Next(bytes.Length)] = (byte)"0123456789 .-<>/='\"#urlabczMLCSQTA%e"[random.Next(36)];
            }

            try
            {
                SvgDocument.Parse(bytes).Render(16, 16).Dispose();
            }
            catch (SvgException)
            {
                // The only one allowed.
            }
        }
    }

    private static void Refused(string content)
    {
        var watch = HangGuard.Start();
        Assert.Throws<SvgException>(() => Drawing.Document(content));
        watch.Check();
    }
}
