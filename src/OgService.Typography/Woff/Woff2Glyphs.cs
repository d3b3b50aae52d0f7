using System.Buffers.Binary;
using OgService.Typography.OpenType;

namespace OgService.Typography.Woff;

/// <summary>Rebuilds transformed <c>glyf</c> and <c>loca</c> tables (WOFF2, 5.1 to 5.3) into plain ones.</summary>
/// <remarks>
/// The transform sorts what outlines are made of into seven streams: contour counts, point counts, point flags, coordinates,
/// composites, boxes, instructions. Glyphs are written here with long coordinates and no repeated flags, which every reader of plain tables
/// takes; <c>loca</c> is always written with 32 bits, whatever <c>head</c> says.
/// </remarks>
internal sealed class Woff2Glyphs
{
    private const int HeaderLength = 36;
    private const int MaximumPoints = 200_000;

    private readonly MemoryStream glyf = new();

    private Woff2Glyphs(int glyphCount)
    {
        XMinima = new short[glyphCount];
    }

    public FontData Glyf { get; private set; }

    public FontData Loca { get; private set; }

    /// <summary>Left edge of each glyph's box.</summary>
    public short[] XMinima { get; }

    public static Woff2Glyphs Restore(FontData packed, string source)
    {
        var glyphCount = packed.U16(4);
        if (packed.Length < HeaderLength)
        {
            throw new FontFormatException(source, "the transformed glyf table is cut off.");
        }

        Span<long> starts = stackalloc long[8];
        starts[0] = HeaderLength;
        for (var i = 0; i < 7; i++)
        {
            starts[i + 1] = starts[i] + packed.U32(8 + (i * 4));
        }

        var boxMapLength = (glyphCount + 31) / 32 * 4;
        var overlapLength = (packed.U16(2) & 1) != 0 ? (glyphCount + 7) / 8 : 0;
        if (starts[7] + overlapLength > packed.Length || starts[6] - starts[5] < boxMapLength)
        {
            throw new FontFormatException(source, "the streams of the transformed glyf table do not fit.");
        }

        var streams = new Streams
        {
            Contours = Stream(packed, starts, 0),
            Points = Stream(packed, starts, 1),
            Flags = Stream(packed, starts, 2),
            Coordinates = Stream(packed, starts, 3),
            Composites = Stream(packed, starts, 4),
            BoxMap = packed.Slice(starts[5], boxMapLength).Span,
            Boxes = new Woff2Input(packed.Slice(starts[5] + boxMapLength, starts[6] - starts[5] - boxMapLength).Span),
            Instructions = Stream(packed, starts, 6),
            Overlaps = overlapLength > 0 ? packed.Slice(starts[7], overlapLength).Span : default,
        };

        var glyphs = new Woff2Glyphs(glyphCount);
        var offsets = new byte[(glyphCount + 1) * 4];
        for (var glyph = 0; glyph < glyphCount; glyph++)
        {
            if (!glyphs.TryRestore(glyph, ref streams))
            {
                throw new FontFormatException(source, $"glyph {glyph} of the transformed glyf table is broken.");
            }

            BinaryPrimitives.WriteInt32BigEndian(offsets.AsSpan((glyph + 1) * 4), (int)glyphs.glyf.Length);
        }

        glyphs.Glyf = new FontData(glyphs.glyf.ToArray());
        glyphs.Loca = new FontData(offsets);
        return glyphs;
    }

    private static Woff2Input Stream(FontData packed, ReadOnlySpan<long> starts, int index) =>
        new(packed.Slice(starts[index], starts[index + 1] - starts[index]).Span);

    private bool TryRestore(int glyph, ref Streams streams)
    {
        var contours = streams.Contours.I16();
        var hasBox = (streams.BoxMap[glyph >> 3] & (0x80 >> (glyph & 7))) != 0;
        if (streams.Contours.Failed || contours < -1)
        {
            return false;
        }

        if (contours == 0)
        {
            return !hasBox;
        }

        return contours < 0 ? hasBox && TryRestoreComposite(glyph, ref streams) : TryRestoreSimple(glyph, contours, hasBox, ref streams);
    }

    private bool TryRestoreComposite(int glyph, ref Streams streams)
    {
        const int argumentsAreWords = 0x0001;
        const int scale = 0x0008;
        const int more = 0x0020;
        const int scaleXY = 0x0040;
        const int twoByTwo = 0x0080;
        const int instructions = 0x0100;

        Write16(-1);
        WriteBox(streams.Boxes.Take(8), glyph);
        var hasInstructions = false;
        int flags;
        do
        {
            flags = streams.Composites.U16();
            hasInstructions |= (flags & instructions) != 0;
            var rest = 2 + ((flags & argumentsAreWords) != 0 ? 4 : 2);
            rest += (flags & scale) != 0 ? 2 : (flags & scaleXY) != 0 ? 4 : (flags & twoByTwo) != 0 ? 8 : 0;
            Write16(flags);
            glyf.Write(streams.Composites.Take(rest));
        }
        while ((flags & more) != 0 && !streams.Composites.Failed);

        if (hasInstructions)
        {
            CopyInstructions(ref streams);
        }

        return !streams.Failed && TryAlign();
    }

