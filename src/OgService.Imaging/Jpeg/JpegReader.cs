using System.Buffers.Binary;
using OgService.Imaging.Colors;
using OgService.Imaging.Decoding;
using OgService.Imaging.Headers;

namespace OgService.Imaging.Jpeg;

/// <summary>Steps through a file's markers and scans.</summary>
internal sealed class JpegReader(DecodeRequest request) : IDisposable
{
    // A progressive file has about ten. Each costs a walk over all blocks, however short it is.
    private const int MaxScans = 100;

    // Blocks that all scans go through: three times what careful encoders need for the largest picture. Some bytes are enough to send a scan through millions of them.
    private const long MaxBlockVisits = 40_000_000;

    private readonly JpegTables tables = new();
    private readonly ProfileSegments profile = new();
    private readonly JpegDamage damage = new();
    private JpegFrame? frame;
    private PictureTarget? target;
    private int restartInterval;
    private int orientation = 1;
    private bool hasJfif;
    private int? adobeTransform;
    private int scans;
    private long visits;

    public PictureTarget Read(ReadOnlySpan<byte> file)
    {
        if (file.Length < 2 || file[0] != 0xFF || file[1] != 0xD8)
        {
            throw new ImageFormatException("not a JPEG", 0);
        }

        var at = 2;
        while (true)
        {
            at = FindMarker(file, at, out var marker);
            if (marker == 0xD9)
            {
                return PaintStored(at);
            }

            if (marker == 0)
            {
                return PaintStored(at);
            }

            if (marker is 0x01 or (>= 0xD0 and <= 0xD8))
            {
                continue;
            }

            // A length too small for itself stands before nothing; other decoders go on as well.
            var length = file.Length - at < 2 ? int.MaxValue : Math.Max((ushort)2, BinaryPrimitives.ReadUInt16BigEndian(file[at..]));
            if (length > file.Length - at)
            {
                // What follows the scans so far has broken off.
                return scans > 0 ? PaintStored(at) : throw new ImageFormatException("a segment longer than the file", at);
            }

            var segment = file.Slice(at + 2, length - 2);
            var dataOffset = at + 2;
            at += length;
            if (marker != 0xDA)
            {
                ReadSegment(marker, segment, dataOffset, file);
                continue;
            }

            if (ReadScan(segment, dataOffset, file, ref at))
            {
                return TakeTarget();
            }
        }
    }

    public void Dispose()
    {
        frame?.Dispose();
        target?.Dispose();
    }

    // Bytes between segments are passed over, as other decoders do. Returns the place after the marker, which is 0 at the end of the file.
    private static int FindMarker(ReadOnlySpan<byte> file, int at, out byte marker)
    {
        while (at + 1 < file.Length)
        {
            if (file[at] == 0xFF && file[at + 1] is not (0 or 0xFF))
            {
                marker = file[at + 1];
                return at + 2;
            }

            at++;
        }

        marker = 0;
        return file.Length;
    }

    private void ReadSegment(byte marker, ReadOnlySpan<byte> data, int offset, ReadOnlySpan<byte> file)
    {
        switch (marker)
        {
            case 0xC0 or 0xC1 or 0xC2:
                if (frame is not null)
                {
                    throw new ImageFormatException("a second frame", offset);
                }

                frame = JpegFrame.Read(data, marker == 0xC2, file, offset, request.Limits);
                break;
            case 0xC4:
                tables.ReadCodes(data, offset);
                break;
            case 0xC9 or 0xCA or 0xCC:
                throw new ImageFormatException("arithmetic codes in JPEG are not supported; save the picture with Huffman codes", offset);
            case >= 0xC3 and <= 0xCF:
                throw new ImageFormatException("lossless and hierarchical JPEG files are not supported", offset);
            case 0xDB:
                tables.ReadSteps(data, offset);
                break;
            case 0xDD:
                restartInterval = data.Length == 2
                    ? BinaryPrimitives.ReadUInt16BigEndian(data)
                    : throw new ImageFormatException("DRI must hold two bytes", offset);
                break;
            case 0xE0:
                hasJfif |= data.StartsWith("JFIF\0"u8);
                break;
            case 0xE1:
                orientation = ExifOrientation.TryRead(data, out var found) ? found : orientation;
                break;
            case 0xE2:
                profile.Add(data);
                break;
            case 0xEE when data.Length >= 12 && data.StartsWith("Adobe"u8):
                adobeTransform = data[11];
                break;
        }
    }

