using System.Text;

namespace OgService.Svg.Tests;

/// <summary>Documents made to cost time or memory; each within the limits of bytes, so that what they do inside is what counts.</summary>
internal static class HostileDocuments
{
    private const string Start = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1200 630'>";

    public static IEnumerable<(string Name, Func<string> Text)> All =>
    [
        .. Paths.Select(one => (one.Name, (Func<string>)(() => Whole(one.Text())))),
        .. References.Select(one => (one.Name, (Func<string>)(() => Whole(one.Text())))),
        .. Styles.Select(one => (one.Name, (Func<string>)(() => Whole(one.Text())))),
        .. Sizes.Select(one => (one.Name, (Func<string>)(() => Whole(one.Text())))),
        .. Markup,
    ];

    private static IEnumerable<(string Name, Func<string> Text)> Paths =>
    [
        ("zigzag of 200,000 lines, stroked", () => Path(Repeat("l9 600-9-600", 100_000), "stroke='red'")),
        ("zigzag of 200,000 lines, stroked widely", () => Path(Repeat("l9 600-9-600", 100_000), "stroke='red' stroke-width='40' stroke-linejoin='round'")),
        ("spiral of lines, stroked", () => Path(Repeat("h1200v630h-1200v-629", 50_000), "stroke='red' stroke-width='3' fill='none'")),
        ("star of 200,000 lines, filled", () => Path(Repeat("L1200 630 0 3", 90_000), "fill-rule='evenodd'")),
        ("100,000 curves, stroked", () => Path(Repeat("c9 600-9-600 3 3", 100_000), "stroke='red' stroke-width='9'")),
        ("100,000 curves across everything, far outside", () => Path(Repeat("C9e6-9e6-9e6 9e6 9 9", 90_000), "")),
        ("curves across everything, stroked", () => Path(Repeat("C9e6-9e6-9e6 9e6 9 9", 90_000), "stroke='red' stroke-width='5'")),
        ("curves of huge numbers, stroked widely", () => Path(Repeat("C9e30-9e30-9e30 9e30 9 9", 80_000), "stroke='red' stroke-width='1e6' stroke-linecap='round'")),
        ("30,000 arcs", () => Path(Repeat("a99 9 30 1 1 9 9", 30_000), "stroke='red' fill='none'")),
        ("tight curves under a wide pen", () => Path(Repeat("c1 0 1 1 0 1", 100_000), "stroke='red' stroke-width='300' stroke-linejoin='round'")),
        ("cusps under a wide pen", () => Path(Repeat("c60-60 0-60 60 0s0 60-60 0", 60_000), "stroke='red' stroke-width='200'")),
        ("a million dashes", () => Path("h1e6", "stroke='red' stroke-dasharray='.5'")),
        ("20,000 round dashes on a curve", () => Path("C1200 0 0 630 1200 630", "fill='none' stroke='red' stroke-width='99' stroke-linecap='round' stroke-dasharray='.08'")),
        ("20,000 dashes over 100,000 curves", () => Path(Repeat("c9 1-9-1 3 0", 100_000), "stroke='red' stroke-linecap='round' stroke-dasharray='40 9'")),
        ("1,000 lengths of dashes", () => Use(20_000, $"<path id='a' d='M0 0h9' stroke='red' stroke-dasharray='{Repeat("1 ", 1000)}'/>")),
        ("1e308 coordinates", () => Path(Repeat("L1e308-1e308-1e308 1e308C1e308 0 0 1e308-1e308 9", 20_000), "stroke='red' stroke-width='1e308'")),
        ("markers on every vertex", () => "<marker id='m' viewBox='0 0 9 9' orient='auto'><path d='M0 0h9v9z'/></marker>" + Path(Repeat("l9 9-3-9", 45_000), "marker-mid='url(#m)' fill='none'")),
        ("one rectangle of the whole size, often", () => Use(49_000, "<rect id='a' width='1200' height='630' fill-opacity='.1'/>")),
        ("one small circle, often", () => Use(45_000, "<circle id='a' r='3' cx='50' cy='50' stroke='red' stroke-dasharray='1'/>")),
        ("gradients of 1,024 stops, often", () => Use(2_000, $"<linearGradient id='g'>{Repeat("<stop offset='.5'/>", 1024)}</linearGradient><rect id='a' width='30' height='30' fill='url(#g)'/>")),
    ];

