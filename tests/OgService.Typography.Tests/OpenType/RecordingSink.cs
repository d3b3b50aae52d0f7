namespace OgService.Typography.Tests.OpenType;

/// <summary>Keeps the commands of an outline.</summary>
internal sealed class RecordingSink : IOutlineSink
{
    public List<(char Command, float[] Places)> Commands { get; } = [];

    /// <summary>All of them, those off the curve too.</summary>
    public List<(float X, float Y)> Points =>
        [.. Commands.SelectMany(command => command.Places.Chunk(2)).Select(place => (place[0], place[1]))];

    public void MoveTo(float x, float y) => Commands.Add(('M', [x, y]));

    public void LineTo(float x, float y) => Commands.Add(('L', [x, y]));

    public void QuadraticTo(float cx, float cy, float x, float y) => Commands.Add(('Q', [cx, cy, x, y]));

    public void CubicTo(float c1x, float c1y, float c2x, float c2y, float x, float y) => Commands.Add(('C', [c1x, c1y, c2x, c2y, x, y]));

    public void Close() => Commands.Add(('Z', []));

    /// <summary>Without closing lines back to where a contour started, which writers of outlines set or leave out as they like.</summary>
    public List<(char Command, float[] Places)> WithoutClosingLines()
    {
        var kept = new List<(char Command, float[] Places)>();
        var start = Array.Empty<float>();
        foreach (var command in Commands)
        {
            start = command.Command == 'M' ? command.Places : start;
            if (command.Command == 'Z' && kept.Count > 0 && kept[^1].Command == 'L' && Near(kept[^1].Places, start, 0.01f))
            {
                kept.RemoveAt(kept.Count - 1);
            }

            kept.Add(command);
        }

        return kept;
    }

    public static bool Near(float[] a, float[] b, float tolerance) =>
        a.Length == b.Length && a.Zip(b).All(pair => Math.Abs(pair.First - pair.Second) <= tolerance);

    public static bool Near(List<(char Command, float[] Places)> a, List<(char Command, float[] Places)> b, float tolerance) =>
        a.Count == b.Count && a.Zip(b).All(pair => pair.First.Command == pair.Second.Command && Near(pair.First.Places, pair.Second.Places, tolerance));

    public static string Print(List<(char Command, float[] Places)> commands) =>
        string.Join(' ', commands.Select(command => command.Command + string.Join(',', command.Places)));
}
