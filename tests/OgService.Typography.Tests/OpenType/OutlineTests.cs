using System.Globalization;
using OgService.Testing;
using OgService.Typography.OpenType;

namespace OgService.Typography.Tests.OpenType;

/// <summary>Outlines of the shipped fonts against those of instances that fontTools made, which rounds to whole units.</summary>
public sealed class OutlineTests
{
    // Points on the curve between two rounded ones, and parts of composites, round twice.
    private const float Tolerance = 1.51f;

    [Fact]
    public void Draws_the_shipped_fonts_as_fontTools_does()
    {
        var failures = new List<string>();
        var passed = 0;
        foreach (var line in File.ReadLines(Repository.PathTo("tests", "OgService.Typography.Tests", "OpenType", "outlines.tests")))
        {
            var parts = line.Split(';');
            var path = Repository.PathTo("fonts", parts[0]);
            var typeface = Typeface.Open(File.ReadAllBytes(path), path);
            var settings = parts[1].Split(',').Select(setting => setting.Split('='))
                .Select(setting => (Tag.Of(setting[0]), double.Parse(setting[1], CultureInfo.InvariantCulture))).ToArray();
            var font = new FontInstance("case", typeface, typeface.Axes.Normalize(settings));
            Assert.True(font.TryGetGlyph(int.Parse(parts[2][2..], NumberStyles.HexNumber, CultureInfo.InvariantCulture), out var glyph));

            var ours = new RecordingSink();
            font.GetOutline(glyph, ours);
            var theirs = Parse(parts[3]);
            if (RecordingSink.Near(ours.WithoutClosingLines(), theirs.WithoutClosingLines(), Tolerance))
            {
                passed++;
            }
            else
            {
                failures.Add($"{line}\n  got {RecordingSink.Print(ours.Commands)}");
            }
        }

        Assert.True(failures.Count == 0, $"{passed} passed, {failures.Count} failed:\n" + string.Join('\n', failures));
        Assert.True(passed >= 60);
    }

    private static RecordingSink Parse(string path)
    {
        var sink = new RecordingSink();
        var words = path.Split(' ');
        for (var i = 0; i < words.Length; i++)
        {
            var places = words[i][0] == 'Z' ? [] : Numbers(words[i][1..]);
            if (words[i][0] == 'Q')
            {
                places = [.. places, .. Numbers(words[++i])];
                sink.Commands.Add(('Q', places));
                continue;
            }

            sink.Commands.Add((words[i][0], places));
        }

        return sink;
    }

    private static float[] Numbers(string text) => [.. text.Split(',').Select(number => float.Parse(number, CultureInfo.InvariantCulture))];
}