    private static IEnumerable<(string Name, Func<string> Text)> References =>
    [
        ("uses 10^5 deep", () => "<rect id='u0' width='1' height='1'/>" + Each(40_000, i => $"<use id='u{i + 1}' href='#u{i}'/>")),
        ("uses 10^5 wide", () => "<defs><rect id='a' width='9' height='9'/></defs>" + Repeat("<use href='#a'/>", 49_000) + Repeat("<use href='#b'/>", 900)),
        ("uses that double 40 times", () => "<rect id='u0' width='1' height='1'/>" + Each(40, i => $"<g id='u{i + 1}'><use href='#u{i}'/><use href='#u{i}'/></g>")),
        ("uses of a path with a megabyte of spaces", () => Use(40_000, $"<path id='a' d='M0 0h9{Repeat(" ", 1_000_000)}'/>")),
        ("uses of a gradient with 10,000 children", () => Use(20_000, $"<linearGradient id='g'>{Repeat("<g/>", 20_000)}<stop/><stop/></linearGradient><rect id='a' width='9' height='9' fill='url(#g)'/>")),
        ("inherited dashes", () => $"<g stroke='red' stroke-dasharray='{Repeat("1 ", 1000)}'>{Repeat("<path d='M0 0h9'/>", 45_000)}</g>"),
        ("uses in a style of a megabyte", () => Use(40_000, $"<rect id='a' style='{Repeat("fill:red;", 100_000)}'/>")),
        ("a use of itself", () => "<g id='a'><use href='#a'/><use href='#a'/></g>"),
        ("uses of each other", () => "<g id='a'><use href='#b'/><use href='#b'/></g><g id='b'><use href='#a'/><use href='#a'/></g>"),
        ("patterns in patterns", () => Each(30, i => $"<pattern id='p{i}' width='.1' height='.1'><rect width='99' height='99' fill='url(#p{i + 1})' stroke='url(#p{i + 1})'/></pattern>") + "<rect width='1200' height='630' fill='url(#p0)'/>"),
        ("patterns in patterns, one each", () => Each(30, i => $"<pattern id='p{i}' width='1' height='1'><rect width='1200' height='630' fill='url(#p{i + 1})'/></pattern>") + "<rect width='1200' height='630' fill='url(#p0)'/>"),
        ("a pattern in itself", () => "<pattern id='p' width='9' height='9' patternUnits='userSpaceOnUse'><rect width='9' height='9' fill='url(#p)'/></pattern><rect width='1200' height='630' fill='url(#p)'/>"),
        ("tiny tiles", () => "<pattern id='p' width='.001' height='.001' patternUnits='userSpaceOnUse'><path d='M0 0h9'/></pattern><rect id='a' width='1200' height='630' fill='url(#p)'/>" + Repeat("<use href='#a'/>", 1000)),
        ("tiles that stand out", () => "<pattern id='p' width='9' height='9' overflow='visible' patternUnits='userSpaceOnUse'><circle r='9e3'/></pattern><rect id='a' width='1200' height='630' fill='url(#p)'/>" + Repeat("<use href='#a'/>", 1000)),
        ("masks in masks", () => Each(60, i => $"<mask id='m{i}' mask='url(#m{i + 1})'><rect width='1200' height='630' fill='#fff' mask='url(#m{i + 1})'/></mask>") + "<rect width='1200' height='630' mask='url(#m0)'/>"),
        ("masks, one in the other", () => Each(60, i => $"<mask id='m{i}' mask='url(#m{i + 1})'><rect width='1200' height='630' fill='#fff'/></mask>") + "<rect width='1200' height='630' mask='url(#m0)'/>"),
        ("masks of each other", () => "<mask id='a' mask='url(#b)'><rect width='9' height='9'/></mask><mask id='b' mask='url(#a)'><rect width='9' height='9'/></mask><rect width='99' height='99' mask='url(#a)'/>"),
        ("clip paths in clip paths", () => Each(60, i => $"<clipPath id='m{i}' clip-path='url(#m{i + 1})'><circle r='1200' clip-path='url(#m{i + 1})'/></clipPath>") + "<rect width='1200' height='630' clip-path='url(#m0)'/>"),
        ("markers in markers", () => Each(40, i => $"<marker id='m{i}'><path d='M0 0h9v9h9v9' marker-mid='url(#m{i + 1})' marker-start='url(#m{i + 1})'/></marker>") + "<path d='M0 0h9v9h9v9' marker-mid='url(#m0)'/>"),
        ("templates of gradients in a ring", () => Each(9_000, i => $"<linearGradient id='g{i}' href='#g{(i + 1) % 9_000}'/>") + Each(9_000, i => $"<rect fill='url(#g{i})' width='9' height='9'/>")),
        ("opacity in opacity", () => Repeat("<g opacity='.9'><circle r='1'/>", 60) + "<circle r='1200'/>" + Repeat("</g>", 60)),
        ("16,000 groups that are blended", () => Repeat("<g style='mix-blend-mode:hue'><circle r='900'/><circle r='3'/></g>", 12_000)),
        ("16,000 small groups that are blended", () => Repeat("<g style='mix-blend-mode:hue'><circle r='9' cx='99' cy='99'/><circle r='3' cx='99' cy='99'/></g>", 12_000)),
        ("pictures elsewhere", () => Repeat("<image href='file:///etc/passwd' width='9' height='9'/><image href='http://127.0.0.1/' width='9' height='9'/>", 9_000)),
        ("a picture that breaks off, often", () => Use(20_000, "<image id='a' width='1200' height='630' href='data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAH0AAAB9ACAYAAAAAAAAA'/>")),
        ("documents in documents", () => Repeat("<image width='9' height='9' href=\"data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'%3E%3Ccircle r='9'/%3E%3C/svg%3E\"/>", 9_000)),
    ];

