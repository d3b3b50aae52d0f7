using System.Buffers.Binary;
using OgService.Imaging.Decoding;

namespace OgService.Imaging.Colors;

/// <summary>Reads embedded profiles (ICC.1:2022, version 2 and 4) that consist of curves and a matrix, for grey of a curve, or of tables for RGB
/// and CMYK (the perceptual ones). Others are noted and their colours taken as sRGB.</summary>
internal static class IccProfile
{
    /// <summary>Longer ones are not used (docs/limits.md).</summary>
    public const int MaxLength = 1024 * 1024;

    private const int HeaderLength = 128;
    private const int MaxTags = 200;

    /// <param name="profile">May be empty when it is longer than <see cref="MaxLength"/>.</param>
    /// <param name="length">The profile's own.</param>
    /// <param name="channels">The picture's: 1, 3 or 4.</param>
    /// <returns>Null when samples are sRGB already or the profile is of no use, which is noted.</returns>
    public static IColorTransform? Read(ReadOnlySpan<byte> profile, int length, int channels, DecodeRequest request)
    {
        if (!request.Options.ConvertToSrgb)
        {
            return null;
        }

        if (length > MaxLength)
        {
            request.Note("profile.large", $"The embedded colour profile has {length} bytes, more than {MaxLength}; its colours are taken as sRGB.");
            return null;
        }

        if (profile.Length < HeaderLength + 4 || !profile[36..40].SequenceEqual("acsp"u8))
        {
            request.Note("profile.broken", "The embedded colour profile is damaged; its colours are taken as sRGB.");
            return null;
        }

        var space = profile[16..20];
        if (space.SequenceEqual("GRAY"u8) && channels == 1)
        {
            return ToneCurve.Read(Tag(profile, "kTRC"u8)) is { } curve ? new GrayTransform(curve).UnlessSrgb() : Unsupported(request);
        }

        if (space.SequenceEqual("CMYK"u8) && channels == 4)
        {
            return ReadTables(profile, channels) ?? Unsupported(request);
        }

        if (!space.SequenceEqual("RGB "u8) || channels != 3)
        {
            return Unsupported(request);
        }

        var red = ToneCurve.Read(Tag(profile, "rTRC"u8));
        var green = ToneCurve.Read(Tag(profile, "gTRC"u8));
        var blue = ToneCurve.Read(Tag(profile, "bTRC"u8));
        var matrix = new double[9];
        if (!profile[20..24].SequenceEqual("XYZ "u8) || red is null || green is null || blue is null || !TryReadColumn(Tag(profile, "rXYZ"u8), 0, matrix)
            || !TryReadColumn(Tag(profile, "gXYZ"u8), 1, matrix) || !TryReadColumn(Tag(profile, "bXYZ"u8), 2, matrix))
        {
            return ReadTables(profile, channels) ?? Unsupported(request);
        }

        return MatrixTransform.FromXyz([red, green, blue], matrix).UnlessSrgb();
    }

    private static LookupTransform? ReadTables(ReadOnlySpan<byte> profile, int channels)
    {
        var isLab = profile[20..24].SequenceEqual("Lab "u8);
        if (!isLab && !profile[20..24].SequenceEqual("XYZ "u8))
        {
            return null;
        }

        var tag = Tag(profile, "A2B0"u8);
        return LookupProfile.Read(tag.IsEmpty ? Tag(profile, "A2B1"u8) : tag, channels, isLab) is { } tables ? new LookupTransform(tables, channels) : null;
    }

    private static IColorTransform? Unsupported(DecodeRequest request)
    {
        request.Note("profile.unsupported", "The embedded colour profile is of a kind that is not supported; its colours are taken as sRGB.");
        return null;
    }

    // Empty when there is no such tag or it lies outside.
    private static ReadOnlySpan<byte> Tag(ReadOnlySpan<byte> profile, ReadOnlySpan<byte> signature)
    {
        var count = Math.Min(BinaryPrimitives.ReadUInt32BigEndian(profile[HeaderLength..]), MaxTags);
        for (var index = 0; index < count; index++)
        {
            var at = HeaderLength + 4 + (12 * index);
            if (at + 12 > profile.Length)
            {
                break;
            }

            if (!profile.Slice(at, 4).SequenceEqual(signature))
            {
                continue;
            }

            var offset = BinaryPrimitives.ReadUInt32BigEndian(profile[(at + 4)..]);
            var length = BinaryPrimitives.ReadUInt32BigEndian(profile[(at + 8)..]);
            return offset <= profile.Length && length <= profile.Length - offset ? profile.Slice((int)offset, (int)length) : default;
        }

        return default;
    }

    private static bool TryReadColumn(ReadOnlySpan<byte> tag, int column, double[] matrix)
    {
        if (tag.Length < 20 || !tag.StartsWith("XYZ "u8))
        {
            return false;
        }

        for (var row = 0; row < 3; row++)
        {
            matrix[(3 * row) + column] = BinaryPrimitives.ReadInt32BigEndian(tag[(8 + (4 * row))..]) / 65_536d;
        }

        return true;
    }
}
