using System.Buffers.Binary;
using System.Globalization;
using OgService.Testing;
using OgService.Typography.OpenType;
using OgService.Typography.Shaping;

namespace OgService.Typography.Tests.OpenType;

/// <summary>Good fonts with seeded damage inside their tables: the directory stays right, so that the damage is met where it lies.</summary>
/// <remarks>OGSERVICE_FONT_MUTATIONS sets how many; before a release, 20,000.</remarks>
public sealed class FontMutationTests
{
    private const int MutationsInCi = 2_000;

    [Fact]
    public void Damaged_tables_are_refused_or_drawn_and_nothing_else()
    {
        var fonts = GoodFonts().ToList();
        var random = new Random(2_000);
        var opened = 0;
        var rounds = int.TryParse(Environment.GetEnvironmentVariable("OGSERVICE_FONT_MUTATIONS"), CultureInfo.InvariantCulture, out var asked)
            ? asked : MutationsInCi;
        for (var round = 0; round < rounds; round++)
        {
            var font = (byte[])fonts[round % fonts.Count].Clone();
            Damage(font, random);
            try
            {
                opened += Use(font) ? 1 : 0;
            }
            catch (Exception exception)
            {
                Assert.Fail($"mutation {round}: {exception}");
            }
        }

        Assert.InRange(opened, rounds / 2, rounds);
    }

    [Fact]
    public void A_plain_font_cut_anywhere_is_refused_or_drawn()
    {
        foreach (var font in GoodFonts())
        {
            var step = Math.Max(1, font.Length / 1_500);
            for (var length = 0; length < font.Length; length += step)
            {
                Use(font[..length]);
            }
        }
    }

    private static IEnumerable<byte[]> GoodFonts()
    {
        foreach (var name in (string[])
            [
                "noto-sans-hebrew/noto-sans-hebrew-hebrew-wght-normal.woff2",
                "noto-sans-thai/noto-sans-thai-thai-wght-normal.woff2",
                "jetbrains-mono/jetbrains-mono-cyrillic-wght-normal.woff2",
            ])
        {
            var path = Repository.PathTo(["fonts", .. name.Split('/')]);
            yield return Sfnt.Write(FontFile.Open(File.ReadAllBytes(path), path));
        }

        // CFF and CFF2, which none of the shipped fonts has.
        foreach (var name in (string[])["TestCFFThree.otf", "AdobeVFPrototype-Subset.otf"])
        {
            if (Repository.Corpora is { } corpora && Path.Combine(corpora, "text", "shaping", "text-rendering-tests", "fonts", name) is var path && File.Exists(path))
            {
                yield return File.ReadAllBytes(path);
            }
        }
    }

    // One table a time, and often its start, where counts and offsets lie; sometimes its length in the directory.
    private static void Damage(byte[] font, Random random)
    {
        var count = BinaryPrimitives.ReadUInt16BigEndian(font.AsSpan(4));
        var record = font.AsSpan(12 + (random.Next(count) * 16), 16);
        var offset = (int)BinaryPrimitives.ReadUInt32BigEndian(record[8..]);
        var length = (int)BinaryPrimitives.ReadUInt32BigEndian(record[12..]);
        if (random.Next(10) == 0)
        {
            BinaryPrimitives.WriteInt32BigEndian(record[12..], random.Next(length + 1));
        }

        var reach = random.Next(2) == 0 ? Math.Min(length, 64) : length;
        for (var i = random.Next(1, 12); i > 0 && reach > 0; i--)
        {
            ref var place = ref font[offset + random.Next(reach)];
            place = random.Next(4) switch { 0 => 0xFF, 1 => 0, 2 => (byte)(place ^ (1 << random.Next(8))), _ => (byte)random.Next(256) };
        }
    }

    private static bool Use(byte[] file)
    {
        Typeface typeface;
        try
        {
            typeface = Typeface.Open(file, "damaged");
        }
        catch (FontFormatException)
        {
            return false;
        }

        const string text = "Aé fi ש ก็ Ж";
        var font = new FontInstance("damaged", typeface, typeface.Axes.Normalize([(Tag.Of("wght"), 650)]));
        Shaper.Shape(text, 0, text.Length, font, new ShapingOptions(null, false, true, true, []), []);
        for (var glyph = 0; glyph < Math.Min(12, typeface.Metrics.GlyphCount); glyph++)
        {
            font.GetOutline((ushort)glyph, new RecordingSink());
            font.GetAdvanceUnits((ushort)glyph);
            typeface.GetGlyphName((ushort)glyph);
        }

        return true;
    }
}
