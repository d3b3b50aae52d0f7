namespace OgService.Typography.OpenType.Outlines;

/// <summary>One part of a composite glyph: which glyph, how it is bent, where it goes.</summary>
internal record struct Component(int Glyph, int Flags, int Argument1, int Argument2, float XX, float XY, float YX, float YY)
{
    private const int ArgumentsAreWords = 0x0001;
    private const int ArgumentsAreOffsets = 0x0002;
    private const int HasScale = 0x0008;
    private const int HasMore = 0x0020;
    private const int HasTwoScales = 0x0040;
    private const int HasMatrix = 0x0080;
    private const int UsesItsMetrics = 0x0200;
    private const int ScalesOffset = 0x0800;

    /// <summary>What variations add to the offset.</summary>
    public float DeltaX { get; set; }

    /// <inheritdoc cref="DeltaX"/>
    public float DeltaY { get; set; }

    /// <summary>Else the arguments number two points, one of the whole and one of the part, that are laid on each other.</summary>
    public readonly bool IsPlacedByOffset => (Flags & ArgumentsAreOffsets) != 0;

    /// <summary>Whether the whole takes this part's advance and side bearing.</summary>
    public readonly bool GivesMetrics => (Flags & UsesItsMetrics) != 0;

    public static bool TryReadAll(FontData glyph, int maximumCount, List<Component> components)
    {
        var at = 10;
        int flags;
        do
        {
            if (components.Count >= maximumCount || at >= glyph.Length)
            {
                return false;
            }

            flags = glyph.U16(at);
            var part = new Component(glyph.U16(at + 2), flags, 0, 0, 1, 0, 0, 1);
            at += 4;
            var words = (flags & ArgumentsAreWords) != 0;
            var signed = (flags & ArgumentsAreOffsets) != 0;
            part.Argument1 = Argument(glyph, at, words, signed);
            part.Argument2 = Argument(glyph, at + (words ? 2 : 1), words, signed);
            at += words ? 4 : 2;
            if ((flags & HasScale) != 0)
            {
                part.XX = part.YY = glyph.F2Dot14(at);
                at += 2;
            }
            else if ((flags & HasTwoScales) != 0)
            {
                (part.XX, part.YY) = (glyph.F2Dot14(at), glyph.F2Dot14(at + 2));
                at += 4;
            }
            else if ((flags & HasMatrix) != 0)
            {
                (part.XX, part.XY, part.YX, part.YY) = (glyph.F2Dot14(at), glyph.F2Dot14(at + 2), glyph.F2Dot14(at + 4), glyph.F2Dot14(at + 6));
                at += 8;
            }

            components.Add(part);
        }
        while ((flags & HasMore) != 0);
        return at <= glyph.Length;
    }

    public readonly OutlinePoint Bend(OutlinePoint point) =>
        XX == 1 && YY == 1 && XY == 0 && YX == 0 ? point
            : point with { X = (XX * point.X) + (YX * point.Y), Y = (XY * point.X) + (YY * point.Y) };

    /// <summary>For parts placed by offset.</summary>
    public readonly (float X, float Y) Offset()
    {
        var x = Argument1 + DeltaX;
        var y = Argument2 + DeltaY;
        // The offset is in units of the whole unless the font says that it scales with the part.
        return (Flags & ScalesOffset) == 0
            ? (x, y)
            : (x * MathF.Sqrt((XX * XX) + (XY * XY)), y * MathF.Sqrt((YX * YX) + (YY * YY)));
    }

    private static int Argument(FontData glyph, int at, bool word, bool signed) => (word, signed) switch
    {
        (true, true) => glyph.I16(at),
        (true, false) => glyph.U16(at),
        (false, true) => glyph.I8(at),
        _ => glyph.U8(at),
    };
}
