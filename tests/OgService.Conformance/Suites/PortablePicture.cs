using System.Globalization;
using System.Text;

namespace OgService.Conformance;

/// <summary>A picture in one of the Netpbm formats: P4, P5, P6, P7. Samples are brought to 8 bits by rounding to the nearest.</summary>
internal sealed class PortablePicture
{
    private readonly byte[] file;
    private int at;
    private int maximum = 1;

    private PortablePicture(byte[] file) => this.file = file;

    public int Width { get; private set; }

    public int Height { get; private set; }

    /// <summary>1 to 4: grey, grey and alpha, colour, colour and alpha.</summary>
    public int Channels { get; private set; } = 1;

    public byte[] Samples { get; private set; } = [];

    public static PortablePicture Read(byte[] file)
    {
        var picture = new PortablePicture(file);
        var kind = picture.Token();
        if (kind == "P7")
        {
            picture.ReadNamedFields();
        }
        else
        {
            picture.Width = picture.Number();
            picture.Height = picture.Number();
            picture.maximum = kind == "P4" ? 1 : picture.Number();
            picture.Channels = kind == "P6" ? 3 : 1;
        }

        picture.at++;
        picture.Samples = new byte[picture.Width * picture.Height * picture.Channels];
        if (kind == "P4")
        {
            picture.ReadBits();
        }
        else
        {
            picture.ReadSamples();
        }

        return picture;
    }

    /// <summary>Red, green, blue and alpha of a pixel.</summary>
    public (int R, int G, int B, int A) Pixel(int index)
    {
        var first = Samples.AsSpan(index * Channels, Channels);
        return Channels switch
        {
            1 => (first[0], first[0], first[0], 255),
            2 => (first[0], first[0], first[0], first[1]),
            3 => (first[0], first[1], first[2], 255),
            _ => (first[0], first[1], first[2], first[3]),
        };
    }

    private void ReadNamedFields()
    {
        for (var name = Token(); name != "ENDHDR"; name = Token())
        {
            switch (name)
            {
                case "WIDTH": Width = Number(); break;
                case "HEIGHT": Height = Number(); break;
                case "DEPTH": Channels = Number(); break;
                case "MAXVAL": maximum = Number(); break;
                default: Token(); break;
            }
        }
    }

    // A set bit is black.
    private void ReadBits()
    {
        var stride = (Width + 7) / 8;
        for (var index = 0; index < Samples.Length; index++)
        {
            var (x, y) = (index % Width, index / Width);
            Samples[index] = ((file[at + (y * stride) + (x / 8)] >> (7 - (x % 8))) & 1) == 1 ? (byte)0 : (byte)255;
        }
    }

    private void ReadSamples()
    {
        for (var index = 0; index < Samples.Length; index++)
        {
            var value = maximum > 255 ? (file[at++] << 8) | file[at++] : file[at++];
            Samples[index] = (byte)(((value * 255) + (maximum / 2)) / maximum);
        }
    }

    private int Number() => int.Parse(Token(), CultureInfo.InvariantCulture);

    private string Token()
    {
        while (file[at] <= ' ')
        {
            at++;
        }

        var start = at;
        while (file[at] > ' ')
        {
            at++;
        }

        return Encoding.ASCII.GetString(file, start, at - start);
    }
}
