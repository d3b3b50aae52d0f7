using OgService.Svg.Geometry;

namespace OgService.Svg.Values;

/// <summary>The <c>d</c> attribute (SVG 2, 9.3). What is wrong ends the path; what stands before it is drawn (9.5.4).</summary>
internal ref struct PathData
{
    private readonly OutlineBuilder outline = new();
    private readonly int maxSegments;
    private TextCursor cursor;
    private double controlX;
    private double controlY;
    private char lastCurve;

    private PathData(string text, int maxSegments)
    {
        cursor = new TextCursor(text);
        this.maxSegments = maxSegments;
    }

    /// <param name="maxSegments">The path ends after so many, which is one more than are allowed: the caller refuses it.</param>
    public static Outline Parse(string text, int maxSegments, out int segments)
    {
        var parser = new PathData(text, maxSegments);
        parser.Read();
        segments = parser.outline.Segments;
        return parser.outline.Build();
    }

    private void Read()
    {
        var command = '\0';
        cursor.SkipSpaces();
        while (!cursor.AtEnd && outline.Segments <= maxSegments)
        {
            var next = cursor.Next;
            if (char.IsAsciiLetter(next))
            {
                command = next;
                cursor.Position++;
                cursor.SkipSpaces();
                if (!outline.HasStarted && command is not ('M' or 'm'))
                {
                    return;
                }
            }
            else if (command is '\0' or 'Z' or 'z')
            {
                return;
            }
            else
            {
                // More coordinates for the same command; after a move they are lines.
                command = command switch { 'M' => 'L', 'm' => 'l', _ => command };
            }

            if (!Step(command))
            {
                return;
            }

            // A comma stands only between coordinates.
            if (cursor.SkipSeparator() && (cursor.AtEnd || char.IsAsciiLetter(cursor.Next)))
            {
                return;
            }
        }
    }

    private bool Step(char command)
    {
        var (fromX, fromY) = char.IsAsciiLetterLower(command) ? (outline.X, outline.Y) : (0.0, 0.0);
        double x, y, x1, y1, x2, y2;
        switch (char.ToLowerInvariant(command))
        {
            case 'z':
                outline.Close();
                break;
            case 'm':
                if (!Pair(fromX, fromY, out x, out y))
                {
                    return false;
                }

                outline.MoveTo(x, y);
                break;
            case 'l':
                if (!Pair(fromX, fromY, out x, out y))
                {
                    return false;
                }

                outline.LineTo(x, y);
                break;
            case 'h':
                if (!Number(out x))
                {
                    return false;
                }

                outline.LineTo(fromX + x, outline.Y);
                break;
            case 'v':
                if (!Number(out y))
                {
                    return false;
                }

                outline.LineTo(outline.X, fromY + y);
                break;
            case 'c':
                if (!Pair(fromX, fromY, out x1, out y1) || !Pair(fromX, fromY, out x2, out y2) || !Pair(fromX, fromY, out x, out y))
                {
                    return false;
                }

                outline.CubicTo(x1, y1, x2, y2, x, y);
                return Remember('c', x2, y2);
            case 's':
                if (!Pair(fromX, fromY, out x2, out y2) || !Pair(fromX, fromY, out x, out y))
                {
                    return false;
                }

                (x1, y1) = Mirrored('c');
                outline.CubicTo(x1, y1, x2, y2, x, y);
                return Remember('c', x2, y2);
            case 'q':
                if (!Pair(fromX, fromY, out x1, out y1) || !Pair(fromX, fromY, out x, out y))
                {
                    return false;
                }

                outline.QuadraticTo(x1, y1, x, y);
                return Remember('q', x1, y1);
            case 't':
                if (!Pair(fromX, fromY, out x, out y))
                {
                    return false;
                }

                (x1, y1) = Mirrored('q');
                outline.QuadraticTo(x1, y1, x, y);
                return Remember('q', x1, y1);
            case 'a':
                if (!Number(out var rx) || !Number(out var ry) || !Number(out var degrees) || !Flag(out var large) || !Flag(out var sweep)
                    || !Pair(fromX, fromY, out x, out y))
                {
                    return false;
                }

                EllipseArc.AddTo(outline, rx, ry, degrees, large, sweep, x, y);
                break;
            default:
                return false;
        }

        lastCurve = '\0';
        return true;
    }

    private bool Remember(char curve, double x, double y)
    {
        (lastCurve, controlX, controlY) = (curve, x, y);
        return true;
    }

    private readonly (double X, double Y) Mirrored(char curve) =>
        lastCurve == curve ? ((2 * outline.X) - controlX, (2 * outline.Y) - controlY) : (outline.X, outline.Y);

    private bool Pair(double fromX, double fromY, out double x, out double y)
    {
        y = 0;
        if (!Number(out x) || !Number(out y))
        {
            return false;
        }

        (x, y) = (fromX + x, fromY + y);
        return true;
    }

    // The separator before a number; the one before a command's first was taken with the command.
    private bool Number(out double number)
    {
        cursor.SkipSeparator();
        return cursor.TryNumber(out number);
    }

    private bool Flag(out bool flag)
    {
        cursor.SkipSeparator();
        flag = cursor.Next == '1';
        return cursor.TryTake('0') || cursor.TryTake('1');
    }
}
