using OgService.Imaging.Checksums;

namespace OgService.Imaging.Deflate;

/// <summary>How hard to look for a small stream.</summary>
internal enum DeflateEffort
{
    Fast,
    Small,
}

/// <summary>Compresses into the zlib format (RFC 1950). Our own, because the framework's compressor is native code whose output
/// changes with its version and the machine, and pictures are named by their content.</summary>
internal sealed class ZlibEncoder
{
    // One a thread: the tables are too large to make for each picture.
    [ThreadStatic]
    private static ZlibEncoder? idle;

    private readonly BlockWriter writer = new();
    private readonly TokenBlocks blocks;
    private readonly LazyParser lazyParser = new();

    private ZlibEncoder() => blocks = new TokenBlocks(writer);

    /// <summary>Appends the stream for <paramref name="data"/> to <paramref name="target"/>.</summary>
    public static void Encode(ReadOnlySpan<byte> data, PictureLayout layout, DeflateEffort effort, PooledBytes target)
    {
        var encoder = idle ?? new ZlibEncoder();
        idle = null;
        encoder.Run(data, layout, effort, target);
        idle = encoder;
    }

    private void Run(ReadOnlySpan<byte> data, PictureLayout layout, DeflateEffort effort, PooledBytes target)
    {
        // Method 8, window 32 KB; the level is told, no dictionary; the pair divides by 31.
        target.WriteByte(0x78);
        target.WriteByte(effort == DeflateEffort.Fast ? (byte)0x9C : (byte)0xDA);
        writer.Begin(target);
        lazyParser.Parse(data, layout, blocks);
        target.WriteUInt32BigEndian(Adler32.Compute(data));
    }
}
