using System.Buffers.Binary;
using OgService.Imaging.Colors;
using OgService.Imaging.Decoding;
using OgService.Imaging.Deflate;

namespace OgService.Imaging.Png;

/// <summary>The chunks about colour spaces. Of several the first of cICP, iCCP, sRGB, gAMA with cHRM counts (PNG third edition, 4.3).</summary>
internal sealed class PngColorSpace(PngHeader header)
{
    // What a gamma of 1/2.2 is written as; near it the curve of sRGB is meant.
    private const double UsualGamma = 0.45455;
    private const double GammaTolerance = 0.02;

    private static readonly double[] SrgbPrimaries = [0.64, 0.33, 0.30, 0.60, 0.15, 0.06, 0.3127, 0.3290];
    private static readonly double[] P3Primaries = [0.680, 0.320, 0.265, 0.690, 0.150, 0.060, 0.3127, 0.3290];
    private static readonly double[] WidePrimaries = [0.708, 0.292, 0.170, 0.797, 0.131, 0.046, 0.3127, 0.3290];

    private byte[]? codePoints;
    private byte[]? profile;
    private bool isSrgb;
    private double gamma;
    private double[]? primaries;

    public void Read(ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        if (type.SequenceEqual("cICP"u8) && data.Length == 4)
        {
            codePoints ??= data.ToArray();
        }
        else if (type.SequenceEqual("iCCP"u8) && data.Length <= IccProfile.MaxLength)
        {
            profile ??= data.ToArray();
        }
        else if (type.SequenceEqual("sRGB"u8))
        {
            isSrgb = true;
        }
        else if (type.SequenceEqual("gAMA"u8) && data.Length == 4)
        {
            gamma = BinaryPrimitives.ReadUInt32BigEndian(data) / 100_000d;
        }
        else if (type.SequenceEqual("cHRM"u8) && data.Length == 32)
        {
            // White comes first in the file.
            primaries = new double[8];
            for (var index = 0; index < 8; index++)
            {
                primaries[(index + 6) % 8] = BinaryPrimitives.ReadUInt32BigEndian(data[(4 * index)..]) / 100_000d;
            }
        }
    }

    /// <summary>Null when samples are sRGB or what is said of them cannot be used, which is noted.</summary>
    public IColorTransform? ToTransform(DecodeRequest request)
    {
        if (codePoints is not null)
        {
            return FromCodePoints(request);
        }

        if (profile is not null)
        {
            return FromProfile(request);
        }

        // Powers beyond these are mistakes rather than curves.
        return isSrgb || !(gamma is > 0.1 and < 10) ? null : FromPrimaries(CurveOf(gamma), primaries ?? SrgbPrimaries, request);
    }

    private static ToneCurve CurveOf(double gamma)
        => Math.Abs(gamma - UsualGamma) < GammaTolerance ? ToneCurve.Srgb : new ToneCurve(value => ExactMath.Pow(value, 1 / gamma));

    private IColorTransform? FromPrimaries(ToneCurve curve, double[] xy, DecodeRequest request)
    {
        if (header.ColorType is PngColorType.Gray or PngColorType.GrayAlpha)
        {
            return new GrayTransform(curve).UnlessSrgb();
        }

        if (ColorMatrix.FromPrimaries(xy) is { } matrix)
        {
            return MatrixTransform.FromXyz([curve, curve, curve], matrix).UnlessSrgb();
        }

        request.Note("profile.broken", "The chromaticities make no colours; the colours are taken as sRGB.");
        return null;
    }

    // ITU-T H.273: primaries 1, 9, 12; transfer 1, 6, 14, 15 (video, shown like sRGB), 4, 5, 8, 13. The matrix is 0 and the range full in PNG.
    private IColorTransform? FromCodePoints(DecodeRequest request)
    {
        var xy = codePoints![0] switch { 1 => SrgbPrimaries, 9 => WidePrimaries, 12 => P3Primaries, _ => null };
        var curve = codePoints[1] switch
        {
            1 or 6 or 13 or 14 or 15 => ToneCurve.Srgb,
            4 => new ToneCurve(value => ExactMath.Pow(value, 2.2)),
            5 => new ToneCurve(value => ExactMath.Pow(value, 2.8)),
            8 => new ToneCurve(value => value),
            _ => null,
        };
        if (xy is not null && curve is not null && codePoints[2] == 0 && codePoints[3] == 1)
        {
            return FromPrimaries(curve, xy, request);
        }

        request.Note("profile.unsupported", "The colour space that the file names is not supported; its colours are taken as sRGB.");
        return null;
    }

    // 11.3.2.3: a name of up to 79 bytes, zero, method 0, the compressed profile.
    private IColorTransform? FromProfile(DecodeRequest request)
    {
        var nameLength = profile.AsSpan().IndexOf((byte)0);
        if (nameLength is < 1 or > 79 || nameLength + 2 > profile!.Length || profile[nameLength + 1] != 0)
        {
            return Broken(request);
        }

        // The profile tells its length in its first four bytes.
        var compressed = profile.AsSpan(nameLength + 2);
        var start = new byte[4];
        ZlibDecoder.Decode(compressed, start);
        var length = BinaryPrimitives.ReadUInt32BigEndian(start);
        if (length > IccProfile.MaxLength)
        {
            return IccProfile.Read([], (int)Math.Min(length, int.MaxValue), Channels, request);
        }

        var expanded = new byte[length];
        return length < 4 || ZlibDecoder.Decode(compressed, expanded) is not null ? Broken(request) : IccProfile.Read(expanded, expanded.Length, Channels, request);
    }

    private static IColorTransform? Broken(DecodeRequest request)
    {
        request.Note("profile.broken", "The embedded colour profile is damaged; its colours are taken as sRGB.");
        return null;
    }

    private int Channels => header.ColorType is PngColorType.Gray or PngColorType.GrayAlpha ? 1 : 3;
}
