using System.Buffers;

namespace OgService.Imaging.WebP.Lossy;

/// <summary>One plane of a frame in whole macroblocks, with a row above and columns to the left that prediction reads at the picture's edges.</summary>
internal sealed class YuvPlane : IDisposable
{
    /// <summary>Samples to the left of the first column. Only the nearest is read; as many as this keep rows aligned.</summary>
    public const int Margin = 16;

    private byte[] samples;

    /// <param name="width">A multiple of a block's side.</param>
    public YuvPlane(int width, int height)
    {
        Width = width;
        Height = height;
        Stride = width + Margin;
        samples = ArrayPool<byte>.Shared.Rent(checked(Stride * (height + 1)));

        // RFC 6386, 12.2: 127 above the picture, the corner included, 129 to its left.
        samples.AsSpan(0, Stride).Fill(127);
        for (var y = 0; y < height; y++)
        {
            samples[IndexOf(-1, y)] = 129;
        }
    }

    public int Width { get; }

    public int Height { get; }

    public int Stride { get; }

    /// <summary>All samples; see <see cref="IndexOf"/>.</summary>
    public Span<byte> Samples => samples.AsSpan(0, Stride * (Height + 1));

    public int IndexOf(int x, int y) => ((y + 1) * Stride) + Margin + x;

    public ReadOnlySpan<byte> Row(int y) => samples.AsSpan(IndexOf(0, y), Width);

    public void Dispose()
    {
        var rented = samples;
        samples = [];
        if (rented.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }
}
