using System.Text;
using OgService.Cards.QrCodes;
using OgService.Imaging;
using OgService.Imaging.Png;

namespace OgService.Cards.Tests.QrCodes;

/// <summary>The structure of codes. That readers read them: tests/qr/check.mjs.</summary>
public sealed class QrCodeTests
{
    // The code for "Hello" at the lowest correction is of version 1, like every text of up to 7 bytes that asks for the highest.
    [Theory]
    [InlineData(7, "High", 1, "High")]
    [InlineData(8, "High", 2, "High")]
    [InlineData(14, "Low", 1, "Medium")]
    [InlineData(17, "Low", 1, "Low")]
    [InlineData(18, "Low", 2, "Quartile")]
    [InlineData(2953, "Low", 40, "Low")]
    [InlineData(2331, "Medium", 40, "Medium")]
    [InlineData(1273, "High", 40, "High")]
    public void A_code_is_the_smallest_that_holds_the_text_with_all_the_correction_there_is_room_for(int bytes, string least, int version, string level)
    {
        var code = QrCode.Encode(new string('a', bytes), Enum.Parse<QrCorrection>(least))!;

        Assert.Equal((version, level), (code.Version, code.Correction.ToString()));
    }

    [Fact]
    public void A_text_beyond_the_largest_code_has_none()
    {
        Assert.Null(QrCode.Encode(new string('a', 2954), QrCorrection.Low));
        Assert.Null(QrCode.Encode(new string('é', 1477), QrCorrection.Low));
    }

    // ISO/IEC 18004, annex I: the codewords of its example, 01234567 in version 1-M.
    [Fact]
    public void Correction_codewords_are_those_of_the_standards_example()
    {
        byte[] data = [0x10, 0x20, 0x0C, 0x56, 0x61, 0x80, 0xEC, 0x11, 0xEC, 0x11, 0xEC, 0x11, 0xEC, 0x11, 0xEC, 0x11];

        Assert.Equal("A5-24-D4-C1-ED-36-C7-87-2C-55", BitConverter.ToString(ReedSolomon.Correction(data, 10)));
    }

    [Fact]
    public void Versions_have_the_patterns_of_the_standard()
    {
        Assert.Equal([6, 30, 54, 78, 102, 126, 150], QrTables.AlignmentCenters(35)[..7]);
        Assert.Equal([6, 34, 60, 86, 112, 138], QrTables.AlignmentCenters(32));
        Assert.Equal([6, 22, 38], QrTables.AlignmentCenters(7));
        Assert.Equal((26, 44, 196, 3706), (QrTables.Codewords(1), QrTables.Codewords(2), QrTables.Codewords(7), QrTables.Codewords(40)));
    }

    [Fact]
    public void Every_code_has_finders_timing_and_format_information()
    {
        var code = QrCode.Encode("https://example.com/posts/openai-sora", QrCorrection.Medium)!;
        var finder = new StringBuilder();
        for (var y = 0; y < 8; y++)
        {
            for (var x = 0; x < 8; x++)
            {
                finder.Append(code[x, y] ? '#' : '.');
            }

            finder.Append('\n');
        }

        Assert.Equal("#######.\n#.....#.\n#.###.#.\n#.###.#.\n#.###.#.\n#.....#.\n#######.\n........\n", finder.ToString());
        Assert.True(Enumerable.Range(8, code.Size - 16).All(i => code[i, 6] == (i % 2 == 0) && code[6, i] == (i % 2 == 0)));
        Assert.True(code[8, code.Size - 8]);
    }

    // Every version at every level, as pictures with the text in their names' file, for readers that are not ours: tests/qr/check.sh.
    [Fact]
    public void Codes_are_written_for_other_readers()
    {
        if (Environment.GetEnvironmentVariable("OGSERVICE_QR") is not { Length: > 0 } folder)
        {
            Assert.Skip("tests/qr/check.sh has not asked for them");
            return;
        }

        var texts = new List<string>();
        foreach (var level in Enum.GetValues<QrCorrection>())
        {
            for (var version = 1; version <= QrTables.MaxVersion; version++)
            {
                var room = QrTables.DataCodewords(version, level) - (version < 10 ? 2 : 3);
                var text = string.Create(room, version, (span, seed) =>
                {
                    for (var i = 0; i < span.Length; i++)
                    {
                        span[i] = (char)(' ' + (((i * 31) + (seed * 11) + (i * i)) % 94));
                    }
                });
                var code = QrCode.Encode(text, level)!;
                Assert.Equal((version, level), (code.Version, code.Correction));
                Save(code, System.IO.Path.Combine(folder, $"{texts.Count}.png"));
                texts.Add(text);
            }
        }

        File.WriteAllText(System.IO.Path.Combine(folder, "texts.json"), System.Text.Json.JsonSerializer.Serialize(texts));
    }

    private static void Save(QrCode code, string file)
    {
        const int module = 4;
        const int quiet = 4;
        using var pixels = PixelBuffer.Create((code.Size + (2 * quiet)) * module, (code.Size + (2 * quiet)) * module);
        for (var y = 0; y < pixels.Height; y++)
        {
            for (var x = 0; x < pixels.Width; x++)
            {
                int column = (x / module) - quiet, row = (y / module) - quiet;
                var isDark = column >= 0 && row >= 0 && column < code.Size && row < code.Size && code[column, row];
                pixels.Row(y)[x] = isDark ? 0xFF000000 : 0xFFFFFFFF;
            }
        }

        File.WriteAllBytes(file, PngEncoder.Encode(pixels));
    }
}
