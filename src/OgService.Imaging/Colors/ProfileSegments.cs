using OgService.Imaging.Decoding;

namespace OgService.Imaging.Colors;

/// <summary>Puts a profile together from the segments of a JPEG (ICC.1:2022, B.4).</summary>
internal sealed class ProfileSegments
{
    private const int Prefix = 14;

    private readonly SortedDictionary<int, byte[]> parts = [];
    private int expected;
    private int length;

    /// <param name="segment">The data of an APP2 segment, of whatever kind.</param>
    public void Add(ReadOnlySpan<byte> segment)
    {
        if (segment.Length <= Prefix || !segment.StartsWith("ICC_PROFILE\0"u8) || length > IccProfile.MaxLength)
        {
            return;
        }

        expected = segment[13];
        length += segment.Length - Prefix;
        if (length <= IccProfile.MaxLength)
        {
            parts[segment[12]] = segment[Prefix..].ToArray();
        }
    }

    /// <summary>What converts into sRGB; null when nothing has to be, or when the profile is of no use, which is noted.</summary>
    public IColorTransform? Read(DecodeRequest request, int channels)
    {
        if (length == 0)
        {
            return null;
        }

        if (parts.Count != expected && length <= IccProfile.MaxLength)
        {
            request.Note("profile.broken", "Parts of the embedded colour profile are missing; its colours are taken as sRGB.");
            return null;
        }

        return IccProfile.Read(length > IccProfile.MaxLength ? [] : [.. parts.Values.SelectMany(part => part)], length, channels, request);
    }
}
