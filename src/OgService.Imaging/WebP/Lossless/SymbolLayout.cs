namespace OgService.Imaging.WebP.Lossless;

/// <summary>The symbols of the five codes one after the other: green with lengths and cache, red, blue, alpha, distances.</summary>
internal readonly record struct SymbolLayout(int CacheBits)
{
    public const int Codes = 5;
    public const int Green = 0;

    /// <summary>The first length's symbol.</summary>
    public const int Lengths = PrefixGroup.LiteralSymbols;

    /// <summary>The first cached colour's symbol.</summary>
    public const int Cached = Lengths + PrefixGroup.LengthSymbols;

    public int Red => Cached + (CacheBits > 0 ? 1 << CacheBits : 0);

    public int Blue => Red + PrefixGroup.LiteralSymbols;

    public int Alpha => Blue + PrefixGroup.LiteralSymbols;

    public int Distance => Alpha + PrefixGroup.LiteralSymbols;

    public int Total => Distance + PrefixGroup.DistanceSymbols;

    /// <summary>Where a code's symbols begin; code 5 stands for the end.</summary>
    public int StartOf(int code) => code switch
    {
        0 => Green,
        1 => Red,
        2 => Blue,
        3 => Alpha,
        4 => Distance,
        _ => Total,
    };

    /// <summary>Counts what a token is sent as.</summary>
    public void Count(int length, uint value, Span<int> counts)
    {
        if (length == 0)
        {
            counts[(int)((value >> 8) & 255)]++;
            counts[Red + (int)((value >> 16) & 255)]++;
            counts[Blue + (int)(value & 255)]++;
            counts[Alpha + (int)(value >> 24)]++;
        }
        else if (length < 0)
        {
            counts[Cached + (int)value]++;
        }
        else
        {
            counts[Lengths + PixelTokens.Prefix(length).Symbol]++;
            counts[Distance + PixelTokens.Prefix((int)value).Symbol]++;
        }
    }
}
