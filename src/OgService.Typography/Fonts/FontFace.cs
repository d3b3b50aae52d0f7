using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using OgService.Typography.OpenType;

namespace OgService.Typography.Fonts;

/// <summary>One font file of a family; opened and checked when first needed, once, whatever comes out.</summary>
internal sealed class FontFace
{
    // A template uses a handful of sizes and weights. Beyond this they are forgotten, which costs time but nothing else.
    private const int MaximumInstances = 512;

    private readonly FaceListing listing;
    private readonly Lazy<Typeface?> typeface;

    // Most faces of a large library are never used: what only a used one needs is made when it is opened.
    private ConcurrentDictionary<(int Weight, int HalfPixels, Synthesis Synthesis), FontInstance> instances = null!;

    public FontFace(string family, FaceListing listing)
    {
        Family = family;
        this.listing = listing;
        typeface = new Lazy<Typeface?>(Open);
    }

    public string Family { get; }

    /// <summary>Absolute.</summary>
    public string File => listing.Path;

    public bool Italic => listing.Italic;

    public int MaximumWeight => listing.MaximumWeight;

    public (int First, int Last)[] Ranges => listing.Ranges;

    /// <summary>Why the file cannot be used; null when it can, or was not needed yet.</summary>
    public FontFormatException? Fault { get; private set; }

    /// <summary>Null when the file cannot be used: see <see cref="Fault"/>.</summary>
    public Typeface? Typeface => typeface.Value;

    public int ClampWeight(int weight) => Math.Clamp(weight, listing.MinimumWeight, listing.MaximumWeight);

    /// <summary>The font at a weight and an optical size, each as near as the file can. Only for a usable face.</summary>
    public FontInstance At(int weight, float opticalSizePx, Synthesis synthesis)
    {
        var font = typeface.Value ?? throw Fault!;
        weight = ClampWeight(weight);

        // Half pixels: finer steps cannot be seen, and sizes found by shrinking share their fonts.
        var halfPixels = 0;
        if (font.Axes.Find(Tag.Of("opsz")) is { } axis)
        {
            halfPixels = (int)Math.Floor((axis.Clamp(double.IsNaN(opticalSizePx) ? axis.Default : opticalSizePx) * 2) + 0.5);
        }

        var key = (weight, halfPixels, synthesis);
        if (instances.TryGetValue(key, out var instance))
        {
            return instance;
        }

        if (instances.Count >= MaximumInstances)
        {
            instances.Clear();
        }

        return instances.GetOrAdd(key, Create(font, weight, halfPixels, synthesis));
    }

    private FontInstance Create(Typeface font, int weight, int halfPixels, Synthesis synthesis)
    {
        var slug = Family.ToLowerInvariant().Replace(' ', '-');
        var name = string.Create(
            CultureInfo.InvariantCulture,
            $"{slug}-{weight}{(Italic ? "-italic" : "")}{(synthesis.Bold ? "-bolder" : "")}{(synthesis.Oblique ? "-oblique" : "")}");
        return new FontInstance(name, font, font.Axes.Normalize([(Tag.Of("wght"), weight), (Tag.Of("opsz"), halfPixels / 2d)]), synthesis, this);
    }

    private Typeface? Open()
    {
        try
        {
            var length = new FileInfo(listing.Path).Length;
            if (length != listing.Bytes || length > FontFile.MaximumBytes)
            {
                throw new FontFormatException(listing.Path, $"the list says {listing.Bytes} bytes; got {length}.");
            }

            var file = System.IO.File.ReadAllBytes(listing.Path);
            if (!string.Equals(Convert.ToHexStringLower(SHA256.HashData(file)), listing.Sha256, StringComparison.OrdinalIgnoreCase))
            {
                throw new FontFormatException(listing.Path, "the checksum is not the list's.");
            }

            instances = new();
            return Typeface.Open(file, listing.Path, listing.Index);
        }
        catch (FontFormatException exception)
        {
            Fault = exception;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Fault = new FontFormatException(listing.Path, "the file cannot be read.", exception);
        }

        return null;
    }
}
