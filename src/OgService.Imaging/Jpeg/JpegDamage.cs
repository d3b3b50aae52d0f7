using System.Globalization;
using OgService.Imaging.Decoding;

namespace OgService.Imaging.Jpeg;

/// <summary>How much of a picture its file lacks. Browsers show what there is, and so do we; a picture of which hardly anything is there is
/// refused.</summary>
internal sealed class JpegDamage
{
    // Below this nobody would know what is on the picture.
    private const double SmallestShare = 0.25;

    private double share = 1;
    private bool hasUnknownCodes;
    private bool lacksDetail;

    /// <param name="scanShare">Of a scan's units, those with data.</param>
    /// <param name="isFirst">Without the scan there is nothing; others only refine.</param>
    /// <exception cref="ImageFormatException">Too little is there.</exception>
    public void Count(double scanShare, bool isFirst, bool scanHasUnknownCodes, long offset)
    {
        hasUnknownCodes |= scanHasUnknownCodes;
        lacksDetail |= scanShare < 1 && !isFirst;
        if (isFirst)
        {
            share = Math.Min(share, scanShare);
        }

        if (share < SmallestShare)
        {
            throw new ImageFormatException("compressed data breaks off before a quarter of the picture", offset);
        }
    }

    /// <summary>Looks for coefficients of which no scan has brought all bits.</summary>
    public void CheckBits(IEnumerable<JpegComponent> channels) => lacksDetail |= channels.Any(channel => channel.MissingBits.Any(bits => bits != 0));

    public void Tell(DecodeRequest request)
    {
        if (share < 1)
        {
            var percent = ((int)(100 * share)).ToString(CultureInfo.InvariantCulture);
            request.Note("picture.incomplete", $"The file breaks off or has gaps; {percent} % of the picture are there.");
        }
        else if (lacksDetail)
        {
            request.Note("picture.incomplete", "The file breaks off; the picture is there, but not all of its detail.");
        }
        else if (hasUnknownCodes)
        {
            request.Note("picture.damaged", "The compressed data is damaged; parts of the picture may look wrong.");
        }
    }
}
