using OgService.Conformance;
using OgService.Conformance.Layout;
using OgService.Testing;

namespace OgService.Cards.Tests.Layout;

/// <summary>Flex and grid pages that Chromium measured: tests/layout/README.md tells how.</summary>
public class BrowserCaseTests
{
    public static TheoryData<string> Files =>
        [.. Directory.GetFiles(Repository.PathTo("tests", "layout", "cases"), "*.html").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Boxes_lie_where_Chromium_puts_them(string file)
    {
        var output = new StringWriter();
        var report = new SuiteReport(output);

        new LayoutSuite().Run(Repository.PathTo("tests", "layout", "cases", file), report);

        Assert.True(report.Failed == 0, output.ToString());
        Assert.True(report.Passed > 30, $"{report.Passed} cases");
    }

    [Fact]
    public void A_box_that_is_off_by_two_pixels_fails()
    {
        using var folder = new ScratchPages("""<div style="display: flex; width: 90px"><div style="flex: 1; height: 5px"></div></div>""", "[[0,0,90,5],[2,0,90,5]]");
        var report = new SuiteReport(new StringWriter());

        new LayoutSuite().Run(folder.File, report);

        Assert.Equal((0, 1), (report.Passed, report.Failed));
    }

    [Fact]
    public void Rules_of_a_style_element_count_and_what_is_not_shown_has_no_size()
    {
        var complaints = new List<string>();

        var boxes = HtmlLayout.Lay("""<style>.a { width: 50px; height: 10px }</style><div class="a" id="x"></div><div style="display: none"></div><p style="float: left"></p>""",
            CardSize.Default, complaints);

        Assert.Equal([new ElementBox("x", 0, 0, 50, 10), new ElementBox(null, 0, 0, 0, 0), new ElementBox(null, 0, 10, 1200, 0)], boxes);
        Assert.Equal(["float: not known"], complaints);
    }

    private sealed class ScratchPages : IDisposable
    {
        private readonly string folder = Directory.CreateTempSubdirectory("layout-").FullName;

        public ScratchPages(string html, string boxes)
        {
            System.IO.File.WriteAllText(File, $"<!-- case: one -->\n{html}\n");
            System.IO.File.WriteAllText(Path.ChangeExtension(File, ".boxes.json"), $$"""{ "one": {{boxes}} }""");
        }

        public string File => Path.Combine(folder, "page.html");

        public void Dispose() => Directory.Delete(folder, recursive: true);
    }
}
