using System.Buffers.Binary;

namespace OgService.Imaging.WebP;

/// <summary>Where in a WebP file (RFC 9649, 2) the picture to show lies: the picture itself, or of an animation its first frame.</summary>
internal readonly ref struct WebPContainer
{
    private const int ChunkHeaderLength = 8;
    private const int FrameHeaderLength = 16;

    /// <summary>In pixels. 0 when only the picture's own header says it.</summary>
    public int CanvasWidth { get; private init; }

    public int CanvasHeight { get; private init; }

    /// <summary>Whether the picture is a frame, which may be smaller than the canvas.</summary>
    public bool IsFrame { get; private init; }

    public int FrameLeft { get; private init; }

    public int FrameTop { get; private init; }

    /// <summary>In pixels; 0 unless <see cref="IsFrame"/>.</summary>
    public int FrameWidth { get; private init; }

    public int FrameHeight { get; private init; }

    public bool IsLossless { get; private init; }

    /// <summary>The payload of <c>VP8</c> or <c>VP8L</c>.</summary>
    public ReadOnlySpan<byte> Picture { get; private init; }

    /// <summary>Where it begins in the file.</summary>
    public int PictureOffset { get; private init; }

    /// <summary>The payload of <c>ALPH</c>; empty when there is none.</summary>
    public ReadOnlySpan<byte> Alpha { get; private init; }

    public int AlphaOffset { get; private init; }

    public bool HasAlphaChunk { get; private init; }

    /// <exception cref="ImageFormatException">Not WebP, cut off, or without a picture.</exception>
    public static WebPContainer Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 12 || !bytes.StartsWith("RIFF"u8) || !bytes[8..12].SequenceEqual("WEBP"u8))
        {
            throw new ImageFormatException("not a WebP file", 0);
        }

        // What lies behind the RIFF chunk is not ours.
        var size = BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
        if (size < 4 + ChunkHeaderLength || size > (uint)(bytes.Length - ChunkHeaderLength))
        {
            throw new ImageFormatException("the file ends before the size it states", 4);
        }

        var reader = new ChunkReader(bytes[..(ChunkHeaderLength + (int)size)], 12);
        if (!reader.MoveNext())
        {
            throw new ImageFormatException("no chunk", 12);
        }

        return reader.Is("VP8X"u8) ? ReadExtended(ref reader) : ReadPicture(ref reader, default);
    }

    private static WebPContainer ReadExtended(scoped ref ChunkReader reader)
    {
        const int AnimationFlag = 2;
        var data = reader.Data;
        if (data.Length < 10)
        {
            throw new ImageFormatException("VP8X is too short", reader.DataOffset);
        }

        var container = new WebPContainer
        {
            CanvasWidth = ReadUInt24(data[4..]) + 1,
            CanvasHeight = ReadUInt24(data[7..]) + 1,
            IsFrame = (data[0] & AnimationFlag) != 0,
        };
        if (!reader.MoveNext())
        {
            throw new ImageFormatException("no picture", reader.DataOffset);
        }

        return container.IsFrame ? ReadFirstFrame(ref reader, container) : ReadPicture(ref reader, container);
    }

    private static WebPContainer ReadFirstFrame(scoped ref ChunkReader reader, WebPContainer container)
    {
        while (!reader.Is("ANMF"u8))
        {
            if (!reader.MoveNext())
            {
                throw new ImageFormatException("an animation without a frame", reader.DataOffset);
            }
        }

        var data = reader.Data;
        if (data.Length < FrameHeaderLength)
        {
            throw new ImageFormatException("ANMF is too short", reader.DataOffset);
        }

        container = container with
        {
            FrameLeft = 2 * ReadUInt24(data),
            FrameTop = 2 * ReadUInt24(data[3..]),
            FrameWidth = ReadUInt24(data[6..]) + 1,
            FrameHeight = ReadUInt24(data[9..]) + 1,
        };
        if (container.FrameLeft + (long)container.FrameWidth > container.CanvasWidth
            || container.FrameTop + (long)container.FrameHeight > container.CanvasHeight)
        {
            throw new ImageFormatException("the frame lies outside the canvas", reader.DataOffset);
        }

        var inner = reader.Inner(FrameHeaderLength);
        if (!inner.MoveNext())
        {
            throw new ImageFormatException("a frame without a picture", reader.DataOffset);
        }

        return ReadPicture(ref inner, container);
    }

    private static WebPContainer ReadPicture(scoped ref ChunkReader reader, WebPContainer container)
    {
        while (true)
        {
            var isLossless = reader.Is("VP8L"u8);
            if (isLossless || reader.Is("VP8 "u8))
            {
                return container with { IsLossless = isLossless, Picture = reader.Data, PictureOffset = reader.DataOffset };
            }

            // Only the extended form has chunks before the picture; of several ALPH the first counts.
            if (container.CanvasWidth == 0)
            {
                throw new ImageFormatException("the first chunk is no picture", reader.DataOffset - ChunkHeaderLength);
            }

            if (reader.Is("ALPH"u8) && !container.HasAlphaChunk)
            {
                container = container with { HasAlphaChunk = true, Alpha = reader.Data, AlphaOffset = reader.DataOffset };
            }

            if (!reader.MoveNext())
            {
                throw new ImageFormatException("no picture", reader.DataOffset);
            }
        }
    }

    private static int ReadUInt24(ReadOnlySpan<byte> bytes) => bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);

    /// <summary>Walks over chunks that lie one after the other.</summary>
    private ref struct ChunkReader(ReadOnlySpan<byte> bytes, int start)
    {
        private readonly ReadOnlySpan<byte> bytes = bytes;
        private int next = start;
        private int headerOffset;
        private int length;

        public readonly int DataOffset => headerOffset + ChunkHeaderLength;

        public readonly ReadOnlySpan<byte> Data => bytes.Slice(DataOffset, length);

        public readonly bool Is(ReadOnlySpan<byte> name) => bytes.Slice(headerOffset, 4).SequenceEqual(name);

        public bool MoveNext()
        {
            if (bytes.Length - next < ChunkHeaderLength)
            {
                return false;
            }

            var stated = BinaryPrimitives.ReadUInt32LittleEndian(bytes[(next + 4)..]);
            if (stated > (uint)(bytes.Length - next - ChunkHeaderLength))
            {
                throw new ImageFormatException("a chunk ends after the file", next);
            }

            headerOffset = next;
            length = (int)stated;

            // Chunks of odd length are padded; the last one's padding may be missing.
            next = (int)Math.Min(bytes.Length, (long)next + ChunkHeaderLength + length + (length & 1));
            return true;
        }

        /// <summary>The chunks inside this one, behind its own header.</summary>
        public readonly ChunkReader Inner(int headerLength) => new(bytes[..(DataOffset + length)], DataOffset + headerLength);
    }
}
