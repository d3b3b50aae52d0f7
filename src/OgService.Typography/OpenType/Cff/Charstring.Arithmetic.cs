namespace OgService.Typography.OpenType.Cff;

/// <content>Arithmetic, storage and conditions of version 1 (Technical Note 5177, 4.4 to 4.6); fonts of today do without.</content>
internal sealed partial class Charstring
{
    private static int OperandsOf(EscapedOperator name) => name switch
    {
        EscapedOperator.Random => 0,
        EscapedOperator.Not or EscapedOperator.Abs or EscapedOperator.Neg or EscapedOperator.Drop or EscapedOperator.Get
            or EscapedOperator.Sqrt or EscapedOperator.Dup or EscapedOperator.Index => 1,
        EscapedOperator.IfElse => 4,
        _ => 2,
    };

    private Step Calculate(EscapedOperator name)
    {
        if (!Enum.IsDefined(name))
        {
            count = 0;
            return Step.Next;
        }

        var operands = OperandsOf(name);
        if (count < operands)
        {
            return Step.Broken;
        }

        count -= operands;
        var v = stack.AsSpan(count, operands);
        return name switch
        {
            EscapedOperator.And => Push(v[0] != 0 && v[1] != 0 ? 1 : 0),
            EscapedOperator.Or => Push(v[0] != 0 || v[1] != 0 ? 1 : 0),
            EscapedOperator.Not => Push(v[0] == 0 ? 1 : 0),
            EscapedOperator.Abs => Push(Math.Abs(v[0])),
            EscapedOperator.Add => Push(v[0] + v[1]),
            EscapedOperator.Sub => Push(v[0] - v[1]),
            EscapedOperator.Div => Push(v[1] == 0 ? 0 : v[0] / v[1]),
            EscapedOperator.Neg => Push(-v[0]),
            EscapedOperator.Eq => Push(v[0] == v[1] ? 1 : 0),
            EscapedOperator.Mul => Push(v[0] * v[1]),
            EscapedOperator.Sqrt => Push(v[0] > 0 ? Math.Sqrt(v[0]) : 0),
            EscapedOperator.IfElse => Push(v[2] <= v[3] ? v[0] : v[1]),
            // The same number every time: a picture may not depend on chance.
            EscapedOperator.Random => Push(0.5),
            EscapedOperator.Drop => Step.Next,
            EscapedOperator.Put => Put(v[0], ToInteger(v[1])),
            EscapedOperator.Get => ToInteger(v[0]) is >= 0 and < MemoryLength and var cell ? Push(memory[cell]) : Step.Broken,
            EscapedOperator.Dup => Duplicate(v[0]),
            EscapedOperator.Exch => Exchange(v[0], v[1]),
            EscapedOperator.Index => Copy(ToInteger(v[0])),
            _ => Roll(ToInteger(v[0]), ToInteger(v[1])),
        };
    }

    private Step Put(double value, int cell)
    {
        if (cell is < 0 or >= MemoryLength)
        {
            return Step.Broken;
        }

        memory[cell] = value;
        return Step.Next;
    }

    private Step Duplicate(double value)
    {
        Push(value);
        return Push(value);
    }

    private Step Exchange(double first, double second)
    {
        Push(second);
        return Push(first);
    }

    // The number that lies so deep; a negative depth means the top.
    private Step Copy(int below)
    {
        below = Math.Max(0, below);
        return below < count ? Push(stack[count - 1 - below]) : Step.Broken;
    }

    private Step Roll(int length, int steps)
    {
        if (length < 0 || length > count)
        {
            return Step.Broken;
        }

        // Turning many numbers is many operations.
        tokens += length;
        if (length > 1)
        {
            var rolled = stack.AsSpan(count - length, length);
            var shift = (int)((((long)steps % length) + length) % length);
            double[] moved = [.. rolled[^shift..], .. rolled[..^shift]];
            moved.CopyTo(rolled);
        }

        return Step.Next;
    }
}
