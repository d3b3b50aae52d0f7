namespace OgService.Svg.Values;

internal enum LengthUnit : byte
{
    /// <summary>User units, which are CSS pixels.</summary>
    None,
    Percent,
    Em,
    Ex,
}

/// <summary>Which side of the viewport a percentage is of.</summary>
internal enum Direction
{
    Across,
    Down,

    /// <summary>The root of the mean square of both (SVG 2, 8.9).</summary>
    Diagonal,
}

/// <summary>A length; absolute units are pixels already, at 96 to the inch.</summary>
internal readonly record struct Length(double Value, LengthUnit Unit = LengthUnit.None)
{
    public static readonly Length Whole = new(100, LengthUnit.Percent);

    /// <returns>Null for what is no length, or one in a unit that needs a font.</returns>
    public static Length? Parse(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var cursor = new TextCursor(text);
        cursor.SkipSpaces();
        if (!TryRead(ref cursor, out var length))
        {
            return null;
        }

        cursor.SkipSpaces();
        return cursor.AtEnd ? length : null;
    }

    public static bool TryRead(ref TextCursor cursor, out Length length)
    {
        length = default;
        if (!cursor.TryNumber(out var number))
        {
            return false;
        }

        if (cursor.TryTake('%'))
        {
            length = new Length(number, LengthUnit.Percent);
            return true;
        }

        Length? read = cursor.TakeLetters() switch
        {
            "" or "px" => new Length(number),
            "em" => new Length(number, LengthUnit.Em),
            "ex" => new Length(number, LengthUnit.Ex),
            "in" => new Length(number * 96),
            "cm" => new Length(number * 96 / 2.54),
            "mm" => new Length(number * 96 / 25.4),
            "pt" => new Length(number * 4 / 3),
            "pc" => new Length(number * 16),
            _ => null,
        };
        length = read ?? default;
        return read is not null;
    }

    public double Resolve(Direction direction, Viewport viewport, double fontSize) => Unit switch
    {
        LengthUnit.Percent => Value / 100 * viewport.Side(direction),
        LengthUnit.Em => Value * fontSize,
        LengthUnit.Ex => Value * fontSize / 2,
        _ => Value,
    };
}

/// <summary>What percentages are of, in user units.</summary>
internal readonly record struct Viewport(double Width, double Height)
{
    public double Side(Direction direction) => direction switch
    {
        Direction.Across => Width,
        Direction.Down => Height,
        _ => Math.Sqrt(((Width * Width) + (Height * Height)) / 2),
    };
}
