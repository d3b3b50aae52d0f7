using System.Buffers.Binary;
using OgService.Testing;
using OgService.Typography.OpenType;
using OgService.Typography.OpenType.Apple;
using OgService.Typography.OpenType.Layout;
using OgService.Typography.Shaping;
using OgService.Typography.Shaping.Apple;

namespace OgService.Typography.Tests.Shaping.Apple;

/// <summary>Apple's tables read as their manual says, and the machines in them stay within the budget of the text.</summary>
public sealed class AppleTableTests
{
    private const int DontAdvance = 0x4000;
    private const int Nothing = 0xFFFF;

    [Fact]
    public void A_lookup_finds_glyphs_in_every_format()
    {
        FontData[] tables =
        [
            Words(0, 10, 11, 12, 13),
            Words(2, 6, 1, 0, 0, 0, 3, 2, 12),
            Words(4, 6, 1, 0, 0, 0, 3, 2, 18, 12, 13),
            Words(6, 4, 2, 0, 0, 0, 2, 12, 3, 13),
            Words(8, 2, 2, 12, 13),
            Words(10, 2, 2, 2, 12, 13),
        ];
        foreach (var table in tables)
        {
            Assert.True(AppleLookup.TryFind(table, 2, width: 2, out var found));
            Assert.Equal(12u, found);
            Assert.False(AppleLookup.TryFind(table, 9, width: 2, out _));
        }
    }

    [Fact]
    public void Kerning_by_bytes_is_read_from_the_older_form()
    {
        // Version 1, one table: length, coverage, format 3; two glyphs in one class each, the second value for the pair.
        byte[] table =
        [
            0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 27, 0, 3, 0, 0,
            0, 2, 2, 1, 1, 0, 0, 7, 0xFF, 0xF6, 0, 0, 0, 0, 1,
        ];
        var kern = KerningTable.ReadKern(new FontData(table));
        Assert.Equal(-10, Assert.Single(kern.Subtables).Find(0, 1));
        Assert.Equal(0, kern.Subtables[0].Find(0, 2));
    }

    [Fact]
    public void A_machine_that_stands_still_comes_to_an_end()
    {
        var guard = HangGuard.Start();
        var buffer = Buffer(5);
        new RearrangementMachine(buffer, new GdefTable(default), Machine(DontAdvance | 0x8000 | 0x2000 | 3)).Run(isOn: null);
        Assert.Equal(5, buffer.Count);
        Assert.Equal(0, buffer.OperationsLeft);
        guard.Check();
    }

    [Fact]
    public void A_machine_that_puts_glyphs_in_for_ever_stops_at_the_bound()
    {
        var guard = HangGuard.Start();
        var buffer = Buffer(5);
        // 31 glyphs at the one at hand, whose list follows the machine.
        new InsertionMachine(buffer, new GdefTable(default), Machine(DontAdvance | (31 << 5), 0, Nothing)).Run(isOn: null);
        Assert.InRange(buffer.Count, 6, 65_536);
        guard.Check();
    }

    [Fact]
    public void Damaged_fonts_are_refused_or_shaped()
    {
        if (Repository.Corpora is not { } corpora)
        {
            Assert.Skip("No corpora here: set OGSERVICE_CORPORA.");
            return;
        }

        var guard = HangGuard.Start();
        var random = new Random(17);
        var folder = Path.Combine(corpora, "text", "shaping", "hb", "text-rendering-tests", "fonts");
        foreach (var path in Directory.EnumerateFiles(folder, "TestMORX*.ttf").Order(StringComparer.Ordinal))
        {
            var good = File.ReadAllBytes(path);
            var (start, length) = FindMorx(good);
            for (var round = 0; round < 60; round++)
            {
                var damaged = good.ToArray();
                for (var change = random.Next(1, 6); change > 0; change--)
                {
                    damaged[start + random.Next(length)] = (byte)random.Next(256);
                }

                var glyphs = ShapeOrRefuse(damaged, path);
                Assert.InRange(glyphs, 0, 65_536);
            }

            guard.Check(path);
        }
    }

    private static int ShapeOrRefuse(byte[] file, string path)
    {
        const string text = "ABCDEXYZ12OOabé";
        var glyphs = new List<ShapedGlyph>();
        try
        {
            var typeface = Typeface.Open(file, path);
            var font = new FontInstance("damaged", typeface, typeface.Axes.Normalize([]));
            Shaper.Shape(text, 0, text.Length, font, new ShapingOptions(null, false, true, true, []), glyphs);
        }
        catch (FontFormatException)
        {
        }

        return glyphs.Count;
    }

    private static (int Start, int Length) FindMorx(byte[] file)
    {
        for (var i = 0; i < BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(4)); i++)
        {
            var record = file.AsSpan(12 + (i * 16));
            if (record.StartsWith("morx"u8))
            {
                return (BinaryPrimitives.ReadInt32BigEndian(record[8..]), BinaryPrimitives.ReadInt32BigEndian(record[12..]));
            }
        }

        throw new InvalidDataException("No morx.");
    }

    private static GlyphBuffer Buffer(int count)
    {
        var buffer = new GlyphBuffer();
        buffer.Reset(count);
        for (var i = 0; i < count; i++)
        {
            buffer.Add().Id = (ushort)(i + 1);
        }

        return buffer;
    }

    // One state of four classes, all with the one entry given; then what a list of glyphs may lie in.
    private static FontData Machine(params int[] entry) => Words(
    [
        0, 4, 0, 20, 0, 22, 0, 30, 0, 40,
        8,
        0, 0, 0, 0,
        0, .. entry,
        .. Enumerable.Repeat(7, 64),
    ]);

    private static FontData Words(params int[] values)
    {
        var bytes = new byte[values.Length * 2];
        for (var i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(i * 2), (ushort)values[i]);
        }

        return new FontData(bytes);
    }
}
