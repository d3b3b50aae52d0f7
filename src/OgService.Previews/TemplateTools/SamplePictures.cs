using OgService.Cards;
using OgService.Imaging;
using OgService.Imaging.Png;

namespace OgService.Previews.TemplateTools;

/// <summary>Which pictures a sample post has.</summary>
public enum SamplePictureSet
{
    /// <summary>It names none.</summary>
    None,

    /// <summary>Busy ones, with every brightness everywhere: the hardest to write on.</summary>
    Busy,

    /// <summary>Nearly white ones.</summary>
    Bright,

    /// <summary>It names some that are not there.</summary>
    Missing,
}

/// <summary>Pictures made up to try templates with: the same on every machine.</summary>
internal static class SamplePictures
{
    private const int Width = 1200;
    private const int Height = 800;
    private const int Side = 240;

    private static readonly Lazy<byte[]> BusyPhoto = new(() => Encode(Width, Height, Busy));
    private static readonly Lazy<byte[]> BusyPortrait = new(() => Encode(Side, Side, Busy));
    private static readonly Lazy<byte[]> BrightPhoto = new(() => Encode(Width, Height, Bright));
    private static readonly Lazy<byte[]> BrightPortrait = new(() => Encode(Side, Side, Bright));

    /// <param name="names">Those that a template asks for.</param>
    public static Dictionary<string, CardPicture> Of(SamplePictureSet set, IReadOnlyList<string> names) => set == SamplePictureSet.None ? []
        : names.ToDictionary(name => name, name => Of(set, isSmall: name is "author_picture" or "site.logo"), StringComparer.Ordinal);

    private static CardPicture Of(SamplePictureSet set, bool isSmall) => set switch
    {
        SamplePictureSet.Busy => Make(isSmall ? "busy-portrait.png" : "busy-photo.png", isSmall ? BusyPortrait : BusyPhoto),
        SamplePictureSet.Bright => Make(isSmall ? "bright-portrait.png" : "bright-photo.png", isSmall ? BrightPortrait : BrightPhoto),
        _ => CardPicture.Missing("nowhere.jpg", "there is no such file"),
    };

    private static CardPicture Make(string name, Lazy<byte[]> bytes) => new(name, name, () => bytes.Value);

    // Stripes of sky, leaves and snow in both directions.
    private static Rgba Busy(int x, int y)
    {
        var cell = ((x / 60) + (3 * (y / 40))) % 7;
        var shade = ((x * 7) + (y * 13)) % 64;
        return cell switch
        {
            0 or 3 => new Rgba((byte)(190 + shade), (byte)(200 + (shade / 2)), (byte)(220 + (shade / 2))),
            1 or 5 => new Rgba((byte)(shade / 2), (byte)(40 + shade), (byte)(30 + (shade / 2))),
            2 => new Rgba((byte)(150 + shade), (byte)(60 + shade), (byte)(shade / 2)),
            _ => new Rgba((byte)(30 + (shade / 2)), (byte)(80 + shade), (byte)(150 + shade)),
        };
    }

    private static Rgba Bright(int x, int y)
    {
        var level = (byte)(240 + (((x / 8) + (y / 8)) % 16));
        return new Rgba(level, level, (byte)Math.Min(255, level + 4));
    }

    private static byte[] Encode(int width, int height, Func<int, int, Rgba> color)
    {
        using var pixels = PixelBuffer.CreateUninitialized(width, height);
        for (var y = 0; y < height; y++)
        {
            var row = pixels.Row(y);
            for (var x = 0; x < width; x++)
            {
                row[x] = PremultipliedRgba.From(color(x, y)).Packed;
            }
        }

        return PngEncoder.Encode(pixels);
    }
}
