using System.Buffers.Binary;
using OgService.Imaging.Headers;

namespace OgService.Imaging.Jpeg;

/// <summary>Reads JPEG (ITU-T T.81): sequential and progressive with Huffman codes, eight bits, any sampling, grey, YCbCr, RGB, CMYK and
/// YCCK. The orientation in Exif data is applied. Not read: arithmetic codes, lossless and hierarchical files.</summary>
public static class JpegDecoder
{
    // A progressive file has about ten. Each costs a walk over all blocks, however short it is.
    private const int MaxScans = 100;

    /// <exception cref="ImageFormatException">Not a JPEG, damaged, of an unsupported kind, or beyond the limits.</exception>
    public static PixelBuffer Decode(ReadOnlySpan<byte> bytes, ImageLimits? limits = null)
    {
        using var reader = new Reader(limits ?? ImageLimits.Default);
        return reader.Read(bytes);
    }

    private sealed class Reader(ImageLimits limits) : IDisposable
    {
        private readonly ushort[]?[] steps = new ushort[]?[4];
        private readonly HuffmanDecoder?[] dcCodes = new HuffmanDecoder?[4];
        private readonly HuffmanDecoder?[] acCodes = new HuffmanDecoder?[4];
        private JpegFrame? frame;
        private int restartInterval;
        private int orientation = 1;
        private bool hasJfif;
        private int? adobeTransform;
        private int scans;

        public PixelBuffer Read(ReadOnlySpan<byte> file)
        {
            if (file.Length < 2 || file[0] != 0xFF || file[1] != 0xD8)
            {
                throw new ImageFormatException("not a JPEG", 0);
            }

            var at = 2;
            while (true)
            {
                at = FindMarker(file, at);
                var marker = file[at - 1];
                if (marker == 0xD9)
                {
                    break;
                }

                if (marker is 0x01 or (>= 0xD0 and <= 0xD8))
                {
                    continue;
                }

                var length = file.Length - at < 2 ? 0 : BinaryPrimitives.ReadUInt16BigEndian(file[at..]);
                if (length < 2 || length > file.Length - at)
                {
                    throw new ImageFormatException("a segment longer than the file", at);
                }

                var segment = file.Slice(at + 2, length - 2);
                var dataOffset = at + 2;
                at += length;
                if (marker == 0xDA)
                {
                    at = ReadScan(segment, dataOffset, file, at);
                }
                else
                {
                    ReadSegment(marker, segment, dataOffset, file.Length);
                }
            }

            if (frame is null || scans == 0)
            {
                throw new ImageFormatException("no picture before the end", at);
            }

            return JpegPainter.Paint(frame, JpegColors.ModelOf(frame, hasJfif, adobeTransform), orientation, at);
        }

        public void Dispose() => frame?.Dispose();

        // Bytes between segments are passed over, as other decoders do. Returns the place after the marker.
        private static int FindMarker(ReadOnlySpan<byte> file, int at)
        {
            while (at + 1 < file.Length)
            {
                if (file[at] == 0xFF && file[at + 1] is not (0 or 0xFF))
                {
                    return at + 2;
                }

                at++;
            }

            throw new ImageFormatException("the file breaks off", file.Length);
        }

        private void ReadSegment(byte marker, ReadOnlySpan<byte> data, long offset, int fileLength)
        {
            switch (marker)
            {
                case 0xC0 or 0xC1 or 0xC2:
                    if (frame is not null)
                    {
                        throw new ImageFormatException("a second frame", offset);
                    }

                    frame = JpegFrame.Read(data, marker == 0xC2, offset, fileLength, limits);
                    break;
                case 0xC4:
                    ReadCodes(data, offset);
                    break;
                case >= 0xC3 and <= 0xCF:
                    throw new ImageFormatException("arithmetic, lossless and hierarchical files are not supported", offset);
                case 0xDB:
                    ReadSteps(data, offset);
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
                case 0xEE when data.Length >= 12 && data.StartsWith("Adobe"u8):
                    adobeTransform = data[11];
                    break;
            }
        }

