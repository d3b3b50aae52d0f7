using System.Buffers.Binary;
using OgService.Typography.OpenType;

namespace OgService.Typography.Woff;

/// <summary>Rebuilds a transformed <c>hmtx</c> (WOFF2, 5.4): side bearings that equal the glyph's x minimum were left out.</summary>
internal static class Woff2Metrics
{
    public static FontData Restore(FontData packed, short[]? xMinima, int metricCount, string source)
    {
        var input = new Woff2Input(packed.Span);
        var flags = input.U8();
        if (xMinima is null || metricCount > xMinima.Length || metricCount == 0 || (flags & 3) == 0 || (flags & ~3) != 0)
        {
            throw new FontFormatException(source, "the transformed hmtx table is broken.");
        }

        var bearingsLeftOut = (flags & 1) != 0;
        var trailingLeftOut = (flags & 2) != 0;
        var glyphCount = xMinima.Length;
        var restored = new byte[(metricCount * 4) + ((glyphCount - metricCount) * 2)];
        for (var i = 0; i < metricCount; i++)
        {
            BinaryPrimitives.WriteUInt16BigEndian(restored.AsSpan(i * 4), (ushort)input.U16());
        }

        for (var i = 0; i < metricCount; i++)
        {
            BinaryPrimitives.WriteInt16BigEndian(restored.AsSpan((i * 4) + 2), bearingsLeftOut ? xMinima[i] : (short)input.I16());
        }

        for (var i = metricCount; i < glyphCount; i++)
        {
            var at = (metricCount * 4) + ((i - metricCount) * 2);
            BinaryPrimitives.WriteInt16BigEndian(restored.AsSpan(at), trailingLeftOut ? xMinima[i] : (short)input.I16());
        }

        return input.Failed ? throw new FontFormatException(source, "the transformed hmtx table is cut off.") : new FontData(restored);
    }
}
