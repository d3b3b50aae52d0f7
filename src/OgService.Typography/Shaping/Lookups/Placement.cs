using System.Numerics;
using OgService.Typography.OpenType;
using OgService.Typography.OpenType.Variations;

namespace OgService.Typography.Shaping.Lookups;

/// <summary>Reads where GPOS puts things: value records and anchors, with what variations add.</summary>
internal static class Placement
{
    private const int XPlacement = 0x0001;
    private const int YPlacement = 0x0002;
    private const int XAdvance = 0x0004;
    private const int YAdvance = 0x0008;
    private const int XPlacementDevice = 0x0010;
    private const int YPlacementDevice = 0x0020;
    private const int XAdvanceDevice = 0x0040;
    private const int VariationIndex = 0x8000;

    /// <summary>In bytes.</summary>
    public static int ValueLength(int format) => BitOperations.PopCount((uint)format & 0xFF) * 2;

    /// <param name="parent">The table that device offsets count from.</param>
    public static void AddValue(ref BufferGlyph glyph, FontData parent, int at, int format, VariationStore? deltas)
    {
        if ((format & XPlacement) != 0)
        {
            glyph.OffsetX += parent.I16(at);
            at += 2;
        }

        if ((format & YPlacement) != 0)
        {
            glyph.OffsetY += parent.I16(at);
            at += 2;
        }

        if ((format & XAdvance) != 0)
        {
            glyph.AdvanceX += parent.I16(at);
            at += 2;
        }

        at += (format & YAdvance) != 0 ? 2 : 0;
        if (deltas is null || (format & (XPlacementDevice | YPlacementDevice | XAdvanceDevice)) == 0)
        {
            return;
        }

        if ((format & XPlacementDevice) != 0)
        {
            glyph.OffsetX += Delta(parent, at, deltas);
            at += 2;
        }

        if ((format & YPlacementDevice) != 0)
        {
            glyph.OffsetY += Delta(parent, at, deltas);
            at += 2;
        }

        if ((format & XAdvanceDevice) != 0)
        {
            glyph.AdvanceX += Delta(parent, at, deltas);
        }
    }

    public static (float X, float Y) Anchor(FontData anchor, VariationStore? deltas)
    {
        float x = anchor.I16(2);
        float y = anchor.I16(4);
        return anchor.U16(0) == 3 && deltas is not null ? (x + Delta(anchor, 6, deltas), y + Delta(anchor, 8, deltas)) : (x, y);
    }

    // Other device tables adjust for single pixel sizes, which we do not do.
    private static float Delta(FontData parent, int at, VariationStore deltas)
    {
        var device = parent.Follow16(at);
        return device.U16(4) == VariationIndex ? deltas.Delta(device.U16(0), device.U16(2)) : 0;
    }
}
