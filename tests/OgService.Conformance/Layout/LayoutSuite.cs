using System.Globalization;
using System.Text.Json;
using OgService.Cards;

namespace OgService.Conformance.Layout;

/// <summary>Pages whose boxes a browser measured: <c>NAME.html</c> has cases, each after a line <c>&lt;!-- case: what it shows --&gt;</c>, and
/// <c>NAME.boxes.json</c> the boxes of each case's elements as <c>[x, y, width, height]</c> by the case's name.</summary>
internal sealed class LayoutSuite : ISuite
{
    private const float Tolerance = 1;
    private const string Mark = "<!-- case: ";

    public string Name => "layout";

    public string Description => "flex and grid pages (*.html) with the boxes that a browser measured (*.boxes.json), within 1 px";

    public IReadOnlyList<string> FilePatterns { get; } = ["*.html"];

    public void Run(string file, SuiteReport report)
    {
        using var expected = JsonDocument.Parse(File.ReadAllText(Path.ChangeExtension(file, ".boxes.json")));
        foreach (var (name, html) in Cases(File.ReadAllText(file)))
        {
            var place = $"{Path.GetFileName(file)}: {name}";
            if (!expected.RootElement.TryGetProperty(name, out var boxes))
            {
                report.Fail(place, "it was never measured");
                continue;
            }

            var difference = Compare(html, boxes);
            report.Check(difference is null, place, () => difference!);
        }
    }

    public static IEnumerable<(string Name, string Html)> Cases(string text)
    {
        foreach (var part in text.Split(Mark).Skip(1))
        {
            var end = part.IndexOf("-->", StringComparison.Ordinal);
            yield return (part[..end].Trim(), part[(end + 3)..].Trim());
        }
    }

    private static string? Compare(string html, JsonElement expected)
    {
        var complaints = new List<string>();
        var boxes = HtmlLayout.Lay("<!DOCTYPE html><body>" + html, CardSize.Default, complaints);
        if (complaints.Count > 0)
        {
            return string.Join("; ", complaints);
        }

        if (boxes.Count != expected.GetArrayLength())
        {
            return $"{expected.GetArrayLength()} boxes expected, {boxes.Count} came";
        }

        for (var i = 0; i < boxes.Count; i++)
        {
            var want = expected[i].EnumerateArray().Select(number => number.GetSingle()).ToArray();
            float[] got = [boxes[i].X, boxes[i].Y, boxes[i].Width, boxes[i].Height];
            if (want.Zip(got).Any(pair => !(Math.Abs(pair.First - pair.Second) <= Tolerance)))
            {
                return string.Create(CultureInfo.InvariantCulture, $"box {i}: expected {Show(want)}, got {Show(got)}\n{html}");
            }
        }

        return null;
    }

    private static string Show(float[] box) => string.Join(' ', box.Select(number => number.ToString("0.##", CultureInfo.InvariantCulture)));
}
