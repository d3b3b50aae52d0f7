using System.Buffers.Binary;
using System.IO.Compression;
using OgService.Imaging.Colors;
using OgService.Imaging.Png;
using OgService.Testing;

namespace OgService.Imaging.Tests.Colors;

public class ColorProfileTests
{
    // Primaries relative to D50, as the common profile of Display P3 has them.
    private static readonly double[] P3 = [0.5151, 0.2920, 0.1571, 0.2412, 0.6922, 0.0666, -0.0010, 0.0419, 0.7841];
    private static readonly double[] Srgb = [0.4361, 0.3851, 0.1431, 0.2225, 0.7169, 0.0606, 0.0139, 0.0971, 0.7141];

    [Fact]
    public void Powers_agree_with_the_framework()
    {
        for (var value = 0.001; value < 300; value *= 1.37)
        {
            for (var exponent = -3.1; exponent < 5; exponent += 0.37)
            {
                Assert.Equal(1, ExactMath.Pow(value, exponent) / Math.Pow(value, exponent), 1e-12);
            }
        }

        Assert.Equal(0, ExactMath.Pow(0, 2.2));
    }

    [Fact]
    public void Srgb_tables_invert_each_other()
    {
        for (var level = 0; level < 256; level++)
        {
            Assert.Equal(level, LinearLight.ToSrgb[LinearLight.FromSrgb[level]]);
        }

        Assert.Equal(0, LinearLight.ToSrgb[0]);
        Assert.Equal(255, LinearLight.ToSrgb[65_535]);
    }

    [Fact]
    public void Display_P3_is_converted()
    {
        var profile = Profile(P3, SrgbCurve());
        foreach (var color in (Rgba[])[new(200, 100, 50), new(128, 128, 128), new(20, 200, 40), new(255, 255, 255), new(90, 80, 240)])
        {
            var got = DecodeWith(profile, color, out var notes);
            var expected = Convert(P3, color);
            Assert.InRange(Math.Abs(expected.R - got.R) + Math.Abs(expected.G - got.G) + Math.Abs(expected.B - got.B), 0, 3);
            Assert.Empty(notes);
        }
    }

    [Fact]
    public void A_profile_of_sRGB_changes_nothing()
    {
        var profile = Profile(Srgb, SrgbCurve());
        foreach (var color in (Rgba[])[new(200, 100, 50), new(1, 2, 3), new(250, 0, 255)])
        {
            Assert.Equal(color, DecodeWith(profile, color, out _));
        }
    }

    [Fact]
    public void Curves_of_all_kinds_are_read()
    {
        byte[] gamma = [.. "curv"u8, 0, 0, 0, 0, 0, 0, 0, 1, 2, 0x33];
        byte[] table = [.. "curv"u8, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0x40, 0, 0xFF, 0xFF];
        byte[] identity = [.. "curv"u8, 0, 0, 0, 0, 0, 0, 0, 0];
        Assert.Equal(Math.Pow(100 / 255d, 0x233 / 256d) * 65_535, ToneCurve.Read(gamma)!.Levels[100], 1.0);
        Assert.Equal(0x4000 * 2 * (100 / 255d), ToneCurve.Read(table)!.Levels[100], 1.0);
        Assert.Equal(100 * 257, ToneCurve.Read(identity)!.Levels[100], 1.0);
        Assert.Equal(LinearLight.FromSrgb[100], ToneCurve.Read(SrgbCurve())!.Levels[100], 3.0);
        Assert.Null(ToneCurve.Read("curv\0\0\0\0\u007f\u007f\u007f\u007f"u8));
        Assert.Null(ToneCurve.Read("para\0\0\0\0\0\u0009\0\0"u8));
    }

    [Fact]
    public void Profiles_of_tables_and_broken_ones_are_noted_and_taken_as_sRGB()
    {
        var profile = Profile(P3, SrgbCurve());
        "CMYK"u8.CopyTo(profile.AsSpan(16));
        Assert.Equal(new Rgba(200, 100, 50), DecodeWith(profile, new Rgba(200, 100, 50), out var notes));
        Assert.Equal("profile.unsupported", Assert.Single(notes).Code);
        Assert.Equal(new Rgba(200, 100, 50), DecodeWith(profile[..100], new Rgba(200, 100, 50), out notes));
        Assert.Equal("profile.broken", Assert.Single(notes).Code);
        DecodeWith([0, 0x20, 0, 0, .. new byte[2_000_000]], new Rgba(200, 100, 50), out notes);
        Assert.Equal("profile.large", Assert.Single(notes).Code);
    }

    [Fact]
    public void Mutated_profiles_end_in_pixels()
    {
        var profile = Profile(P3, SrgbCurve());
        var random = new Random(5);
        for (var round = 0; round < 300; round++)
        {
            var mutated = profile.ToArray();
            for (var change = 0; change < 4; change++)
            {
                mutated[random.Next(mutated.Length)] = (byte)random.Next(256);
            }

            DecodeWith(mutated[..random.Next(1, mutated.Length)], new Rgba(200, 100, 50), out _);
            DecodeWith(mutated, new Rgba(200, 100, 50), out _);
        }
    }

