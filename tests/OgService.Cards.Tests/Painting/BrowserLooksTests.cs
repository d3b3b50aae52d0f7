using OgService.Conformance;
using OgService.Conformance.Looks;
using OgService.Testing;

namespace OgService.Cards.Tests.Painting;

/// <summary>Boxes that Chromium drew: tests/looks/README.md tells how.</summary>
public class BrowserLooksTests
{
    public static TheoryData<string> Files =>
        [.. Directory.GetFiles(Repository.PathTo("tests", "looks", "cases"), "*.html").Select(file => System.IO.Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Boxes_look_as_Chromium_draws_them(string file)
    {
        var output = new StringWriter();
        var report = new SuiteReport(output);

        new LooksSuite().Run(Repository.PathTo("tests", "looks", "cases", file), report);

        Assert.True(report.Failed == 0, output.ToString());
        Assert.True(report.Passed >= 8, $"{report.Passed} cases");
    }

    [Fact]
    public void A_box_in_another_colour_fails()
    {
        var folder = Directory.CreateTempSubdirectory("looks-").FullName;
        File.Copy(Repository.PathTo("tests", "looks", "cases", "shadows.png"), System.IO.Path.Combine(folder, "page.png"));
        var page = System.IO.Path.Combine(folder, "page.html");
        File.WriteAllText(page, "<!-- case: one -->\n<div style=\"width: 60px; height: 60px; background: red\"></div>\n");
        var report = new SuiteReport(new StringWriter());

        new LooksSuite().Run(page, report);

        Assert.Equal((0, 1), (report.Passed, report.Failed));
        Directory.Delete(folder, recursive: true);
    }
}
