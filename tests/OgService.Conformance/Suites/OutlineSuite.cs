namespace OgService.Conformance;

/// <summary>Outlines as others draw them: HTML pages with SVG (Unicode text rendering tests), lists of glyphs (fontations).</summary>
internal sealed class OutlineSuite : ISuite
{
    private readonly FontCache fonts = new();

    public string Name => "outlines";

    public string Description => "the Unicode text rendering tests (*.html) and the fontations lists (*-glyphs.txt)";

    public IReadOnlyList<string> FilePatterns { get; } = ["*.html", "*-glyphs.txt"];

    public void Run(string file, SuiteReport report)
    {
        if (file.EndsWith(".html", StringComparison.Ordinal))
        {
            OutlinePages.Run(file, fonts, report);
        }
        else
        {
            OutlineLists.Run(file, fonts, report);
        }
    }
}
