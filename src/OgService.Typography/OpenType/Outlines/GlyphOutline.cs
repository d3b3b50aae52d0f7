namespace OgService.Typography.OpenType.Outlines;

/// <summary>A finished outline, packed: one byte a command and its coordinates in a row. Immutable once filled.</summary>
internal sealed class GlyphOutline : IOutlineSink
{
    private const byte Move = 0;
    private const byte Line = 1;
    private const byte Quadratic = 2;
    private const byte Cubic = 3;
    private const byte End = 4;

    private const float MaximumCoordinate = 1 << 24;

    private byte[] commands = [];
    private float[] coordinates = [];
    private int commandCount;
    private int coordinateCount;

    public static GlyphOutline Empty { get; } = new();

    /// <summary>Whether every coordinate is a number that a float can tell from the next whole one.</summary>
    public bool IsFinite => coordinates.AsSpan(0, coordinateCount).IndexOfAnyExceptInRange(-MaximumCoordinate, MaximumCoordinate) < 0;

    public int Size => commandCount + (coordinateCount * sizeof(float));

    public void MoveTo(float x, float y) => Add(Move, x, y);

    public void LineTo(float x, float y) => Add(Line, x, y);

    public void QuadraticTo(float cx, float cy, float x, float y) => Add(Quadratic, cx, cy, x, y);

    public void CubicTo(float c1x, float c1y, float c2x, float c2y, float x, float y) => Add(Cubic, c1x, c1y, c2x, c2y, x, y);

    public void Close() => Add(End);

    public void SendTo(IOutlineSink sink)
    {
        ReadOnlySpan<float> rest = coordinates.AsSpan(0, coordinateCount);
        foreach (var command in commands.AsSpan(0, commandCount))
        {
            switch (command)
            {
                case Move:
                    sink.MoveTo(rest[0], rest[1]);
                    rest = rest[2..];
                    break;
                case Line:
                    sink.LineTo(rest[0], rest[1]);
                    rest = rest[2..];
                    break;
                case Quadratic:
                    sink.QuadraticTo(rest[0], rest[1], rest[2], rest[3]);
                    rest = rest[4..];
                    break;
                case Cubic:
                    sink.CubicTo(rest[0], rest[1], rest[2], rest[3], rest[4], rest[5]);
                    rest = rest[6..];
                    break;
                default:
                    sink.Close();
                    break;
            }
        }
    }

    /// <summary>Gives back what growing took too much.</summary>
    public GlyphOutline Trimmed()
    {
        Array.Resize(ref commands, commandCount);
        Array.Resize(ref coordinates, coordinateCount);
        return this;
    }

    private void Add(byte command, params ReadOnlySpan<float> places)
    {
        if (commandCount == commands.Length)
        {
            Array.Resize(ref commands, Math.Max(32, commandCount * 2));
        }

        if (coordinateCount + places.Length > coordinates.Length)
        {
            Array.Resize(ref coordinates, Math.Max(64, coordinateCount * 2));
        }

        commands[commandCount++] = command;
        places.CopyTo(coordinates.AsSpan(coordinateCount));
        coordinateCount += places.Length;
    }
}
