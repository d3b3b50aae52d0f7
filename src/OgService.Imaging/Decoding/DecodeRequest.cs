using OgService.Imaging.Colors;

namespace OgService.Imaging.Decoding;

/// <summary>What is wanted of a picture, carried through one decoder; what is found on the way is put down here.</summary>
internal sealed class DecodeRequest
{
    public DecodeRequest(DecodeOptions options, CancellationToken cancellation)
    {
        Options = options;
        Cancellation = cancellation;
    }

    /// <summary>Whole size, for callers that ask for nothing else.</summary>
    public DecodeRequest(ImageLimits? limits, bool applyOrientation = false)
        : this(new DecodeOptions { Limits = limits ?? ImageLimits.Default, ApplyOrientation = applyOrientation, ConvertToSrgb = false }, CancellationToken.None)
    {
    }

    public DecodeOptions Options { get; }

    public ImageLimits Limits => Options.Limits;

    public CancellationToken Cancellation { get; }

    public List<ImageNote> Notes { get; } = [];

    /// <summary>By how much both sides may be divided so that the picture is still as large as asked for; at least 1.</summary>
    /// <param name="orientation">As in Exif; 5 to 8 swap the sides.</param>
    public int LargestReduction(int width, int height, int orientation)
    {
        if (Options.TargetWidth <= 0 || Options.TargetHeight <= 0)
        {
            return 1;
        }

        var (wide, high) = Options.ApplyOrientation && orientation >= 5 ? (height, width) : (width, height);
        return Math.Clamp(Math.Min(wide / Options.TargetWidth, high / Options.TargetHeight), 1, PictureTarget.MaxReduction);
    }

    /// <summary>Room for the pixels, to be filled by the decoder.</summary>
    /// <param name="width">Of the rows that will be written.</param>
    /// <param name="anyOrder">Rows come in pieces and more than once, as from an interlaced file.</param>
    /// <param name="colors">Into sRGB; null when the samples are sRGB already.</param>
    public PictureTarget Begin(int width, int height, int orientation = 1, bool anyOrder = false, IColorTransform? colors = null)
        => Begin(width, height, (width, height), orientation, anyOrder, colors);

    /// <param name="whole">The picture's size when its decoder has reduced it already.</param>
    public PictureTarget Begin(
        int width, int height, (int Width, int Height) whole, int orientation = 1, bool anyOrder = false, IColorTransform? colors = null)
    {
        var turned = Options.ApplyOrientation ? orientation : 1;
        return new PictureTarget(width, height, LargestReduction(width, height, turned), turned, anyOrder, colors, Limits)
        {
            WholeSize = turned >= 5 ? (whole.Height, whole.Width) : whole,
        };
    }

    public void Note(string code, string message) => Notes.Add(new ImageNote(code, message));
}
