using System.Globalization;
using OgService.Typography;
using OgService.Typography.OpenType;

namespace OgService.Conformance;

/// <summary>Lists of outlines: blocks of <c>glyph NUMBER SIZE HINTING</c>, <c>coords</c> and commands. One case a block.</summary>
/// <remarks>Size 0 is in font units. At others FreeType has rounded points to font units, and what it made of them to 1/64 of a pixel.</remarks>
internal static class OutlineLists
{
    private const float Tolerance = 1.01f;
    private const int RoundedUnits = 64;

    public static void Run(string file, FontCache fonts, SuiteReport report)
    {
        var name = Path.GetFileName(file).Replace("-glyphs.txt", "", StringComparison.Ordinal);
        var folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        var path = FontCache.Find([.. Candidates(folder, name)]);
        var typeface = fonts.Open(path);
        var instances = new Dictionary<string, FontInstance>();
        foreach (var block in File.ReadAllText(file).Split("-\n").Select(text => text.Trim().Split('\n')).Where(block => block[0].Length > 0))
        {
            var head = block[0].Split(' ');
            var coordinates = block.FirstOrDefault(line => line.StartsWith("coords", StringComparison.Ordinal)) ?? "coords";
            if (!instances.TryGetValue(coordinates, out var font))
            {
                font = Open(typeface, coordinates);
                instances.Add(coordinates, font);
            }

            var size = int.Parse(head[2], CultureInfo.InvariantCulture);
            var place = $"{name} {block[0]} {coordinates}";
            if (typeface.HasVariableComponents)
            {
                report.Skip(place, "variable components (VARC) are not drawn");
                continue;
            }

            var expected = new OutlinePath { Scale = size == 0 ? 1 : RoundedUnits };
            Read(block, expected);
            var scale = size == 0 ? 1 : (float)size * RoundedUnits / font.UnitsPerEm;
            var actual = new OutlinePath { Scale = scale };
            font.GetOutline(ushort.Parse(head[1], CultureInfo.InvariantCulture), actual);
            report.Check(actual.Agrees(expected, size == 0 ? Tolerance : Math.Max(Tolerance, scale + 0.5f)), place, () => $"expected {expected}, got {actual}");
        }
    }

    private static IEnumerable<string> Candidates(string folder, string name) =>
        from ending in (string[])[".ttf", ".otf", ".ttc"]
        from fonts in (string[])[".", "../ttf", "../ttc", "../fonts"]
        select Path.Combine(folder, fonts, name + ending);

    private static FontInstance Open(Typeface typeface, string coordinates)
    {
        float[] places = [.. coordinates.Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(Number)];
        return new FontInstance("case", typeface, places.Any(place => place != 0) ? places : []);
    }

    private static void Read(string[] block, OutlinePath path)
    {
        foreach (var line in block)
        {
            var words = line.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
            if (words[0] is "m" or "l" or "q" or "c" or "z")
            {
                path.Add(char.ToUpperInvariant(words[0][0]), [.. words.Skip(1).Select(Number)]);
            }
        }
    }

    private static float Number(string text) => float.Parse(text, CultureInfo.InvariantCulture);
}
