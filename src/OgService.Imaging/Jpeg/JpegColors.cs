using System.Runtime.Intrinsics;

namespace OgService.Imaging.Jpeg;

/// <summary>What a file's channels mean. Inks are stored inverted, as Adobe's programs write them and browsers take all of them.</summary>
internal enum JpegColorModel
{
    Gray,
    YCbCr,
    Rgb,
    Cmyk,
    Ycck,

    /// <summary>Inks as they are stored, for a profile to make colours of.</summary>
    CmykInks,
    YcckInks,
}

/// <summary>Samples of all channels into pixels (ITU-T T.871, 7), with 16 binary places.</summary>
internal static class JpegColors
{
    private const int Half = 1 << 15;
    private const int CrToRed = 91_881;
    private const int CbToGreen = -22_554;
    private const int CrToGreen = -46_802;
    private const int CbToBlue = 116_130;

    /// <param name="adobeTransform">Of the Adobe marker; null without one.</param>
    public static JpegColorModel ModelOf(JpegFrame frame, bool hasJfif, int? adobeTransform)
    {
        var components = frame.Components;
        return components.Length switch
        {
            1 => JpegColorModel.Gray,
            3 when hasJfif => JpegColorModel.YCbCr,
            3 when adobeTransform is { } transform => transform == 0 ? JpegColorModel.Rgb : JpegColorModel.YCbCr,
            3 when (components[0].Id, components[1].Id, components[2].Id) == ('R', 'G', 'B') => JpegColorModel.Rgb,
            3 => JpegColorModel.YCbCr,
            _ => adobeTransform is null or 0 ? JpegColorModel.Cmyk : JpegColorModel.Ycck,
        };
    }

    public static void ToPixels(
        JpegColorModel model, ReadOnlySpan<byte> first, ReadOnlySpan<byte> second, ReadOnlySpan<byte> third, ReadOnlySpan<byte> fourth, Span<uint> row)
    {
        switch (model)
        {
            case JpegColorModel.Gray:
                for (var x = 0; x < row.Length; x++)
                {
                    row[x] = 0xFF00_0000 | (first[x] * 0x0001_0101u);
                }

                break;
            case JpegColorModel.YCbCr:
                FromYCbCr(first, second, third, row);
                break;
            case JpegColorModel.Rgb:
                for (var x = 0; x < row.Length; x++)
                {
                    row[x] = Pack(first[x], second[x], third[x]);
                }

                break;
            case JpegColorModel.Cmyk:
                for (var x = 0; x < row.Length; x++)
                {
                    row[x] = WithBlack(Pack(first[x], second[x], third[x]), fourth[x]);
                }

                break;
            case JpegColorModel.CmykInks:
                for (var x = 0; x < row.Length; x++)
                {
                    row[x] = (Pack(first[x], second[x], third[x]) & 0x00FF_FFFF) | ((uint)fourth[x] << 24);
                }

                break;
            case JpegColorModel.YcckInks:
                FromYCbCr(first, second, third, row);
                for (var x = 0; x < row.Length; x++)
                {
                    row[x] = (~row[x] & 0x00FF_FFFF) | ((uint)fourth[x] << 24);
                }

                break;
            default:
                // The first three are the inverse of what remains of the light.
                FromYCbCr(first, second, third, row);
                for (var x = 0; x < row.Length; x++)
                {
                    row[x] = WithBlack(~row[x], fourth[x]);
                }

                break;
        }
    }

    internal static void FromYCbCr(ReadOnlySpan<byte> luma, ReadOnlySpan<byte> cb, ReadOnlySpan<byte> cr, Span<uint> row)
    {
        var x = 0;
        for (; x + 16 <= row.Length; x += 16)
        {
            var (y0, y1) = Vector128.Widen(Vector128.Create(luma.Slice(x, 16)));
            var (cb0, cb1) = Vector128.Widen(Vector128.Create(cb.Slice(x, 16)));
            var (cr0, cr1) = Vector128.Widen(Vector128.Create(cr.Slice(x, 16)));
            FromYCbCr(y0, cb0, cr0, row.Slice(x, 8));
            FromYCbCr(y1, cb1, cr1, row.Slice(x + 8, 8));
        }

        for (; x < row.Length; x++)
        {
            row[x] = FromYCbCr(luma[x], cb[x], cr[x]);
        }
    }

    internal static uint FromYCbCr(int y, int cb, int cr)
    {
        cb -= 128;
        cr -= 128;
        return Pack(
            Math.Clamp(y + (((CrToRed * cr) + Half) >> 16), 0, 255),
            Math.Clamp(y + (((CbToGreen * cb) + (CrToGreen * cr) + Half) >> 16), 0, 255),
            Math.Clamp(y + (((CbToBlue * cb) + Half) >> 16), 0, 255));
    }

    private static void FromYCbCr(Vector128<ushort> luma, Vector128<ushort> cb, Vector128<ushort> cr, Span<uint> row)
    {
        var (y0, y1) = Vector128.Widen(luma);
        var (cb0, cb1) = Vector128.Widen(cb);
        var (cr0, cr1) = Vector128.Widen(cr);
        FromYCbCr(y0.AsInt32(), cb0.AsInt32(), cr0.AsInt32()).CopyTo(row);
        FromYCbCr(y1.AsInt32(), cb1.AsInt32(), cr1.AsInt32()).CopyTo(row[4..]);
    }

    private static Vector128<uint> FromYCbCr(Vector128<int> y, Vector128<int> cb, Vector128<int> cr)
    {
        var half = Vector128.Create(Half);
        cb -= Vector128.Create(128);
        cr -= Vector128.Create(128);
        var red = Clamp(y + (((cr * CrToRed) + half) >> 16));
        var green = Clamp(y + (((cb * CbToGreen) + (cr * CrToGreen) + half) >> 16));
        var blue = Clamp(y + (((cb * CbToBlue) + half) >> 16));
        return (red | (green << 8) | (blue << 16)).AsUInt32() | Vector128.Create(0xFF00_0000);
    }

    private static Vector128<int> Clamp(Vector128<int> value)
        => Vector128.Min(Vector128.Max(value, Vector128<int>.Zero), Vector128.Create(255));

    private static uint WithBlack(uint color, int light) => Pack(
        Multiply(color & 255, light), Multiply((color >> 8) & 255, light), Multiply((color >> 16) & 255, light));

    private static int Multiply(uint channel, int light) => (((int)channel * light) + 127) / 255;

    private static uint Pack(int red, int green, int blue) => (uint)(red | (green << 8) | (blue << 16)) | 0xFF00_0000;
}
