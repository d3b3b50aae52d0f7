namespace OgService.Imaging.Budgets;

/// <summary>A fifth of a picture in bands of whole rows: what it takes to write tells about how much the picture will.</summary>
internal sealed class BandSample : IDisposable
{
    // Whole blocks of JPEG and WebP, and rows enough to show what repeats from row to row.
    private const int BandHeight = 32;
    private const int Period = 160;

    // Of a file: signature, header and tables, which do not grow with the picture.
    private const int HeadLength = 500;

    private readonly int wholeHeight;
    private readonly PixelBuffer? owned;

    private BandSample(PixelBuffer whole, PixelBuffer? owned)
    {
        Pixels = owned ?? whole;
        this.owned = owned;
        wholeHeight = whole.Height;
    }

    public PixelBuffer Pixels { get; }

    /// <summary>A small picture is its own sample.</summary>
    public static BandSample Take(PixelBuffer whole)
    {
        if (whole.Height < Period)
        {
            return new BandSample(whole, null);
        }

        // From the middle of each period.
        const int before = (Period - BandHeight) / 2;
        var rows = Enumerable.Range(0, whole.Height).Where(y => y % Period is >= before and < before + BandHeight).ToArray();
        var sample = PixelBuffer.CreateUninitialized(whole.Width, rows.Length);
        for (var y = 0; y < rows.Length; y++)
        {
            whole.Row(rows[y]).CopyTo(sample.Row(y));
        }

        return new BandSample(whole, sample);
    }

    /// <summary>The likely size of the whole picture, in bytes.</summary>
    /// <param name="length">The sample's.</param>
    public long Extrapolate(int length)
        => length <= HeadLength ? length : HeadLength + ((length - HeadLength) * (long)wholeHeight / Pixels.Height);

    public void Dispose() => owned?.Dispose();
}
