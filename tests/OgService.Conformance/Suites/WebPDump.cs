using System.Buffers.Binary;
using System.Text;
using OgService.Imaging.WebP;
using OgService.Imaging.WebP.Lossy;

namespace OgService.Conformance;

/// <summary>A decoded WebP, written as dwebp writes it.</summary>
internal sealed class WebPDump
{
    private readonly byte[] rgba;
    private readonly int width;
    private readonly int height;

    // Luma, chroma and alpha as rows of bytes; null of a lossless picture.
    private readonly byte[]? planes;

    private WebPDump(byte[] rgba, int width, int height, byte[]? planes, bool isAnimation, bool hasAlpha)
    {
        this.rgba = rgba;
        this.width = width;
        this.height = height;
        this.planes = planes;
        IsAnimation = isAnimation;
        HasAlpha = hasAlpha;
    }

    public static IReadOnlyList<string> Formats { get; } = ["pam", "ppm", "pgm", "bmp"];

    public bool IsAnimation { get; }

    /// <summary>Whether the file says that it has alpha, used or not.</summary>
    public bool HasAlpha { get; }

    public static WebPDump Decode(ReadOnlySpan<byte> file)
    {
        var rgba = WebPDecoder.DecodeStraight(file, out var width, out var height);
        var container = WebPContainer.Read(file);
        const int LosslessAlphaFlag = 16;
        const int ExtendedAlphaFlag = 16;
        var hasAlpha = container.CanvasWidth > 0
            ? (file[20] & ExtendedAlphaFlag) != 0
            : container.IsLossless && (container.Picture[4] & LosslessAlphaFlag) != 0;
        return new WebPDump(
            rgba, width, height, container.IsLossless || container.IsFrame ? null : Planes(container, rgba, hasAlpha), container.IsFrame, hasAlpha);
    }

    /// <returns>Null for the YUV of a picture that has none.</returns>
    public byte[]? Write(string format) => format switch
    {
        "pam" => [.. Encoding.ASCII.GetBytes($"P7\nWIDTH {width}\nHEIGHT {height}\nDEPTH 4\nMAXVAL 255\nTUPLTYPE RGB_ALPHA\nENDHDR\n"), .. rgba],
        "ppm" => [.. Encoding.ASCII.GetBytes($"P6\n{width} {height}\n255\n"), .. Colors()],
        "pgm" => planes,
        _ => WriteBitmap(),
    };

    private byte[] Colors()
    {
        var colors = new byte[3 * width * height];
        for (var index = 0; index < width * height; index++)
        {
            rgba.AsSpan(4 * index, 3).CopyTo(colors.AsSpan(3 * index));
        }

        return colors;
    }

    // Luma, then each row of U beside the row of V, then alpha; rows of odd width end in a zero.
    private static byte[] Planes(in WebPContainer container, byte[] rgba, bool hasAlpha)
    {
        using var frame = LossyDecoder.Decode(container.Picture, 0, CancellationToken.None);
        var (width, height) = (frame.Width, frame.Height);
        var stride = (width + 1) & ~1;
        var chromaHeight = (height + 1) / 2;
        using var output = new MemoryStream();
        output.Write(Encoding.ASCII.GetBytes($"P5\n{stride} {height + chromaHeight + (hasAlpha ? height : 0)}\n255\n"));
        for (var y = 0; y < height; y++)
        {
            output.Write(frame.Y.Row(y)[..width]);
            output.Write(new byte[stride - width]);
        }

        for (var y = 0; y < chromaHeight; y++)
        {
            output.Write(frame.U.Row(y)[..(stride / 2)]);
            output.Write(frame.V.Row(y)[..(stride / 2)]);
        }

        for (var index = 0; hasAlpha && index < width * height; index++)
        {
            output.WriteByte(rgba[(4 * index) + 3]);
            if (index % width == width - 1)
            {
                output.Write(new byte[stride - width]);
            }
        }

        return output.ToArray();
    }

    private byte[] WriteBitmap()
    {
        var (head, depth) = HasAlpha ? (70, 4) : (54, 3);
        var stride = ((depth * width) + 3) & ~3;
        var file = new byte[head + (stride * height)];
        file[0] = (byte)'B';
        file[1] = (byte)'M';
        Put(file, 2, file.Length);
        Put(file, 10, head);
        Put(file, 14, head - 14);
        Put(file, 18, width);
        Put(file, 22, height);
        file[26] = 1;
        file[28] = (byte)(8 * depth);
        Put(file, 30, HasAlpha ? 3 : 0);
        Put(file, 34, stride * height);
        Put(file, 38, 2_400);
        Put(file, 42, 2_400);
        if (HasAlpha)
        {
            Put(file, 54, 0x00FF_0000);
            Put(file, 58, 0x0000_FF00);
            Put(file, 62, 0x0000_00FF);
            Put(file, 66, unchecked((int)0xFF00_0000));
        }

        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var pixel = rgba.AsSpan(4 * ((y * width) + x), 4);
                var target = file.AsSpan(head + (stride * (height - 1 - y)) + (depth * x), depth);
                (target[0], target[1], target[2]) = (pixel[2], pixel[1], pixel[0]);
                if (HasAlpha)
                {
                    target[3] = pixel[3];
                }
            }
        }

        return file;
    }

    private static void Put(byte[] file, int at, int value) => BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(at), value);
}
