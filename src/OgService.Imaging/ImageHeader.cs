using System.Buffers.Binary;
using OgService.Imaging.Headers;
using OgService.Imaging.Png;

namespace OgService.Imaging;

/// <summary>Recognises pictures by content, never by name.</summary>
public static class ImageHeader
{
    /// <summary>Reads format and size. AVIF and HEIC are recognised with size 0; SVG has the size its root says in plain numbers or
    /// pixels, else that of its view box, else 0.</summary>
    /// <returns>False when the bytes are no picture we know or break off within the header.</returns>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out ImageInfo info)
        => TryReadPng(bytes, out info)
            || JpegHeader.TryRead(bytes, out info)
            || TryReadGif(bytes, out info)
            || WebPHeader.TryRead(bytes, out info)
            || TryReadBmp(bytes, out info)
            || TryReadIco(bytes, out info)
            || TryReadHeif(bytes, out info)
            || SvgHeader.TryRead(bytes, out info);

    // PNG third edition, 5.2 and 11.2.1: IHDR comes first.
    private static bool TryReadPng(ReadOnlySpan<byte> bytes, out ImageInfo info)
    {
        info = default;
        if (bytes.Length < 24 || !bytes.StartsWith(PngSignature.Bytes) || !bytes[12..16].SequenceEqual("IHDR"u8))
        {
            return false;
        }

        var width = BinaryPrimitives.ReadUInt32BigEndian(bytes[16..]);
        var height = BinaryPrimitives.ReadUInt32BigEndian(bytes[20..]);
        if (width is 0 or > int.MaxValue || height is 0 or > int.MaxValue)
        {
            return false;
        }

        info = new ImageInfo(ImageFormat.Png, (int)width, (int)height);
        return true;
    }

    private static bool TryReadGif(ReadOnlySpan<byte> bytes, out ImageInfo info)
    {
        info = default;
        if (bytes.Length < 10 || !(bytes.StartsWith("GIF87a"u8) || bytes.StartsWith("GIF89a"u8)))
        {
            return false;
        }

        var width = BinaryPrimitives.ReadUInt16LittleEndian(bytes[6..]);
        var height = BinaryPrimitives.ReadUInt16LittleEndian(bytes[8..]);
        info = new ImageInfo(ImageFormat.Gif, width, height);
        return width > 0 && height > 0;
    }

    // The 12-byte core header has 16-bit sizes; later ones 32-bit, negative heights meaning rows from the top.
    private static bool TryReadBmp(ReadOnlySpan<byte> bytes, out ImageInfo info)
    {
        info = default;
        if (bytes.Length < 26 || !bytes.StartsWith("BM"u8))
        {
            return false;
        }

        var headerSize = BinaryPrimitives.ReadUInt32LittleEndian(bytes[14..]);
        long width, height;
        if (headerSize == 12)
        {
            width = BinaryPrimitives.ReadUInt16LittleEndian(bytes[18..]);
            height = BinaryPrimitives.ReadUInt16LittleEndian(bytes[20..]);
        }
        else if (headerSize is >= 16 and <= 256)
        {
            width = BinaryPrimitives.ReadInt32LittleEndian(bytes[18..]);
            height = Math.Abs((long)BinaryPrimitives.ReadInt32LittleEndian(bytes[22..]));
        }
        else
        {
            return false;
        }

        if (width <= 0 || height is <= 0 or > int.MaxValue)
        {
            return false;
        }

        info = new ImageInfo(ImageFormat.Bmp, (int)width, (int)height);
        return true;
    }

    // The first picture of the directory; a stored 0 means 256.
    private static bool TryReadIco(ReadOnlySpan<byte> bytes, out ImageInfo info)
    {
        info = default;
        if (bytes.Length < 22 || BinaryPrimitives.ReadUInt32LittleEndian(bytes) != 0x0001_0000
            || BinaryPrimitives.ReadUInt16LittleEndian(bytes[4..]) == 0 || bytes[9] != 0)
        {
            return false;
        }

        info = new ImageInfo(ImageFormat.Ico, bytes[6] == 0 ? 256 : bytes[6], bytes[7] == 0 ? 256 : bytes[7]);
        return true;
    }

    // ISO/IEC 14496-12, 4.3: a major brand, a version, compatible brands. "mif1" and "msf1" say only that it is HEIF.
    private static bool TryReadHeif(ReadOnlySpan<byte> bytes, out ImageInfo info)
    {
        info = default;
        if (bytes.Length < 16 || !bytes[4..8].SequenceEqual("ftyp"u8))
        {
            return false;
        }

        var boxLength = BinaryPrimitives.ReadUInt32BigEndian(bytes);
        if (boxLength < 16)
        {
            return false;
        }

        var brands = bytes[8..(int)Math.Min(Math.Min(boxLength, 256u), (uint)bytes.Length)];
        for (var at = 0; at + 4 <= brands.Length; at += 4)
        {
            var brand = brands.Slice(at, 4);
            if (at == 4)
            {
                continue;
            }

            if (brand.SequenceEqual("avif"u8) || brand.SequenceEqual("avis"u8))
            {
                info = new ImageInfo(ImageFormat.Avif, 0, 0);
                return true;
            }

            if (brand.SequenceEqual("heic"u8) || brand.SequenceEqual("heix"u8) || brand.SequenceEqual("hevc"u8)
                || brand.SequenceEqual("heim"u8) || brand.SequenceEqual("heis"u8))
            {
                info = new ImageInfo(ImageFormat.Heic, 0, 0);
                return true;
            }
        }

        return false;
    }
}
