using OgService.Raster;

namespace OgService.Conformance;

/// <summary>The suites the runner knows. A new suite is a file in this folder and a line here.</summary>
internal static class SuiteTable
{
    public static IReadOnlyList<ISuite> All { get; } =
    [
        new BreakSuite("linebreak", "LineBreakTest.txt of the Unicode database", "LineBreakTest*.txt", TextBreaks.Lines),
        new BreakSuite("grapheme", "GraphemeBreakTest.txt of the Unicode database", "GraphemeBreakTest*.txt", TextBreaks.Graphemes),
        new BreakSuite("wordbreak", "WordBreakTest.txt of the Unicode database", "WordBreakTest*.txt", TextBreaks.Words),
        new NormalizationSuite(),
        new BidiSuite(),
        new BidiCharacterSuite(),
        new ShapingSuite(),
        new OutlineSuite(),
        new HostileFontSuite(),
        new WebPSuite(),
        new PngSuite(),
        new JpegSuite(),
        new GifSuite(),
        new HostilePictureSuite(),
        new SvgSuite("svg", EdgeSmoothing.Grid),
        new SvgSuite("svg-area", EdgeSmoothing.Area),
        new Layout.LayoutSuite(),
        new Looks.LooksSuite(Environment.GetEnvironmentVariable("OGSERVICE_DIFFERENCES")),
    ];
}
