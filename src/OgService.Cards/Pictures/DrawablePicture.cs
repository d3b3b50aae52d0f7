using System.Collections.Concurrent;
using OgService.Imaging;

namespace OgService.Cards.Pictures;

/// <summary>A picture ready to be put into boxes: read when first asked, and kept at the sizes it was drawn at. Safe for many threads.</summary>
internal sealed class DrawablePicture
{
    // Most pictures are drawn at one or two sizes; values could ask for any. Beyond this, sizes are drawn anew each time.
    private const long MaxKeptBytes = 16 * 1024 * 1024;

    private readonly Lazy<PictureSource> source;
    private readonly ConcurrentDictionary<(PicturePlace Place, Rgba Color), Tile> tiles = new();
    private long keptBytes;

    /// <param name="name">For people.</param>
    /// <param name="read">Gives the bytes, once.</param>
    /// <param name="target">A photograph much larger than this is read at a reduced scale.</param>
    public DrawablePicture(string name, Func<ReadOnlyMemory<byte>> read, CardSize target)
    {
        Name = name;
        source = new Lazy<PictureSource>(() => PictureSource.Read(read, target));
    }

    public string Name { get; }

    /// <summary>Why the picture cannot be drawn, as a half sentence; null when it can. Reads it.</summary>
    public string? Fault => source.Value.Fault;

    /// <summary>In pixels of its own, as the whole file has them; more than 0.</summary>
    public double Width => source.Value.Width;

    public double Height => source.Value.Height;

    /// <summary>Whether it looks as good at any size.</summary>
    public bool IsScalable => source.Value.Svg is not null;

    /// <summary>Memory that it holds, in bytes.</summary>
    public long Bytes => (source.IsValueCreated ? source.Value.Bytes : 0) + Interlocked.Read(ref keptBytes);

    /// <summary>The picture as it lies in a box.</summary>
    /// <param name="color">What an SVG takes for <c>currentColor</c>.</param>
    /// <returns>Null for a picture that cannot be drawn, and for a place outside its box.</returns>
    public Tile? At(PicturePlace place, Rgba color)
    {
        if (source.Value.Fault is not null || place.Shown is not { Width: > 0, Height: > 0 })
        {
            return null;
        }

        var key = (place, IsScalable ? color : default);
        if (tiles.TryGetValue(key, out var tile))
        {
            return tile;
        }

        tile = source.Value.Draw(place, color);
        if (tile is not null && Interlocked.Add(ref keptBytes, tile.Pixels.Width * tile.Pixels.Height * 4L) is var kept)
        {
            if (kept > MaxKeptBytes || !tiles.TryAdd(key, tile))
            {
                Interlocked.Add(ref keptBytes, tile.Pixels.Width * tile.Pixels.Height * -4L);
            }
        }

        return tile;
    }

    /// <param name="Left">Of the picture's first column, from that of its box.</param>
    public sealed record Tile(PixelBuffer Pixels, int Left, int Top);
}
