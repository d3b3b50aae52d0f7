using System.Buffers.Binary;
using OgService.Typography.OpenType;
using OgService.Typography.OpenType.Color;

namespace OgService.Typography.Tests.OpenType.Color;

/// <summary>Builds <c>COLR</c> and <c>CPAL</c> tables by hand, byte by byte as the specification lists them.</summary>
internal static class ColrBytes
{
    /// <summary>Red, green, blue at half alpha.</summary>
    public static PaletteTable Palette { get; } = new(new FontData(
        [0, 0, 0, 3, 0, 1, 0, 3, 0, 0, 0, 14, 0, 0, 0, 0, 255, 255, 0, 255, 0, 255, 255, 0, 0, 128]));

    public static byte[] U8(int value) => [(byte)value];

    public static byte[] U16(int value) => [(byte)(value >> 8), (byte)value];

    public static byte[] U24(int value) => [(byte)(value >> 16), (byte)(value >> 8), (byte)value];

    public static byte[] U32(uint value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return bytes;
    }

    public static byte[] F2Dot14(double value) => U16((int)(value * 16384));

    public static byte[] Fixed(double value) => U32((uint)(int)(value * 65536));

    public static byte[] Join(params byte[][] parts) => [.. parts.SelectMany(part => part)];

    /// <summary>PaintSolid.</summary>
    public static byte[] Solid(int entry, double alpha = 1) => Join(U8(2), U16(entry), F2Dot14(alpha));

    /// <summary>PaintGlyph with its child right behind it.</summary>
    public static byte[] Glyph(int glyph, byte[] child) => Join(U8(10), U24(6), U16(glyph), child);

    /// <summary>PaintComposite with both children behind it.</summary>
    public static byte[] Composite(byte[] source, ColorCompositeMode mode, byte[] backdrop) =>
        Join(U8(32), U24(8), U8((int)mode), U24(8 + source.Length), source, backdrop);

    /// <summary>PaintColrGlyph.</summary>
    public static byte[] ColrGlyph(int glyph) => Join(U8(11), U16(glyph));

    /// <summary>PaintColrLayers.</summary>
    public static byte[] Layers(int count, uint first) => Join(U8(1), U8(count), U32(first));

    /// <summary>Version 1: one base glyph, number 1.</summary>
    public static ColrTable Table(byte[] paint) => Table([(1, paint)], []);

    /// <summary>Version 1.</summary>
    public static ColrTable Table((int Glyph, byte[] Paint)[] glyphs, byte[][] layers)
    {
        const int headerLength = 34;
        var at = 4 + (glyphs.Length * 6);
        var records = U32((uint)glyphs.Length);
        foreach (var (glyph, paint) in glyphs)
        {
            records = Join(records, U16(glyph), U32((uint)at));
            at += paint.Length;
        }

        var list = Join([records, .. glyphs.Select(glyph => glyph.Paint)]);
        at = 4 + (layers.Length * 4);
        var offsets = U32((uint)layers.Length);
        foreach (var layer in layers)
        {
            offsets = Join(offsets, U32((uint)at));
            at += layer.Length;
        }

        var layerList = Join([offsets, .. layers]);
        return new ColrTable(new FontData(Join(
            U16(1), U16(0), U32(0), U32(0), U16(0), U32(headerLength), U32((uint)(headerLength + list.Length)), U32(0), U32(0), U32(0), list, layerList)));
    }

    public static ColorGlyph? Read(ColrTable table, int glyph = 1) => ColorGlyphReader.Read((ushort)glyph, table, Palette, null);
}