        private void ReadSteps(ReadOnlySpan<byte> data, long offset)
        {
            while (!data.IsEmpty)
            {
                var wide = data[0] >> 4;
                var number = data[0] & 15;
                var length = 1 + (64 * (1 + wide));
                if (wide > 1 || number > 3 || data.Length < length)
                {
                    throw new ImageFormatException("a quantisation table that does not exist or breaks off", offset);
                }

                var table = new ushort[64];
                for (var index = 0; index < 64; index++)
                {
                    table[QuantizationTable.ZigZag[index]] =
                        wide == 0 ? data[1 + index] : BinaryPrimitives.ReadUInt16BigEndian(data[(1 + (2 * index))..]);
                }

                steps[number] = table;
                data = data[length..];
            }
        }

        private void ReadCodes(ReadOnlySpan<byte> data, long offset)
        {
            while (!data.IsEmpty)
            {
                var count = 0;
                for (var length = 1; length <= 16 && length < data.Length; length++)
                {
                    count += data[length];
                }

                if (data[0] >> 4 > 1 || (data[0] & 15) > 3 || count > 256 || data.Length < 17 + count)
                {
                    throw new ImageFormatException("a Huffman table that does not exist or breaks off", offset);
                }

                var decoder = new HuffmanDecoder(data.Slice(1, 16), data.Slice(17, count), offset);
                (data[0] >> 4 == 0 ? dcCodes : acCodes)[data[0] & 15] = decoder;
                data = data[(17 + count)..];
            }
        }

        private int ReadScan(ReadOnlySpan<byte> data, long offset, ReadOnlySpan<byte> file, int start)
        {
            if (frame is null || data.IsEmpty || data[0] is < 1 or > 4 || data.Length != 4 + (2 * data[0]) || data[0] > frame.Components.Length)
            {
                throw new ImageFormatException("a scan header that does not fit the frame", offset);
            }

            if (++scans > MaxScans)
            {
                throw new ImageFormatException($"more than {MaxScans} scans", offset);
            }

            var channels = new JpegComponent[data[0]];
            var tail = data[^3..];
            var decoder = new ScanDecoder(frame, channels, restartInterval)
            {
                First = frame.IsProgressive ? tail[0] : 0,
                Last = frame.IsProgressive ? tail[1] : 63,
                HighBit = frame.IsProgressive ? tail[2] >> 4 : 0,
                LowBit = frame.IsProgressive ? tail[2] & 15 : 0,
            };
            if (decoder.Last > 63 || decoder.First > decoder.Last || decoder.LowBit > 13 || decoder.HighBit > 13
                || (frame.IsProgressive && (decoder.First == 0 ? decoder.Last != 0 : channels.Length != 1)))
            {
                throw new ImageFormatException("a scan of coefficients that do not exist", offset);
            }

            var blocks = 0;
            for (var index = 0; index < channels.Length; index++)
            {
                var id = data[1 + (2 * index)];
                var channel = Array.Find(frame.Components, component => component.Id == id && !channels.Contains(component));
                channels[index] = channel ?? throw new ImageFormatException("a scan of a channel that does not exist", offset);
                blocks += channel.Horizontal * channel.Vertical;
                Equip(channel, data[2 + (2 * index)], decoder, offset);
            }

            // B.2.3.
            if (channels.Length > 1 && blocks > 10)
            {
                throw new ImageFormatException("a unit of more than ten blocks", offset);
            }

            return decoder.Decode(file, start);
        }

        private void Equip(JpegComponent channel, int codes, ScanDecoder scan, long offset)
        {
            channel.Steps ??= steps[channel.StepsNumber];
            channel.DcCode = codes >> 4 <= 3 ? dcCodes[codes >> 4] : null;
            channel.AcCode = (codes & 15) <= 3 ? acCodes[codes & 15] : null;
            var needsDc = scan.First == 0 && scan.HighBit == 0;
            var needsAc = !frame!.IsProgressive || scan.First > 0;
            if (channel.Steps is null || (needsDc && channel.DcCode is null) || (needsAc && channel.AcCode is null))
            {
                throw new ImageFormatException("a scan whose tables are missing", offset);
            }
        }
    }
}