    private static IEnumerable<(string Name, Func<string> Text)> Styles =>
    [
        ("a style sheet of loops", () => "<style>@import url(#s);*{fill:url(#a)}</style><pattern id='a' href='#a' fill='url(#a)'><rect/></pattern><rect width='9' height='9'/>"),
        ("5,000 rules for 45,000 elements", () => $"<style>{Each(5_000, i => $".c{i},g>g{{fill:red}}")}</style>" + Repeat("<g class='x y'/>", 45_000)),
        ("rules of descendants, deep", () => $"<style>{Each(2_000, i => $"g g g g g g g g g g g g g g b{i % 9}{{fill:red}}")}</style>{Repeat("<g>", 60)}{Repeat("<rect/>", 30_000)}{Repeat("</g>", 60)}"),
        ("rules of siblings", () => $"<style>{Each(3_000, i => $"rect+rect+rect+rect+rect+b{i % 9}{{fill:red}}")}</style>{Repeat("<rect/>", 45_000)}"),
        ("rules of attributes", () => $"<style>{Each(4_900, i => $"[a{i}*=b]{{fill:red}}")}</style>{Repeat("<rect a='b' b='c' c='d' d='e'/>", 40_000)}"),
        ("the last child of many", () => $"<style>{Repeat("rect:last-child{fill:red}", 4_000)}</style>{Repeat("<rect/>", 40_000)}"),
        ("100,000 classes", () => $"<style>{Each(4_000, i => $".x{i}{{fill:red}}")}</style><rect class='{Repeat("a ", 400_000)}'/>"),
        ("100,000 declarations", () => $"<rect width='9' height='9' style='{Repeat("fill:red;", 200_000)}'/>"),
        ("an endless comment in a style sheet", () => $"<style>{Repeat("/*", 900_000)}</style><rect/>"),
        ("brackets in a style sheet", () => $"<style>{Repeat("a{", 900_000)}</style><style>{Repeat("(", 100_000)}</style><rect/>"),
        ("transforms in a row", () => $"<g transform='{Repeat("rotate(9)scale(1.01)", 90_000)}'><rect width='9' height='9'/></g>"),
        ("a long paint", () => $"<rect width='9' height='9' fill='rgb({Repeat("1,", 900_000)}' stroke='url({Repeat("#", 90_000)}'/>"),
        ("a long list of languages", () => $"<switch><rect systemLanguage='{Repeat("en,", 600_000)}'/></switch>"),
    ];

    private static IEnumerable<(string Name, Func<string> Text)> Sizes =>
    [
        ("a view box of nothing", () => "<svg viewBox='0 0 1e-300 1e300' width='1e300' height='9'><rect width='9' height='9' stroke='red'/></svg>"),
        ("a rectangle of everything", () => "<rect x='-1e308' y='-1e308' width='1e308' height='1e308' rx='1e307' stroke='red' stroke-width='1e308' stroke-dasharray='1e-308 1e308'/>"),
        ("scaled without end", () => Repeat("<g transform='scale(1e9)'>", 60) + "<circle r='1' stroke='red' stroke-dasharray='1e-9'/>" + Repeat("</g>", 60)),
        ("scaled to nothing", () => Repeat("<g transform='scale(1e-9)'>", 60) + "<circle r='1e300' stroke='red' stroke-dasharray='1e-9'/>" + Repeat("</g>", 60)),
        ("2 MB of digits", () => Path($"h{Repeat("9", 1_900_000)}", "stroke='red'")),
        ("2 MB of exponents", () => Path($"h1e{Repeat("9", 1_900_000)}", "stroke='red'")),
        ("2 MB of signs", () => Path(Repeat("-.", 900_000), "stroke='red'")),
    ];

    private static IEnumerable<(string Name, Func<string> Text)> Markup =>
    [
        ("entities in entities", () => $"<!DOCTYPE svg [<!ENTITY a 'ha'>{Each(9, i => $"<!ENTITY {(char)('b' + i)} '{Repeat($"&{(char)('a' + i)};", 10)}'>")}]>{Start}<text>&j;</text></svg>"),
        ("an entity of a file", () => $"<!DOCTYPE svg [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>{Start}<text>&a;</text></svg>"),
        ("definitions elsewhere", () => $"<!DOCTYPE svg SYSTEM 'http://127.0.0.1/a.dtd'>{Start}<rect/></svg>"),
        ("a name of 2 MB", () => $"{Start}<{Repeat("a", 1_900_000)}/></svg>"),
        ("100,000 attributes", () => $"{Start}<rect {Each(150_000, i => $"a{i}='' ")}/></svg>"),
        ("100,000 name spaces", () => $"{Start}<rect {Each(60_000, i => $"xmlns:a{i}='a{i}' ")}/></svg>"),
        ("45,000 elements of 5 attributes", () => $"{Start}{Repeat("<rect x='1' y='1' id='a' width='1' height='9'/>", 41_000)}</svg>"),
        ("deep elements that never end", () => $"{Start}{Repeat("<g>", 600_000)}"),
        ("comments", () => $"{Start}{Repeat("<!-- -->", 230_000)}</svg>"),
        ("processing instructions", () => $"{Start}{Repeat("<?a b?>", 250_000)}</svg>"),
        ("character references", () => $"{Start}<style>{Repeat("&#65;", 380_000)}</style></svg>"),
    ];

    private static string Whole(string content) => $"{Start}{content}</svg>";

    private static string Path(string data, string attributes) => $"<path d='M0 0{data}' {attributes}/>";

    private static string Use(int count, string shape) => shape + Repeat("<use href='#a'/>", count);

    private static string Repeat(string text, int count) => new StringBuilder(text.Length * count).Insert(0, text, count).ToString();

    private static string Each(int count, Func<int, string> text)
    {
        var all = new StringBuilder();
        for (var i = 0; i < count; i++)
        {
            all.Append(text(i));
        }

        return all.ToString();
    }
}
