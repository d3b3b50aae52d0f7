using System.Globalization;
using OgService.Testing;
using static OgService.Typography.Tests.Paragraphs.Setting;

namespace OgService.Typography.Tests.Fallback;

/// <summary>Emoji that Unicode recommends, 15.1.</summary>
public sealed class EmojiSequenceTests(ITestOutputHelper output)
{
    // The package's files leave out the silhouette of a family; it is drawn in one colour.
    private const string Family = "\U0001F46A";

    [Fact]
    public void Every_fully_qualified_emoji_is_one_glyph_of_the_colour_font()
    {
        if (Repository.Corpora is not { } corpora)
        {
            Assert.Skip("No corpora here: set OGSERVICE_CORPORA.");
            return;
        }

        var failures = new List<string>();
        var count = 0;
        foreach (var line in File.ReadLines(Path.Combine(corpora, "text", "unicode-15", "emoji", "emoji-test.txt")))
        {
            if (line.Contains("; fully-qualified", StringComparison.Ordinal))
            {
                count++;
                var codePoints = line[..line.IndexOf(';')].Split(' ', StringSplitOptions.RemoveEmptyEntries);
                var text = string.Concat(codePoints.Select(code => char.ConvertFromUtf32(int.Parse(code, NumberStyles.HexNumber, CultureInfo.InvariantCulture))));
                if (!IsOneColorGlyph(text) && text != Family)
                {
                    failures.Add(line);
                }
            }
        }

        output.WriteLine(string.Join('\n', failures));
        Assert.True(count > 3_000);
        Assert.Empty(failures);
    }

    private static bool IsOneColorGlyph(string text)
    {
        var paragraph = Lay(text, Bold(40), new ParagraphSettings());
        var runs = paragraph.Lines[0].Runs;
        return paragraph.Notes.Count == 0 && runs.Count == 1 && runs[0].Glyphs.Count == 1 && runs[0].Font.TryGetColorGlyph(runs[0].Glyphs[0].Id, out _);
    }
}
