using System.Globalization;
using OgService.Typography;

namespace OgService.Conformance;

/// <summary>An outline as a list of commands with absolute places, in font units or whatever the suite is in; y upwards.</summary>
internal sealed class OutlinePath : IOutlineSink
{
    private readonly List<(char Command, float[] Places)> commands = [];

    /// <summary>What the places that are added are multiplied by.</summary>
    public float Scale { get; init; } = 1;

    /// <summary>Whether there is no line and no curve in it.</summary>
    public bool ShowsNothing => Contours().Count == 0;

    public void MoveTo(float x, float y) => Add('M', x, y);

    public void LineTo(float x, float y) => Add('L', x, y);

    public void QuadraticTo(float cx, float cy, float x, float y) => Add('Q', cx, cy, x, y);

    public void CubicTo(float c1x, float c1y, float c2x, float c2y, float x, float y) => Add('C', c1x, c1y, c2x, c2y, x, y);

    public void Close() => Add('Z');

    /// <summary>A command by its letter (M, L, Q, C, Z) with its places in a row.</summary>
    public void Add(char command, params ReadOnlySpan<float> places)
    {
        // Some lists leave the end of a contour to the start of the next.
        if (command == 'M' && commands.Count > 0 && commands[^1].Command != 'Z')
        {
            commands.Add(('Z', []));
        }

        var moved = new float[places.Length];
        for (var i = 0; i < moved.Length; i++)
        {
            moved[i] = places[i] * Scale;
        }

        commands.Add((command, moved));
    }

    /// <summary>Adds the path of an SVG: absolute M, L, Q, C and Z, as the suites write them.</summary>
    public void AddSvg(string path)
    {
        var words = path.Replace("Z", " Z ", StringComparison.Ordinal).Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < words.Length;)
        {
            var command = words[i][0];
            if (!char.IsAsciiLetterUpper(command))
            {
                throw new InvalidDataException("A path command was expected: " + words[i]);
            }

            words[i] = words[i][1..];
            i += words[i].Length == 0 ? 1 : 0;
            var count = command switch { 'M' or 'L' => 2, 'Q' => 4, 'C' => 6, 'Z' => 0, _ => throw new InvalidDataException("Path command " + command) };
            var places = new float[count];
            for (var place = 0; place < count; place++)
            {
                places[place] = float.Parse(words[i++], CultureInfo.InvariantCulture);
            }

            Add(command, places);
        }
    }

    /// <summary>Whether the same contours are drawn in the same order, each place within the tolerance.</summary>
    /// <remarks>A contour may start at another of its points, and may or may not draw the line back to its start.</remarks>
    public bool Agrees(OutlinePath other, float tolerance)
    {
        var ours = Contours();
        var theirs = other.Contours();
        return ours.Count == theirs.Count && ours.Zip(theirs).All(pair => Agrees(pair.First, pair.Second, tolerance));
    }

    public override string ToString() =>
        string.Join(' ', commands.Select(command => command.Command + string.Join(',', command.Places.Select(Print))));

    private static string Print(float place) => place.ToString("0.##", CultureInfo.InvariantCulture);

    private static bool Agrees(List<(char Command, float[] Places)> a, List<(char Command, float[] Places)> b, float tolerance)
    {
        if (a.Count != b.Count)
        {
            return false;
        }

        for (var start = 0; start < a.Count; start++)
        {
            var agrees = true;
            for (var i = 0; i < a.Count && agrees; i++)
            {
                var (first, second) = (a[i], b[(start + i) % b.Count]);
                agrees = first.Command == second.Command && first.Places.Zip(second.Places).All(pair => Math.Abs(pair.First - pair.Second) <= tolerance);
            }

            if (agrees)
            {
                return true;
            }
        }

        return a.Count == 0;
    }

    // Each contour as a ring of lines and curves; lines without length, and points alone, show nothing.
    private List<List<(char Command, float[] Places)>> Contours()
    {
        var contours = new List<List<(char Command, float[] Places)>>();
        List<(char Command, float[] Places)> ring = [];
        float[] start = [0, 0];
        float[] pen = [0, 0];
        foreach (var (command, places) in commands.Append(('Z', [])))
        {
            switch (command)
            {
                case 'M':
                    start = pen = places;
                    break;
                case 'Z':
                    if (Math.Abs(pen[0] - start[0]) > 0.01f || Math.Abs(pen[1] - start[1]) > 0.01f)
                    {
                        ring.Add(('L', start));
                    }

                    if (ring.Count > 0)
                    {
                        contours.Add(ring);
                    }

                    ring = [];
                    pen = start;
                    break;
                default:
                    if (command != 'L' || places[0] != pen[0] || places[1] != pen[1])
                    {
                        ring.Add((command, places));
                    }

                    pen = places[^2..];
                    break;
            }
        }

        return contours;
    }
}
