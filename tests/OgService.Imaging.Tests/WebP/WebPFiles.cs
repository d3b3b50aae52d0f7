using System.Buffers.Binary;
using System.Text;
using OgService.Imaging.WebP;
using OgService.Testing;

namespace OgService.Imaging.Tests.WebP;

/// <summary>Files and pieces of files for the tests of WebP.</summary>
internal static class WebPFiles
{
    /// <summary>How many mutations each test tries; a script asks for more than the everyday number.</summary>
    public static int Mutations { get; } = int.TryParse(Environment.GetEnvironmentVariable("OGSERVICE_PICTURE_MUTATIONS"), out var count) ? count : 400;

    public static byte[] Riff(params (string Name, byte[] Data)[] chunks)
    {
        List<byte> body = [.. "WEBP"u8];
        foreach (var (name, data) in chunks)
        {
            body.AddRange(Encoding.ASCII.GetBytes(name));
            body.AddRange(UInt32(data.Length));
            body.AddRange(data);
            body.AddRange(new byte[data.Length & 1]);
        }

        return [.. "RIFF"u8, .. UInt32(body.Count), .. body];
    }

    public static byte[] UInt32(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        return bytes;
    }

    public static byte[] UInt24(int value) => UInt32(value)[..3];

    /// <summary>A lossless picture of one colour, in a few bytes whatever its size.</summary>
    public static byte[] OneColor(int width, int height) => Lossless(width, height, bits =>
    {
        bits.Write(0, 1);
        bits.Write(0, 1);
        bits.Write(0, 1);
        foreach (var symbol in (int[])[30, 20, 10, 255, 0])
        {
            bits.WriteSingle(symbol);
        }
    });

    public static byte[] Lossless(int width, int height, Action<BitList> write) => Riff(("VP8L", LosslessData(width, height, write)));

    public static byte[] LosslessData(int width, int height, Action<BitList> write)
    {
        var bits = new BitList();
        bits.Write(0x2F, 8);
        bits.Write(width - 1, 14);
        bits.Write(height - 1, 14);
        bits.Write(1, 1);
        bits.Write(0, 3);
        write(bits);
        return bits.ToArray();
    }

    /// <summary>The pixels, or null when the file is refused; any other exception passes.</summary>
    public static PixelBuffer? TryDecode(ReadOnlySpan<byte> file)
    {
        try
        {
            return WebPDecoder.Decode(file, new ImageLimits { MaxPixels = 4_000_000 });
        }
        catch (ImageFormatException)
        {
            return null;
        }
    }

    public static IEnumerable<string> Corpus(params string[] folder)
    {
        if (Repository.Corpora is null)
        {
            Assert.Skip("The corpora are not here.");
        }

        return Directory.GetFiles(Path.Combine([Repository.Corpora, "images", .. folder]), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal);
    }

    public static byte[] ToPam(PixelBuffer pixels)
    {
        List<byte> file = [.. Encoding.ASCII.GetBytes(
            $"P7\nWIDTH {pixels.Width}\nHEIGHT {pixels.Height}\nDEPTH 4\nMAXVAL 255\nTUPLTYPE RGB_ALPHA\nENDHDR\n")];
        foreach (var pixel in pixels.Pixels)
        {
            file.AddRange(BitConverter.GetBytes(StraightAlpha.From(pixel)));
        }

        return [.. file];
    }
}

/// <summary>Bits from the least significant up.</summary>
internal sealed class BitList
{
    private readonly List<bool> bits = [];

    public void Write(int value, int count)
    {
        for (var bit = 0; bit < count; bit++)
        {
            bits.Add(((value >> bit) & 1) != 0);
        }
    }

    /// <summary>A simple code of one symbol.</summary>
    public void WriteSingle(int symbol)
    {
        Write(1, 1);
        Write(0, 1);
        Write(1, 1);
        Write(symbol, 8);
    }

    /// <summary>A normal code: every length written as it is, with a code of code lengths of which all have five bits or, the first thirteen, four.</summary>
    public void WriteLengths(ReadOnlySpan<byte> lengths)
    {
        ReadOnlySpan<byte> order = [17, 18, 0, 1, 2, 3, 4, 5, 16, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15];
        Write(0, 1);
        Write(15, 4);
        foreach (var symbol in order)
        {
            Write(LengthOfLength(symbol), 3);
        }

        Write(0, 1);
        foreach (var length in lengths)
        {
            // Canonical: the thirteen short codes first.
            var size = LengthOfLength(length);
            var code = size == 4 ? length : 26 + (length - 13);
            for (var bit = size - 1; bit >= 0; bit--)
            {
                Write((code >> bit) & 1, 1);
            }
        }
    }

    public byte[] ToArray()
    {
        var bytes = new byte[(bits.Count + 7) / 8];
        for (var bit = 0; bit < bits.Count; bit++)
        {
            bytes[bit / 8] |= (byte)((bits[bit] ? 1 : 0) << (bit & 7));
        }

        return bytes;
    }

    private static int LengthOfLength(int symbol) => symbol < 13 ? 4 : 5;
}
