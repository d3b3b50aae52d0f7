using System.Buffers.Binary;
using OgService.Imaging.Colors;
using OgService.Imaging.Decoding;
using OgService.Testing;

namespace OgService.Imaging.Tests.Colors;

/// <summary>Profiles of tables, written here so that what comes out is known: they describe sRGB, or inks that only take light away.</summary>
public class LookupProfileTests
{
    private static readonly double[] White = [0.9642, 1, 0.8249];

    [Theory]
    [InlineData("mft1", 4.0)]
    [InlineData("mft2", 1.6)]
    [InlineData("mAB ", 1.6)]
    public void Tables_that_describe_sRGB_change_next_to_nothing(string kind, double tolerance)
    {
        var transform = Read(Profile("RGB ", kind, side: 17, color => color));
        foreach (var color in (uint[])[0xFF00_0000, 0xFFFF_FFFF, 0x80C8_6432, 0xFF20_80D0, 0xFF11_EE55, 0x0001_0203, 0xFF80_8080])
        {
            uint[] pixels = [color];
            transform.Convert(pixels);
            Assert.Equal(color >> 24, pixels[0] >> 24);
            foreach (var shift in (int[])[0, 8, 16])
            {
                Assert.InRange((int)((pixels[0] >> shift) & 255), ((color >> shift) & 255) - tolerance, ((color >> shift) & 255) + tolerance);
            }
        }
    }

    [Fact]
    public void Inks_of_tables_become_colours()
    {
        // Black is a dark grey on paper, and becomes black.
        var transform = Read(Profile("CMYK", "mft2", side: 9, ink => [.. ink[..3].Select(value => 0.2 + (0.8 * (1 - value) * (1 - ink[3])))]));
        uint[] pixels = [0xFFFF_FFFF, 0x0000_0000, 0xFF00_FFFF, 0x00FF_FFFF];
        transform.Convert(pixels);
        Assert.Equal(0xFFFF_FFFF, pixels[0]);
        Assert.InRange((int)(pixels[1] & 255), 0, 3);
        Assert.InRange((int)((pixels[2] >> 16) & 255), 0, 40);
        Assert.InRange((int)(pixels[2] & 255), 250, 255);
        Assert.InRange((int)(pixels[3] & 255), 0, 3);
        Assert.All(pixels, pixel => Assert.Equal(255u, pixel >> 24));
    }

    [Fact]
    public void A_print_with_a_profile_is_converted_by_it()
    {
        // Four channels without ink or nearly: the profile makes them blue, where inks alone would be white.
        using var flat = Pictures.Create(16, 16, (_, _) => new Rgba(255, 255, 255));
        var channel = Tools.Run("cjpeg", PictureFiles.ToPpm(flat), "-grayscale");
        var file = PictureFiles.JoinChannels([channel, channel, channel, channel], adobeTransform: 0);
        var profile = Profile("CMYK", "mft2", side: 5, _ => [0.1, 0.2, 0.9]);
        byte[] segment = [0xFF, 0xE2, (byte)((profile.Length + 16) >> 8), (byte)(profile.Length + 16), .. "ICC_PROFILE\0"u8, 1, 1, .. profile];
        byte[] tagged = [.. file[..2], .. segment, .. file[2..]];
        using var converted = ImageDecoder.Decode(tagged);
        var pixel = new PremultipliedRgba(converted.Pixels.Row(3)[3]);
        Assert.True(pixel.B > pixel.R + 60, $"{pixel.R},{pixel.G},{pixel.B}");
        Assert.Equal(255, pixel.A);
        using var stored = ImageDecoder.Decode(tagged, new DecodeOptions { ConvertToSrgb = false });
        Assert.Equal(0xFFFF_FFFF, stored.Pixels.Row(3)[3]);
    }

    [Theory]
    [InlineData("RGB ", "mft1")]
    [InlineData("RGB ", "mAB ")]
    [InlineData("CMYK", "mft2")]
    public void Truncated_and_mutated_tables_end_in_pixels(string space, string kind)
    {
        var profile = Profile(space, kind, side: 3, color => color[..3]);
        var channels = space == "CMYK" ? 4 : 3;
        var random = new Random(3);
        for (var round = 0; round < 150; round++)
        {
            var mutated = profile.ToArray();
            for (var change = random.Next(1, 5); change > 0; change--)
            {
                mutated[random.Next(3) == 0 ? random.Next(mutated.Length) : random.Next(128, Math.Min(240, mutated.Length))] = (byte)random.Next(256);
            }

            var length = random.Next(4) == 0 ? random.Next(mutated.Length) : mutated.Length;
            IccProfile.Read(mutated.AsSpan(0, length), length, channels, new DecodeRequest(DecodeOptions.Default, default))?.Convert([0xFF12_3456, 0]);
        }
    }

