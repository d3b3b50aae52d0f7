using OgService.Testing;
using OgService.Typography.Shaping;

namespace OgService.Typography.Tests.Shaping.Complex;

public sealed class LongSyllableTests
{
    [Theory]
    [InlineData("\u093F")]
    [InlineData("\u0902")]
    [InlineData("\u0915\u094D")]
    [InlineData("\u0930\u094D")]
    [InlineData("\u0905\u093E")]
    [InlineData("\u093C\u093F")]
    public void What_no_one_writes_is_shaped_in_bounded_time(string part)
    {
        var font = FontLibrary.Open(Repository.PathTo("fonts")).FindFace("Noto Sans Devanagari", 400, italic: false, 72, 0x0915)!;
        var text = string.Concat(Enumerable.Repeat(part, 5_000 / part.Length));
        var glyphs = new List<ShapedGlyph>();
        var guard = HangGuard.Start();
        Shaper.Shape(text, 0, text.Length, font, new ShapingOptions(null, false, true, true, []), glyphs);
        Assert.NotEmpty(glyphs);
        guard.Check();
    }
}