    private bool TryRestoreSimple(int glyph, int contours, bool hasBox, ref Streams streams)
    {
        var pointCount = 0;
        var ends = new int[contours];
        for (var i = 0; i < contours; i++)
        {
            pointCount += streams.Points.Short255();
            ends[i] = pointCount - 1;
            if (pointCount > MaximumPoints || pointCount > 0xFFFF || streams.Points.Failed)
            {
                return false;
            }
        }

        if (pointCount > streams.Flags.Left)
        {
            return false;
        }

        var points = new (bool OnCurve, short X, short Y)[pointCount];
        int x = 0, y = 0, left = 0, right = 0, bottom = 0, top = 0;
        for (var i = 0; i < pointCount; i++)
        {
            var flag = streams.Flags.U8();
            var (dx, dy) = ReadTriplet(flag & 0x7F, ref streams.Coordinates);
            x += dx;
            y += dy;
            if (x is < short.MinValue or > short.MaxValue || y is < short.MinValue or > short.MaxValue)
            {
                return false;
            }

            points[i] = ((flag & 0x80) == 0, (short)x, (short)y);
            (left, right) = i == 0 ? (x, x) : (Math.Min(left, x), Math.Max(right, x));
            (bottom, top) = i == 0 ? (y, y) : (Math.Min(bottom, y), Math.Max(top, y));
        }

        Write16(contours);
        if (hasBox)
        {
            WriteBox(streams.Boxes.Take(8), glyph);
        }
        else
        {
            XMinima[glyph] = (short)left;
            Write16(left);
            Write16(bottom);
            Write16(right);
            Write16(top);
        }

        foreach (var end in ends)
        {
            Write16(end);
        }

        CopyInstructions(ref streams);
        WritePoints(points, !streams.Overlaps.IsEmpty && (streams.Overlaps[glyph >> 3] & (0x80 >> (glyph & 7))) != 0);
        return !streams.Failed && TryAlign();
    }

    // 5.2: a triplet is a flag of seven bits and one to four bytes, which hold both distances of a point from the one before.
    private static (int X, int Y) ReadTriplet(int flag, ref Woff2Input input)
    {
        static int Signed(int flag, int value) => (flag & 1) != 0 ? value : -value;

        if (flag < 10)
        {
            return (0, Signed(flag, ((flag & 14) << 7) + input.U8()));
        }

        if (flag < 20)
        {
            return (Signed(flag, (((flag - 10) & 14) << 7) + input.U8()), 0);
        }

        if (flag < 84)
        {
            var high = flag - 20;
            var low = input.U8();
            return (Signed(flag, 1 + (high & 0x30) + (low >> 4)), Signed(flag >> 1, 1 + ((high & 0x0C) << 2) + (low & 0x0F)));
        }

        if (flag < 120)
        {
            var high = flag - 84;
            var x = input.U8();
            return (Signed(flag, 1 + (high / 12 << 8) + x), Signed(flag >> 1, 1 + ((high % 12 >> 2) << 8) + input.U8()));
        }

        if (flag < 124)
        {
            var first = input.U8();
            var second = input.U8();
            return (Signed(flag, (first << 4) + (second >> 4)), Signed(flag >> 1, ((second & 0x0F) << 8) + input.U8()));
        }

        var wide = input.U16();
        return (Signed(flag, wide), Signed(flag >> 1, input.U16()));
    }

    private void CopyInstructions(ref Streams streams)
    {
        // 5.1: the length of a simple glyph's instructions stands in the glyph stream, that of a composite's too.
        var length = streams.Coordinates.Short255();
        Write16(length);
        glyf.Write(streams.Instructions.Take(length));
    }

    private void WritePoints(ReadOnlySpan<(bool OnCurve, short X, short Y)> points, bool overlaps)
    {
        const int overlapFlag = 0x40;
        for (var i = 0; i < points.Length; i++)
        {
            glyf.WriteByte((byte)((points[i].OnCurve ? 1 : 0) | (overlaps && i == 0 ? overlapFlag : 0)));
        }

        // Distances of 16 bits: they wrap where two coordinates are further apart, and wrap back when they are added up.
        for (var i = 0; i < points.Length; i++)
        {
            Write16(points[i].X - (i == 0 ? 0 : points[i - 1].X));
        }

        for (var i = 0; i < points.Length; i++)
        {
            Write16(points[i].Y - (i == 0 ? 0 : points[i - 1].Y));
        }
    }

    private void WriteBox(ReadOnlySpan<byte> box, int glyph)
    {
        glyf.Write(box);
        XMinima[glyph] = box.Length == 8 ? BinaryPrimitives.ReadInt16BigEndian(box) : (short)0;
    }

    private void Write16(int value)
    {
        glyf.WriteByte((byte)(value >> 8));
        glyf.WriteByte((byte)value);
    }

    private bool TryAlign()
    {
        while ((glyf.Length & 3) != 0)
        {
            glyf.WriteByte(0);
        }

        return glyf.Length <= FontFile.MaximumBytes;
    }

    private ref struct Streams
    {
        public Woff2Input Contours;
        public Woff2Input Points;
        public Woff2Input Flags;
        public Woff2Input Coordinates;
        public Woff2Input Composites;
        public Woff2Input Boxes;
        public Woff2Input Instructions;
        public ReadOnlySpan<byte> BoxMap;
        public ReadOnlySpan<byte> Overlaps;

        public readonly bool Failed => Contours.Failed || Points.Failed || Flags.Failed || Coordinates.Failed || Composites.Failed
            || Boxes.Failed || Instructions.Failed;
    }
}
