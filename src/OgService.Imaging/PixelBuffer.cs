using System.Buffers;

namespace OgService.Imaging;

/// <summary>A picture in memory: 8-bit premultiplied RGBA, rows from the top, no padding between them.
/// The memory is rented; dispose of it to give it back.</summary>
public sealed class PixelBuffer : IDisposable
{
    private uint[]? pixels;

    private PixelBuffer(int width, int height, uint[] pixels)
    {
        Width = width;
        Height = height;
        this.pixels = pixels;
    }

    /// <summary>In pixels, 1 to 16,384.</summary>
    public int Width { get; }

    /// <summary>In pixels, 1 to 16,384.</summary>
    public int Height { get; }

    /// <summary>All pixels, packed as <see cref="PremultipliedRgba.Packed"/>, row after row.</summary>
    public Span<uint> Pixels => (pixels ?? throw new ObjectDisposedException(nameof(PixelBuffer))).AsSpan(0, Width * Height);

    /// <summary>A transparent picture.</summary>
    public static PixelBuffer Create(int width, int height)
    {
        var buffer = CreateUninitialized(width, height);
        buffer.Pixels.Clear();
        return buffer;
    }

    /// <summary>A picture whose pixels hold anything until they are written.</summary>
    public static PixelBuffer CreateUninitialized(int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(width, 16_384);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(height, 16_384);
        return new PixelBuffer(width, height, ArrayPool<uint>.Shared.Rent(checked(width * height)));
    }

    public Span<uint> Row(int y) => Pixels.Slice(y * Width, Width);

    public void Dispose()
    {
        if (Interlocked.Exchange(ref pixels, null) is { } rented)
        {
            ArrayPool<uint>.Shared.Return(rented);
        }
    }
}