    private static IColorTransform Read(byte[] profile)
    {
        var request = new DecodeRequest(DecodeOptions.Default, default);
        var transform = IccProfile.Read(profile, profile.Length, profile[16] == 'C' ? 4 : 3, request);
        Assert.Empty(request.Notes);
        Assert.NotNull(transform);
        return transform;
    }

    // The device's colour to sRGB of 0 to 1, in a table of Lab.
    private static byte[] Profile(string space, string kind, int side, Func<double[], double[]> toSrgb)
    {
        var channels = space == "CMYK" ? 4 : 3;
        var bytesAValue = kind == "mft1" ? 1 : 2;
        List<byte> table = [];
        for (var point = 0; point < Math.Pow(side, channels); point++)
        {
            var device = new double[channels];
            for (int index = channels - 1, rest = point; index >= 0; index--, rest /= side)
            {
                device[index] = (double)(rest % side) / (side - 1);
            }

            foreach (var value in ToLab(toSrgb(device)))
            {
                var scaled = Math.Clamp(value, 0, 1) * (kind == "mft1" ? 255 : kind == "mft2" ? 65_280 : 65_535);
                table.AddRange(bytesAValue == 1 ? [(byte)Math.Round(scaled)] : [(byte)((int)Math.Round(scaled) >> 8), (byte)(int)Math.Round(scaled)]);
            }
        }

        byte[] line = bytesAValue == 1 ? [.. Enumerable.Range(0, 256).Select(value => (byte)value)] : [0, 0, 255, 255];
        byte[] straight = [.. "curv\0\0\0\0\0\0\0\0"u8];
        byte[] tag = kind == "mAB "
            ?
            [
                .. "mAB \0\0\0\0"u8, 3, 3, 0, 0, 0, 0, 0, 32, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 104, 0, 0, 0, 68,
                .. straight, .. straight, .. straight, .. straight, .. straight, .. straight,
                (byte)side, (byte)side, (byte)side, .. new byte[13], 2, 0, 0, 0, .. table,
            ]
            :
            [
                .. System.Text.Encoding.ASCII.GetBytes(kind), 0, 0, 0, 0, (byte)channels, 3, (byte)side, 0, .. new byte[36],
                .. bytesAValue == 2 ? (byte[])[0, 2, 0, 2] : [],
                .. Enumerable.Repeat(line, channels).SelectMany(bytes => bytes), .. table, .. Enumerable.Repeat(line, 3).SelectMany(bytes => bytes),
            ];
        var profile = new byte[144 + tag.Length];
        BinaryPrimitives.WriteInt32BigEndian(profile, profile.Length);
        System.Text.Encoding.ASCII.GetBytes(space + "Lab ", profile.AsSpan(16));
        "acsp"u8.CopyTo(profile.AsSpan(36));
        profile[131] = 1;
        "A2B0"u8.CopyTo(profile.AsSpan(132));
        BinaryPrimitives.WriteInt32BigEndian(profile.AsSpan(136), 144);
        BinaryPrimitives.WriteInt32BigEndian(profile.AsSpan(140), tag.Length);
        tag.CopyTo(profile, 144);
        return profile;
    }

    // With the framework's functions; L, a and b each 0 to 1 as profiles write them.
    private static double[] ToLab(double[] srgb)
    {
        double[] light = [.. srgb.Select(value => value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4))];
        double[] rows = [0.4360747, 0.3850649, 0.1430804, 0.2225045, 0.7168786, 0.0606169, 0.0139322, 0.0971045, 0.7141733];
        double[] parts = [.. Enumerable.Range(0, 3).Select(row => Root(((rows[3 * row] * light[0]) + (rows[(3 * row) + 1] * light[1]) + (rows[(3 * row) + 2] * light[2])) / White[row]))];
        return [((116 * parts[1]) - 16) / 100, ((500 * (parts[0] - parts[1])) + 128) / 255, ((200 * (parts[1] - parts[2])) + 128) / 255];

        static double Root(double value) => value > 216d / 24_389 ? Math.Cbrt(value) : ((841d / 108) * value) + (4d / 29);
    }
}
