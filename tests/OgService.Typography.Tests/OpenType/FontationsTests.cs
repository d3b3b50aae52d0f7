using System.Globalization;
using OgService.Testing;
using OgService.Typography.OpenType;

namespace OgService.Typography.Tests.OpenType;

/// <summary>Outlines of the fontations project's fonts, as FreeType draws them without scaling.</summary>
public sealed class FontationsTests(ITestOutputHelper output)
{
    // Variable components: not supported yet.
    private static readonly string[] KnownGaps = ["varc-"];

    [Fact]
    public void Every_unscaled_outline_is_drawn_as_expected()
    {
        if (Repository.Corpora is not { } corpora)
        {
            Assert.Skip("No corpora here: set OGSERVICE_CORPORA.");
            return;
        }

        var folder = Path.Combine(corpora, "text", "fonts", "fontations");
        var failures = new List<string>();
        int passed = 0, known = 0;
        foreach (var list in Directory.EnumerateFiles(Path.Combine(folder, "extracted"), "*-glyphs.txt").Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(list).Replace("-glyphs.txt", "");
            var file = Path.Combine(folder, "ttf", name + ".ttf");
            if (!File.Exists(file) || KnownGaps.Any(name.StartsWith))
            {
                known++;
                continue;
            }

            var typeface = Typeface.Open(File.ReadAllBytes(file), file);
            foreach (var block in File.ReadAllText(list).Split("-\n").Select(text => text.Trim().Split('\n')).Where(block => block[0].Length > 0))
            {
                var head = block[0].Split(' ');
                if (head[2] != "0" || head.Length > 3 && head[3] != "none")
                {
                    continue;
                }

                if (Agrees(typeface, ushort.Parse(head[1], CultureInfo.InvariantCulture), block, out var report))
                {
                    passed++;
                }
                else
                {
                    failures.Add($"{name} glyph {head[1]}: {report}");
                }
            }
        }

        output.WriteLine($"fontations: {passed} outlines passed, {failures.Count} failed, {known} lists not supported");
        Assert.True(failures.Count == 0, $"{passed} passed, {failures.Count} failed:\n" + string.Join('\n', failures.Take(20)));
        Assert.True(passed > 10);
    }

    private static bool Agrees(Typeface typeface, ushort glyph, string[] block, out string report)
    {
        var coordinates = Array.Empty<float>();
        var theirs = new RecordingSink();
        foreach (var line in block.Skip(1))
        {
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var places = words.Skip(1).SelectMany(word => word.Split(',')).ToArray();
            if (words[0] == "coords")
            {
                coordinates = [.. places.Select(place => float.Parse(place, CultureInfo.InvariantCulture))];
            }
            else if (words[0] is "m" or "l" or "q" or "c" or "z")
            {
                if (words[0] == "m" && theirs.Commands.Count > 0 && theirs.Commands[^1].Command != 'Z')
                {
                    theirs.Close();
                }

                var command = char.ToUpperInvariant(words[0][0]);
                theirs.Commands.Add((command, [.. places.Select(place => float.Parse(place, CultureInfo.InvariantCulture))]));
            }
        }

        if (theirs.Commands.Count > 0 && theirs.Commands[^1].Command != 'Z')
        {
            theirs.Close();
        }

        var ours = new RecordingSink();
        new FontInstance("case", typeface, coordinates.Any(coordinate => coordinate != 0) ? coordinates : []).GetOutline(glyph, ours);
        report = $"expected {RecordingSink.Print(theirs.WithoutClosingLines())}\n  got {RecordingSink.Print(ours.WithoutClosingLines())}";
        return RecordingSink.Near(ours.WithoutClosingLines(), theirs.WithoutClosingLines(), 1.01f);
    }
}
