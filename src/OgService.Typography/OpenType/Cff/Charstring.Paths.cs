namespace OgService.Typography.OpenType.Cff;

/// <content>The operators that draw. Each takes its numbers from the bottom of the stack; a number too many at the end is left out.</content>
internal sealed partial class Charstring
{
    private bool TryDrawPath(Operator name)
    {
        var values = stack.AsSpan(0, count);
        switch (name)
        {
            // The first operator may have the glyph's width below its numbers, so that moves take theirs from the top.
            case Operator.RMoveTo when count >= 2:
                pen.Move(values[^2], values[^1]);
                return true;
            case Operator.HMoveTo when count >= 1:
                pen.Move(values[^1], 0);
                return true;
            case Operator.VMoveTo when count >= 1:
                pen.Move(0, values[^1]);
                return true;
            case Operator.RMoveTo or Operator.HMoveTo or Operator.VMoveTo:
                return false;
            case Operator.RLineTo:
                Lines(values);
                return true;
            case Operator.HLineTo or Operator.VLineTo:
                AlternatingLines(values, name == Operator.HLineTo);
                return true;
            case Operator.RRCurveTo:
                Curves(values);
                return true;
            case Operator.RCurveLine when count >= 2:
                Curves(values[..^2]);
                Lines(values[^2..]);
                return true;
            case Operator.RLineCurve when count >= 6:
                Lines(values[..^6]);
                Curves(values[^6..]);
                return true;
            case Operator.HHCurveTo:
                LevelCurves(values, horizontal: true);
                return true;
            case Operator.VVCurveTo:
                LevelCurves(values, horizontal: false);
                return true;
            case Operator.HVCurveTo or Operator.VHCurveTo:
                AlternatingCurves(values, name == Operator.HVCurveTo);
                return true;
            default:
                // Reserved: takes its numbers away and does nothing.
                return true;
        }
    }

    private void Lines(ReadOnlySpan<double> values)
    {
        for (; values.Length >= 2; values = values[2..])
        {
            pen.Line(values[0], values[1]);
        }
    }

    private void AlternatingLines(ReadOnlySpan<double> values, bool horizontal)
    {
        foreach (var value in values)
        {
            pen.Line(horizontal ? value : 0, horizontal ? 0 : value);
            horizontal = !horizontal;
        }
    }

    private void Curves(ReadOnlySpan<double> values)
    {
        for (; values.Length >= 6; values = values[6..])
        {
            pen.Curve(values[0], values[1], values[2], values[3], values[4], values[5]);
        }
    }

    // Curves that start and end level; an odd number is the way across of the first one's start.
    private void LevelCurves(ReadOnlySpan<double> values, bool horizontal)
    {
        var across = 0d;
        if (values.Length % 4 is 1 or 3 && values.Length > 4)
        {
            across = values[0];
            values = values[1..];
        }

        for (; values.Length >= 4; values = values[4..])
        {
            if (horizontal)
            {
                pen.Curve(values[0], across, values[1], values[2], values[3], 0);
            }
            else
            {
                pen.Curve(across, values[0], values[1], values[2], 0, values[3]);
            }

            across = 0;
        }
    }

    // Curves that start level and end upright, then the other way round; the last may end aslant, which takes a fifth number.
    private void AlternatingCurves(ReadOnlySpan<double> values, bool horizontal)
    {
        for (; values.Length >= 4; values = values[4..])
        {
            var aslant = values.Length == 5 ? values[4] : 0;
            if (horizontal)
            {
                pen.Curve(values[0], 0, values[1], values[2], aslant, values[3]);
            }
            else
            {
                pen.Curve(0, values[0], values[1], values[2], values[3], aslant);
            }

            horizontal = !horizontal;
        }
    }

    // Two curves so flat that hinting may make a line of them, which we never do.
    private bool TryFlex(EscapedOperator name)
    {
        ReadOnlySpan<double> v = stack.AsSpan(0, count);
        switch (name)
        {
            case EscapedOperator.Flex when count >= 12:
                Curves(v[..12]);
                return true;
            case EscapedOperator.HFlex when count >= 7:
                pen.Curve(v[0], 0, v[1], v[2], v[3], 0);
                pen.Curve(v[4], 0, v[5], -v[2], v[6], 0);
                return true;
            case EscapedOperator.HFlex1 when count >= 9:
                pen.Curve(v[0], v[1], v[2], v[3], v[4], 0);
                pen.Curve(v[5], 0, v[6], v[7], v[8], -(v[1] + v[3] + v[7]));
                return true;
            case EscapedOperator.Flex1 when count >= 11:
                var dx = v[0] + v[2] + v[4] + v[6] + v[8];
                var dy = v[1] + v[3] + v[5] + v[7] + v[9];
                // The last number goes the longer way; the other way the flex ends where it started.
                var (endX, endY) = Math.Abs(dx) > Math.Abs(dy) ? (v[10], -dy) : (-dx, v[10]);
                pen.Curve(v[0], v[1], v[2], v[3], v[4], v[5]);
                pen.Curve(v[6], v[7], v[8], v[9], endX, endY);
                return true;
            default:
                return name is not (EscapedOperator.Flex or EscapedOperator.HFlex or EscapedOperator.HFlex1 or EscapedOperator.Flex1);
        }
    }
}
