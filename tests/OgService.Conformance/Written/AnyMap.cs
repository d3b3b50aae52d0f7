using System.Globalization;
using System.Text;

namespace OgService.Conformance.Written;

/// <summary>A picture as the reference decoders print it: PPM (P6) or PAM (P7) of one to four samples a pixel.</summary>
/// <param name="Samples">Red, green, blue and alpha of each pixel, 0 to 255.</param>
internal sealed record AnyMap(int Width, int Height, byte[] Samples)
{
    public static AnyMap Read(byte[] file)
    {
        var at = 0;
        int width, height, depth = 3, maximum;
        if (Line() == "P6")
        {
            var size = Line().Split(' ');
            (width, height, maximum) = (Number(size[0]), Number(size[1]), Number(Line()));
        }
        else
        {
            var fields = new Dictionary<string, string>(StringComparer.Ordinal);
            for (var line = Line(); line != "ENDHDR"; line = Line())
            {
                var space = line.IndexOf(' ', StringComparison.Ordinal);
                fields[line[..space]] = line[(space + 1)..];
            }

            (width, height, depth, maximum) = (Number(fields["WIDTH"]), Number(fields["HEIGHT"]), Number(fields["DEPTH"]), Number(fields["MAXVAL"]));
        }

        var samples = new byte[4 * width * height];
        for (var pixel = 0; pixel < width * height; pixel++)
        {
            var source = file.AsSpan(at + (pixel * depth), depth);
            for (var channel = 0; channel < 3; channel++)
            {
                samples[(4 * pixel) + channel] = (byte)(source[depth >= 3 ? channel : 0] * 255 / maximum);
            }

            samples[(4 * pixel) + 3] = depth is 2 or 4 ? (byte)(source[depth - 1] * 255 / maximum) : (byte)255;
        }

        return new AnyMap(width, height, samples);

        string Line()
        {
            var end = Array.IndexOf(file, (byte)'\n', at);
            var line = Encoding.ASCII.GetString(file, at, end - at);
            at = end + 1;
            return line;
        }
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
