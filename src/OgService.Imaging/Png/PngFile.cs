using OgService.Imaging.Colors;
using OgService.Imaging.Decoding;
using OgService.Imaging.Deflate;
using OgService.Imaging.Headers;

namespace OgService.Imaging.Png;

/// <summary>What the chunks say, and where the compressed rows lie.</summary>
internal sealed class PngFile
{
    private readonly List<DataPart> data = [];
    private readonly PngColorSpace colorSpace;
    private bool dataEnded;
    private bool hasTransparency;

    private PngFile(PngHeader header)
    {
        Header = header;
        Colors = new PngColors(header);
        colorSpace = new PngColorSpace(header);
    }

    public PngHeader Header { get; }

    public PngColors Colors { get; }

    /// <summary>Into sRGB; null when nothing is to be done.</summary>
    public IColorTransform? ColorTransform { get; private set; }

    /// <summary>1 to 8, as in Exif.</summary>
    public int Orientation { get; private set; } = 1;

    public ReadOnlySpan<DataPart> Data => data.ToArray();

    /// <summary>Bytes in all parts.</summary>
    public long DataLength { get; private set; }

    /// <summary>Where the first part lies, for messages.</summary>
    public long DataOffset => data[0].Offset;

    /// <summary>Reads up to IEND, or up to where the file breaks off within or after its rows.</summary>
    public static PngFile Read(ReadOnlySpan<byte> bytes, DecodeRequest request)
    {
        var reader = new PngChunkReader(bytes);
        reader.MoveNext();
        if (reader.BreaksOff || !reader.Is("IHDR"u8))
        {
            throw new ImageFormatException("IHDR must come first", reader.DataOffset);
        }

        var file = new PngFile(PngHeader.Read(reader.Data, reader.DataOffset, request.Limits));
        while (true)
        {
            reader.MoveNext();
            if (reader.BreaksOff)
            {
                file.EndEarly(reader);
                break;
            }

            if (reader.Is("IEND"u8))
            {
                break;
            }

            file.ReadChunk(ref reader, request);
        }

        if (file.data.Count == 0)
        {
            throw new ImageFormatException("no IDAT", reader.DataOffset);
        }

        file.Colors.Prepare(file.DataOffset);
        file.ColorTransform = request.Options.ConvertToSrgb ? file.colorSpace.ToTransform(request) : null;
        return file;
    }

    private void EndEarly(PngChunkReader reader)
    {
        if (reader.Is("IDAT"u8) && !dataEnded)
        {
            AddData(reader);
        }
        else if (data.Count == 0)
        {
            throw new ImageFormatException("the file breaks off", reader.DataOffset);
        }
    }

    private void AddData(PngChunkReader reader)
    {
        data.Add(new DataPart(reader.DataOffset, reader.Data.Length));
        DataLength += reader.Data.Length;
    }

    private void ReadChunk(ref PngChunkReader reader, DecodeRequest request)
    {
        if (reader.Is("IDAT"u8))
        {
            if (dataEnded)
            {
                throw new ImageFormatException("IDAT chunks must follow one another", reader.DataOffset);
            }

            AddData(reader);
            return;
        }

        dataEnded = data.Count > 0;
        if (reader.Is("PLTE"u8))
        {
            ReadPalette(reader.Data, reader.DataOffset);
        }
        else if (reader.Is("tRNS"u8))
        {
            if (!dataEnded && !hasTransparency)
            {
                hasTransparency = Colors.TryReadTransparency(reader.Data);
            }
        }
        else if (reader.IsCritical)
        {
            throw new ImageFormatException("a critical chunk we do not know", reader.DataOffset - 4);
        }
        else if (reader.Is("eXIf"u8))
        {
            Orientation = ExifOrientation.TryReadTiff(reader.Data, out var found) ? found : Orientation;
        }
        else if (reader.Is("acTL"u8))
        {
            request.Note("animation.first-frame", "Of the animation only the still picture is used.");
        }
        else if (!dataEnded)
        {
            colorSpace.Read(reader.Type, reader.Data);
        }
    }

    private void ReadPalette(ReadOnlySpan<byte> palette, long offset)
    {
        if (dataEnded || Colors.HasPalette || hasTransparency)
        {
            throw new ImageFormatException("PLTE must come once, before tRNS and IDAT", offset);
        }

        if (Header.ColorType is not (PngColorType.Gray or PngColorType.GrayAlpha))
        {
            Colors.ReadPalette(palette, offset);
        }
    }
}
