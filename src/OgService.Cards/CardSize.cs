using System.Globalization;

namespace OgService.Cards;

/// <summary>In pixels; 64 to 4,096 a side, at most 8.4 million in all.</summary>
public readonly record struct CardSize(int Width, int Height)
{
    private const int MinSide = 64;
    internal const int MaxSide = 4_096;
    private const int MaxPixels = 8_400_000;

    /// <summary>With its article, for messages.</summary>
    public const string Expected = "width x height, such as 1200x630, with 64 to 4096 px a side";

    public static CardSize Default { get; } = new(1200, 630);

    /// <summary>Whether it is within the limits.</summary>
    public bool IsAllowed => Width is >= MinSide and <= MaxSide && Height is >= MinSide and <= MaxSide && Width * Height <= MaxPixels;

    /// <summary>Reads <c>1200x630</c>; false for other texts and for sizes beyond the limits.</summary>
    public static bool TryParse(string? text, out CardSize size)
    {
        size = default;
        if (text?.Split('x') is [var width, var height]
            && int.TryParse(width, NumberStyles.None, CultureInfo.InvariantCulture, out var w)
            && int.TryParse(height, NumberStyles.None, CultureInfo.InvariantCulture, out var h))
        {
            size = new CardSize(w, h);
        }

        return size.IsAllowed;
    }

    public override string ToString() => $"{Width}x{Height}";
}
