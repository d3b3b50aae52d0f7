namespace OgService.Imaging.WebP.Lossless;

/// <summary>The five codes that a part of a picture uses (RFC 9649, 6.2).</summary>
internal readonly record struct PrefixGroup(PrefixCode Green, PrefixCode Red, PrefixCode Blue, PrefixCode Alpha, PrefixCode Distance)
{
    public const int LiteralSymbols = 256;
    public const int LengthSymbols = 24;
    public const int DistanceSymbols = 40;

    /// <summary>Whether red, blue and alpha take no bits.</summary>
    public bool OnlyGreenVaries { get; private init; }

    /// <summary>Those three, when <see cref="OnlyGreenVaries"/>.</summary>
    public uint Rest { get; private init; }

    public static PrefixGroup Read(ref LosslessBits bits, int cacheBits, PrefixCodes codes, long offset)
    {
        var cacheSymbols = cacheBits > 0 ? 1 << cacheBits : 0;
        var green = PrefixCodeReader.Read(ref bits, LiteralSymbols + LengthSymbols + cacheSymbols, codes, offset);
        var red = PrefixCodeReader.Read(ref bits, LiteralSymbols, codes, offset);
        var blue = PrefixCodeReader.Read(ref bits, LiteralSymbols, codes, offset);
        var alpha = PrefixCodeReader.Read(ref bits, LiteralSymbols, codes, offset);
        var distance = PrefixCodeReader.Read(ref bits, DistanceSymbols, codes, offset);
        return new PrefixGroup(green, red, blue, alpha, distance)
        {
            OnlyGreenVaries = codes.IsSingle(red) && codes.IsSingle(blue) && codes.IsSingle(alpha),
            Rest = ((uint)codes.FirstSymbol(alpha) << 24) | ((uint)codes.FirstSymbol(red) << 16) | (uint)codes.FirstSymbol(blue),
        };
    }
}
