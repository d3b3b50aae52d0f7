using System.Text;
using OgService.Imaging;

namespace OgService.Testing;

/// <summary>Unrelated decoders, where the machine has them. A test whose tool is missing says skipped.</summary>
internal static class Tools
{
    public static byte[] Run(string tool, byte[] input, params string[] arguments)
    {
        if (!ReferenceTool.Exists(tool))
        {
            Assert.Skip($"{tool} is not installed.");
        }

        var output = ReferenceTool.Run(tool, input, out var said, arguments);
        Assert.True(output is not null, $"{tool}: {said}");
        return output;
    }

    /// <summary>Reads binary PPM, PGM, PBM or PAM; samples narrowed to 8 bits, by rounding.</summary>
    public static (int Width, int Height, Rgba[] Pixels) ReadPnm(byte[] file)
    {
        var at = 0;
        int width, height, depth, maximum;
        var magic = Token();
        if (magic == "P7")
        {
            (width, height, depth, maximum) = (0, 0, 0, 0);
            for (var key = Token(); key != "ENDHDR"; key = Token())
            {
                var value = Token();
                switch (key)
                {
                    case "WIDTH": width = int.Parse(value); break;
                    case "HEIGHT": height = int.Parse(value); break;
                    case "DEPTH": depth = int.Parse(value); break;
                    case "MAXVAL": maximum = int.Parse(value); break;
                }
            }
        }
        else
        {
            width = int.Parse(Token());
            height = int.Parse(Token());
            depth = magic == "P6" ? 3 : 1;
            maximum = magic == "P4" ? 1 : int.Parse(Token());
        }

        at++;
        var pixels = new Rgba[width * height];
        Span<byte> samples = stackalloc byte[4];
        for (var index = 0; index < pixels.Length; index++)
        {
            if (magic == "P4")
            {
                var bit = index % width;
                var row = at + (index / width * ((width + 7) / 8));
                var black = (file[row + (bit / 8)] >> (7 - (bit % 8))) & 1;
                var value = (byte)(255 * (1 - black));
                pixels[index] = new Rgba(value, value, value);
                continue;
            }

            for (var channel = 0; channel < depth; channel++)
            {
                var value = maximum > 255 ? (file[at++] << 8) | file[at++] : file[at++];
                samples[channel] = (byte)(((value * 255) + (maximum / 2)) / maximum);
            }

            pixels[index] = depth switch
            {
                1 => new Rgba(samples[0], samples[0], samples[0]),
                2 => new Rgba(samples[0], samples[0], samples[0], samples[1]),
                3 => new Rgba(samples[0], samples[1], samples[2]),
                _ => new Rgba(samples[0], samples[1], samples[2], samples[3]),
            };
        }

        return (width, height, pixels);

        string Token()
        {
            while (file[at] <= 32)
            {
                at++;
            }

            var start = at;
            while (at < file.Length && file[at] > 32)
            {
                at++;
            }

            return Encoding.ASCII.GetString(file, start, at - start);
        }
    }
}
