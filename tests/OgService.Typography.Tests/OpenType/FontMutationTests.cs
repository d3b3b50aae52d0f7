using System.Buffers.Binary;
using System.Globalization;
using OgService.Testing;
using OgService.Typography.OpenType;
using OgService.Typography.Shaping;

namespace OgService.Typography.Tests.OpenType;

/// <summary>Good fonts cut short and with seeded damage inside their tables: used or refused with the declared exception, in bounded memory and time.</summary>
/// <remarks>OGSERVICE_FONT_MUTATIONS sets how many, 20,000 before a release; OGSERVICE_FONT_TRUNCATIONS=all cuts at every byte.</remarks>
public sealed class FontMutationTests(ITestOutputHelper output)
{
    private const int MutationsInCi = 500;
    private const int TruncationsInCi = 300;
    private const int MaximumGlyphs = 40;
    private const long MaximumBytes = 64 << 20;

    private const string Text = "Aé fi ש ָש ก็ Ж 𐓘 ꓐꓑꓒ 🎉🏴";

    private long mostBytes;

    [Fact]
    public void Damaged_tables_are_refused_or_drawn_and_nothing_else()
    {
        var fonts = GoodFonts.All().ToList();
        var random = new Random(20_000);
        var rounds = int.TryParse(Environment.GetEnvironmentVariable("OGSERVICE_FONT_MUTATIONS"), CultureInfo.InvariantCulture, out var asked)
            ? asked : MutationsInCi;
        var used = new int[fonts.Count];
        for (var round = 0; round < rounds; round++)
        {
            var (kind, file) = fonts[round % fonts.Count];
            used[round % fonts.Count] += Meet(Damage(kind, file, random), $"mutation {round} of {kind}") ? 1 : 0;
        }

        output.WriteLine($"{rounds} mutations: {string.Join(", ", fonts.Zip(used, (font, count) => $"{font.Kind} {count} drawn"))}; at most {mostBytes >> 10} KB a font");
        Assert.InRange(used.Sum(), rounds / 2, rounds);
    }

    [Fact]
    public void A_font_cut_anywhere_is_refused_or_drawn()
    {
        var everywhere = Environment.GetEnvironmentVariable("OGSERVICE_FONT_TRUNCATIONS") == "all";
        foreach (var (kind, file) in GoodFonts.All())
        {
            var (count, used) = (0, 0);
            for (var length = 0; length < file.Length; length += everywhere ? 1 : Math.Max(1, file.Length / TruncationsInCi), count++)
            {
                used += Meet(file[..length], $"{kind} cut at {length}") ? 1 : 0;
            }

            output.WriteLine($"{kind}: {count} lengths, {used} drawn; at most {mostBytes >> 10} KB a font");
        }
    }

    [Fact]
    public void The_fonts_are_good_before_they_are_damaged() =>
        Assert.All(GoodFonts.All(), font => Assert.True(Meet(font.File, font.Kind) && Meet(GoodFontOf(font), font.Kind), font.Kind));

    private static byte[] GoodFontOf((string Kind, byte[] File) font) => font.Kind == "WOFF2" ? GoodFonts.Repack(font.File, _ => { }) : font.File;

    // One table a time, and often its start, where counts and offsets lie; sometimes its length in the directory. Of a packed font, what is packed.
    private static byte[] Damage(string kind, byte[] good, Random random)
    {
        if (kind == "WOFF2")
        {
            if (random.Next(5) > 0)
            {
                return GoodFonts.Repack(good, tables => Change(tables, random));
            }

            var packed = (byte[])good.Clone();
            Change(packed, random);
            return packed;
        }

        var font = (byte[])good.Clone();
        var count = BinaryPrimitives.ReadUInt16BigEndian(font.AsSpan(4));
        var record = font.AsSpan(12 + (random.Next(count) * 16), 16);
        var offset = (int)BinaryPrimitives.ReadUInt32BigEndian(record[8..]);
        var length = (int)BinaryPrimitives.ReadUInt32BigEndian(record[12..]);
        if (random.Next(10) == 0)
        {
            BinaryPrimitives.WriteInt32BigEndian(record[12..], random.Next(length + 1));
        }

        Change(font.AsSpan(offset, length), random);
        return font;
    }

    private static void Change(Span<byte> bytes, Random random)
    {
        var reach = random.Next(2) == 0 ? Math.Min(bytes.Length, 64) : bytes.Length;
        for (var i = random.Next(1, 12); i > 0 && reach > 0; i--)
        {
            ref var place = ref bytes[random.Next(reach)];
            place = random.Next(4) switch { 0 => 0xFF, 1 => 0, 2 => (byte)(place ^ (1 << random.Next(8))), _ => (byte)random.Next(256) };
        }
    }

    private bool Meet(byte[] file, string what)
    {
        var guard = HangGuard.Start();
        var before = GC.GetAllocatedBytesForCurrentThread();
        bool used;
        try
        {
            used = Use(file);
        }
        catch (Exception exception)
        {
            Assert.Fail($"{what}: {exception}");
            return false;
        }

        var taken = GC.GetAllocatedBytesForCurrentThread() - before;
        mostBytes = Math.Max(mostBytes, taken);
        Assert.True(taken <= MaximumBytes, $"{what}: {taken} bytes");
        guard.Check(what);
        return used;
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

        var font = new FontInstance("damaged", typeface, typeface.Axes.Normalize([(Tag.Of("wght"), 650)]));
        var glyphs = new List<ShapedGlyph>();
        Shaper.Shape(Text, 0, Text.Length, font, new ShapingOptions(null, RightToLeft: false, OptionalLigatures: true, Kerning: true, []), glyphs);
        Shaper.Shape(Text, 0, Text.Length, font, new ShapingOptions("he", RightToLeft: true, OptionalLigatures: true, Kerning: true, []), glyphs);
        for (var glyph = 0; glyph < Math.Min(MaximumGlyphs, typeface.Metrics.GlyphCount); glyph++)
        {
            font.GetOutline((ushort)glyph, new NothingSink());
            font.GetAdvanceUnits((ushort)glyph);
            font.TryGetColorGlyph((ushort)glyph, out _);
            font.TryGetBitmapGlyph((ushort)glyph, 40, out _);
            typeface.GetGlyphName((ushort)glyph);
        }

        return true;
    }

    // What a picture would be made of; keeping it would be the test's memory, not the font's.
    private sealed class NothingSink : IOutlineSink
    {
        public void MoveTo(float x, float y)
        {
        }

        public void LineTo(float x, float y)
        {
        }

        public void QuadraticTo(float cx, float cy, float x, float y)
        {
        }

        public void CubicTo(float c1x, float c1y, float c2x, float c2y, float x, float y)
        {
        }

        public void Close()
        {
        }
    }
}
