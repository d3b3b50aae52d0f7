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
    private OptimalParser? optimalParser;

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
        if (effort == DeflateEffort.Fast)
        {
            lazyParser.Parse(data, layout, blocks);
        }
        else
        {
            WriteSmaller(data, layout, target);
        }

        target.WriteUInt32BigEndian(Adler32.Compute(data));
    }

    // The cheapest way under guessed costs may be dearer than the quick one, where costs change often.
    private void WriteSmaller(ReadOnlySpan<byte> data, PictureLayout layout, PooledBytes target)
    {
        optimalParser ??= new OptimalParser();
        var start = target.Length;
        optimalParser.Parse(data, layout, blocks);
        using var quick = new PooledBytes(target.Length - start);
        writer.Begin(quick);
        lazyParser.Parse(data, layout, blocks);
        if (quick.Length < target.Length - start)
        {
            target.Advance(start - target.Length);
            target.Write(quick.Written);
        }
    }
}