    [Fact]
    public void Gamma_and_code_points_in_png_are_applied()
    {
        using var pixels = Pictures.Create(2, 2, (_, _) => new Rgba(100, 100, 100));
        var linear = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(linear, 100_000);
        var file = PngEncoder.Encode(pixels);
        file = WithoutSrgb(file);
        Assert.Equal(168, Green(PictureFiles.WithPngChunk(file, "gAMA"u8, linear)));
        BinaryPrimitives.WriteInt32BigEndian(linear, 45_455);
        Assert.Equal(100, Green(PictureFiles.WithPngChunk(file, "gAMA"u8, linear)));
        Assert.Equal(168, Green(PictureFiles.WithPngChunk(file, "cICP"u8, [1, 8, 0, 1])));
        Assert.Equal(100, Green(PictureFiles.WithPngChunk(file, "cICP"u8, [12, 13, 0, 1])));
        using var green = Pictures.Create(2, 2, (_, _) => new Rgba(100, 180, 100));
        Assert.InRange(Green(PictureFiles.WithPngChunk(WithoutSrgb(PngEncoder.Encode(green)), "cICP"u8, [12, 13, 0, 1])), 181, 190);

        static int Green(byte[] png)
        {
            using var picture = ImageDecoder.Decode(png);
            return new PremultipliedRgba(picture.Pixels.Row(0)[0]).G;
        }
    }

    [Fact]
    public void Profiles_in_jpeg_are_put_together_from_their_segments()
    {
        var profile = Profile(P3, SrgbCurve());
        using var pixels = Pictures.Create(16, 16, (_, _) => new Rgba(60, 200, 60));
        var file = OgService.Imaging.Jpeg.JpegEncoder.Encode(pixels);
        byte[] Segment(byte number, byte[] part) => [0xFF, 0xE2, (byte)((part.Length + 16) >> 8), (byte)(part.Length + 16), .. "ICC_PROFILE\0"u8, number, 2, .. part];
        byte[] joined = [.. file[..2], .. Segment(2, profile[200..]), .. Segment(1, profile[..200]), .. file[2..]];
        using var converted = ImageDecoder.Decode(joined);
        Assert.InRange(new PremultipliedRgba(converted.Pixels.Row(8)[8]).G, 201, 215);
        using var stored = ImageDecoder.Decode(joined, new DecodeOptions { ConvertToSrgb = false });
        Assert.InRange(new PremultipliedRgba(stored.Pixels.Row(8)[8]).G, 198, 202);
        using var partial = ImageDecoder.Decode([.. file[..2], .. Segment(1, profile[..200]), .. file[2..]]);
        Assert.Equal("profile.broken", Assert.Single(partial.Notes).Code);
    }

    private static byte[] WithoutSrgb(byte[] png)
    {
        var at = png.AsSpan().IndexOf("sRGB"u8);
        return at < 0 ? png : [.. png[..(at - 4)], .. png[(at + 9)..]];
    }

    private static Rgba DecodeWith(byte[] profile, Rgba color, out IReadOnlyList<ImageNote> notes)
    {
        using var pixels = Pictures.Create(3, 2, (x, _) => x == 0 ? new Rgba(0, 255, 0) : color);
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            zlib.Write(profile);
        }

        using var picture = ImageDecoder.Decode(
            PictureFiles.WithPngChunk(PngEncoder.Encode(pixels), "iCCP"u8, [.. "profile\0\0"u8, .. packed.ToArray()]));
        notes = picture.Notes;
        var pixel = new PremultipliedRgba(picture.Pixels.Row(0)[2]);
        return new Rgba(pixel.R, pixel.G, pixel.B);
    }

    // The same with the framework's functions.
    private static Rgba Convert(double[] primaries, Rgba color)
    {
        double[] light = [.. ((byte[])[color.R, color.G, color.B]).Select(level => level / 255d <= 0.04045 ? level / 255d / 12.92 : Math.Pow(((level / 255d) + 0.055) / 1.055, 2.4))];
        double[] inverse = [3.1339, -1.6169, -0.4906, -0.9788, 1.9161, 0.0335, 0.0719, -0.2290, 1.4052];
        var xyz = Apply(primaries, light);
        var result = Apply(inverse, xyz).Select(value => (byte)Math.Round(255 * Encode(Math.Clamp(value, 0, 1)))).ToArray();
        return new Rgba(result[0], result[1], result[2]);

        static double[] Apply(double[] m, double[] v)
            => [.. Enumerable.Range(0, 3).Select(row => (m[3 * row] * v[0]) + (m[(3 * row) + 1] * v[1]) + (m[(3 * row) + 2] * v[2]))];

        static double Encode(double value) => value <= 0.0031308 ? 12.92 * value : (1.055 * Math.Pow(value, 1 / 2.4)) - 0.055;
    }

    private static byte[] SrgbCurve() =>
        [.. "para"u8, 0, 0, 0, 0, 0, 3, 0, 0, .. Fixed(2.4), .. Fixed(1 / 1.055), .. Fixed(0.055 / 1.055), .. Fixed(1 / 12.92), .. Fixed(0.04045)];

    private static byte[] Fixed(double value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, (int)Math.Round(value * 65_536));
        return bytes;
    }

    private static byte[] Profile(double[] primaries, byte[] curve)
    {
        List<byte> tags = [];
        List<byte> data = [];
        var start = 128 + 4 + (6 * 12);
        void Add(string name, byte[] content)
        {
            tags.AddRange([.. System.Text.Encoding.ASCII.GetBytes(name), 0, 0, (byte)((start + data.Count) >> 8), (byte)(start + data.Count), 0, 0, 0, (byte)content.Length]);
            data.AddRange(content);
        }

        for (var column = 0; column < 3; column++)
        {
            Add("rgb"[column] + "XYZ", [.. "XYZ \0\0\0\0"u8, .. Fixed(primaries[column]), .. Fixed(primaries[3 + column]), .. Fixed(primaries[6 + column])]);
            Add("rgb"[column] + "TRC", curve);
        }

        var header = new byte[128];
        "RGB XYZ "u8.CopyTo(header.AsSpan(16));
        "acsp"u8.CopyTo(header.AsSpan(36));
        byte[] profile = [.. header, 0, 0, 0, 6, .. tags, .. data];
        BinaryPrimitives.WriteInt32BigEndian(profile, profile.Length);
        return profile;
    }
}