    /// <summary>True when the picture is whole and painted.</summary>
    private bool ReadScan(ReadOnlySpan<byte> data, long offset, ReadOnlySpan<byte> file, ref int at)
    {
        if (frame is null)
        {
            throw new ImageFormatException("a scan before the frame", offset);
        }

        if (++scans > MaxScans)
        {
            throw new ImageFormatException($"more than {MaxScans} scans", offset);
        }

        var header = ScanHeader.Read(data, frame, tables, offset);
        visits += header.Channels.Sum(channel => (long)channel.StoredBlocks);
        if (visits > MaxBlockVisits)
        {
            throw new ImageFormatException($"scans that go through more than {MaxBlockVisits} blocks", offset);
        }

        if (scans == 1)
        {
            ChooseScale();
            if (!frame.IsProgressive && header.Channels.Length == frame.Components.Length)
            {
                PaintWhileReading(header, file, at);
                return true;
            }

            StoreCoefficients(offset);
        }

        var scan = new StoredScan(frame, header, restartInterval, request.Cancellation);
        at = scan.Decode(file, at);
        damage.Count(scan.Share, isFirst: header.First == 0 && header.HighBit == 0, scan.HasUnknownCodes, at);
        return false;
    }

    private void ChooseScale()
    {
        var reduction = request.LargestReduction(frame!.Width, frame.Height, orientation);
        frame.ScaleTo(reduction switch { >= 8 => 1, >= 4 => 2, >= 2 => 4, _ => 8 });
    }

    private void StoreCoefficients(long offset)
    {
        request.Limits.CheckMemory(frame!.Components.Sum(component => component.StoredBytes) + (4L * frame.ScaledWidth * frame.ScaledHeight), offset);
        foreach (var component in frame.Components)
        {
            component.Store();
        }
    }

    private JpegPainter BeginPainting()
    {
        var model = JpegColors.ModelOf(frame!, hasJfif, adobeTransform);
        var channels = model switch { JpegColorModel.Gray => 1, JpegColorModel.YCbCr or JpegColorModel.Rgb => 3, _ => 4 };
        var colors = profile.Read(request, channels);
        if (colors is not null && channels == 4)
        {
            model = model == JpegColorModel.Ycck ? JpegColorModel.YcckInks : JpegColorModel.CmykInks;
        }

        request.Limits.CheckMemory(JpegPainter.BytesFor(frame!) + (4L * frame!.ScaledWidth * frame.ScaledHeight));
        target = request.Begin(frame!.ScaledWidth, frame.ScaledHeight, (frame.Width, frame.Height), orientation, colors: colors);
        return new JpegPainter(frame, model, target);
    }

    private void PaintWhileReading(ScanHeader header, ReadOnlySpan<byte> file, int start)
    {
        var painter = BeginPainting();
        var bits = new ScanBits(file, start);
        var scan = new PaintedScan(frame!, header, painter);
        var progress = new ScanProgress(restartInterval);
        for (var y = 0; y < frame!.UnitsHigh; y++)
        {
            request.Cancellation.ThrowIfCancellationRequested();
            scan.DecodeRow(ref bits, ref progress, y);
            painter.FinishBand(y);
        }

        damage.Count(scan.ShareWithout(progress.LostUnits), isFirst: true, bits.HasUnknownCodes, bits.Offset);
        damage.Tell(request);
    }

    private PictureTarget PaintStored(int at)
    {
        if (frame is null || scans == 0)
        {
            throw new ImageFormatException("no picture before the end", at);
        }

        foreach (var component in frame.Components)
        {
            if (component.Steps is null || component.MissingBits[0] < 0)
            {
                throw new ImageFormatException("a channel without a scan", at);
            }
        }

        damage.CheckBits(frame.Components);
        damage.Tell(request);
        var painter = BeginPainting();
        BlockSmoothing?[] smoothing = [.. frame.Components.Select(component => frame.IsProgressive ? BlockSmoothing.Of(component) : null)];
        for (var y = 0; y < frame.UnitsHigh; y++)
        {
            request.Cancellation.ThrowIfCancellationRequested();
            for (var index = 0; index < frame.Components.Length; index++)
            {
                PutStored(painter, index, y, smoothing[index]);
            }

            painter.FinishBand(y);
        }

        return TakeTarget();
    }

    private void PutStored(JpegPainter painter, int index, int unitY, BlockSmoothing? smoothing)
    {
        var component = frame!.Components[index];
        for (var row = 0; row < component.Vertical; row++)
        {
            var y = (unitY * component.Vertical) + row;
            for (var x = 0; x < component.StoredBlocksWide; x++)
            {
                var block = smoothing is null ? component.Block(x, y) : smoothing.Read(x, y);
                painter.PutBlock(index, x, y, block, hasOnlyFirst: !block[1..].ContainsAnyExcept((short)0));
            }
        }
    }

    private PictureTarget TakeTarget()
    {
        var taken = target!;
        target = null;
        return taken;
    }
}
