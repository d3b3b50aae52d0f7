using OgService.Testing;
using OgService.Typography.OpenType;
using OgService.Typography.OpenType.Color;
using OgService.Typography.Shaping;

namespace OgService.Typography.Tests.OpenType;

/// <summary>Whatever the bytes, opening refuses with the declared exception or gives a font that shapes and draws something, soon.</summary>
public sealed class HostileFontTests(ITestOutputHelper output)
{
    private static readonly string[] Texts = ["Hamburg AVATAR fi ffl e\u0301\u0301 1\u20442", "\u0644\u0627 \u0645\u064f\u062d\u0645\u062f", "\u0915\u094d\u0937\u093f \u0e17\u0e35\u0e48 \u6f22\U0001F600"];

    [Fact]
    public void Fonts_that_broke_others_do_not_break_us()
    {
        if (Repository.Corpora is not { } corpora)
        {
            Assert.Skip("No corpora here: set OGSERVICE_CORPORA.");
            return;
        }

        int opened = 0, refused = 0;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(corpora, "text", "fuzz", "hb-fonts")))
        {
            var guard = HangGuard.Start();
            var isOpened = TryUse(File.ReadAllBytes(file), 3000);
            (opened, refused) = isOpened ? (opened + 1, refused) : (opened, refused + 1);
            guard.Check(file);
        }

        output.WriteLine($"{opened} opened, {refused} refused");
        Assert.True(opened >= 50);
    }

    [Theory]
    [InlineData("noto-emoji/noto-emoji-0-wght-normal.woff2")]
    [InlineData("noto-sans-hebrew/noto-sans-hebrew-hebrew-wght-normal.woff2")]
    [InlineData("noto-sans-thai/noto-sans-thai-thai-wght-normal.woff2")]
    [InlineData("jetbrains-mono/jetbrains-mono-latin-wght-normal.woff2")]
    [InlineData("jetbrains-mono/jetbrains-mono-cyrillic-wght-normal.woff2")]
    public void Every_truncation_of_a_font_is_refused(string name)
    {
        var whole = File.ReadAllBytes(Repository.PathTo("fonts", name));
        for (var length = 0; length < whole.Length; length++)
        {
            var cut = whole[..length];
            Assert.Throws<FontFormatException>(() => Typeface.Open(cut, "cut"));
        }
    }

    [Fact]
    public void Truncated_and_changed_tables_never_throw_while_shaping_or_drawing()
    {
        var random = new Random(17);
        var tables = FontFile.Open(File.ReadAllBytes(Repository.PathTo("fonts", "jetbrains-mono", "jetbrains-mono-latin-wght-normal.woff2")), "base");
        var whole = Sfnt.Write(tables);
        Assert.True(TryUse(whole, 50));
        for (var round = 0; round < 60; round++)
        {
            var changed = (byte[])whole.Clone();
            for (var i = random.Next(1, 40); i > 0; i--)
            {
                // Not the directory: most changes shall reach the tables.
                changed[random.Next(300, changed.Length)] = (byte)(random.Next(4) == 0 ? 0xFF : random.Next(256));
            }

            TryUse(round % 3 == 0 ? changed[..random.Next(changed.Length)] : changed, 50);
        }
    }

    [Fact]
    public void Truncated_and_changed_colours_never_throw()
    {
        var random = new Random(18);
        var tables = FontFile.Open(File.ReadAllBytes(Repository.PathTo("fonts", "noto-color-emoji", "noto-color-emoji-1-400-normal.woff")), "base");
        var colr = tables["COLR"].Span.ToArray();
        var palette = new PaletteTable(tables["CPAL"]);
        var drawn = 0;
        for (var round = 0; round < 3_000; round++)
        {
            var changed = (byte[])colr.Clone();
            for (var i = random.Next(0, 20); i > 0; i--)
            {
                changed[random.Next(changed.Length)] = (byte)(random.Next(4) == 0 ? 0xFF : random.Next(256));
            }

            var table = new ColrTable(new FontData(round % 3 == 0 ? changed[..random.Next(changed.Length)] : changed));
            for (var glyph = 0; glyph < 30; glyph++)
            {
                drawn += ColorGlyphReader.Read((ushort)glyph, table, palette, null) is null ? 0 : 1;
            }
        }

        Assert.InRange(drawn, 1_000, 90_000);
    }

    private static bool TryUse(byte[] file, int maximumGlyphs)
    {
        Typeface typeface;
        try
        {
            typeface = Typeface.Open(file, "hostile");
        }
        catch (FontFormatException)
        {
            return false;
        }

        foreach (var settings in (ReadOnlySpan<(Tag, double)[]>)[[], [(Tag.Of("wght"), 700), (Tag.Of("opsz"), 30), (Tag.Of("wdth"), 90)]])
        {
            var font = new FontInstance("hostile", typeface, typeface.Axes.Normalize(settings));
            var glyphs = new List<ShapedGlyph>();
            for (var i = 0; i < Texts.Length; i++)
            {
                Shaper.Shape(Texts[i], 0, Texts[i].Length, font, new ShapingOptions("ar", i == 1, true, true, []), glyphs);
            }

            for (var glyph = 0; glyph < Math.Min(maximumGlyphs, typeface.Metrics.GlyphCount); glyph++)
            {
                font.GetOutline((ushort)glyph, new RecordingSink());
                font.GetAdvanceUnits((ushort)glyph);
                font.TryGetColorGlyph((ushort)glyph, out _);
            }

            font.GetOutline(ushort.MaxValue, new RecordingSink());
        }

        return true;
    }
}
