namespace OgService.Imaging.Deflate;

/// <summary>The alphabets of DEFLATE (RFC 1951, 3.2.5) and the tables from lengths and distances to their symbols.</summary>
internal static class DeflateSymbols
{
    public const int MinMatch = 3;
    public const int MaxMatch = 258;
    public const int WindowSize = 32_768;
    public const int EndOfBlock = 256;
    public const int FirstLength = 257;
    public const int LiteralCount = 286;
    public const int DistanceCount = 30;
    public const int MaxCodeLength = 15;

    private static readonly byte[] LengthSymbols = BuildLengthSymbols();
    private static readonly byte[] DistanceSymbols = BuildDistanceSymbols();

    public static ReadOnlySpan<byte> LengthExtraBits =>
        [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];

    public static ReadOnlySpan<short> LengthBase =>
        [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258];

    public static ReadOnlySpan<byte> DistanceExtraBits =>
        [0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13];

    public static ReadOnlySpan<short> DistanceBase =>
        [1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769,
         1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577];

    /// <summary>The order in which the lengths of the code length code are sent (RFC 1951, 3.2.7).</summary>
    public static ReadOnlySpan<byte> CodeLengthOrder => [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

    /// <summary>Index: a match length, 3 to 258. Value: its symbol less 257.</summary>
    public static ReadOnlySpan<byte> OfLength => LengthSymbols;

    public static int OfDistance(int distance)
        => distance <= 256 ? DistanceSymbols[distance - 1] : DistanceSymbols[256 + ((distance - 1) >> 7)];

    private static byte[] BuildLengthSymbols()
    {
        var symbols = new byte[MaxMatch + 1];
        for (var symbol = 0; symbol < LengthBase.Length; symbol++)
        {
            var last = Math.Min(LengthBase[symbol] + (1 << LengthExtraBits[symbol]) - 1, MaxMatch);
            symbols.AsSpan(LengthBase[symbol]..(last + 1)).Fill((byte)symbol);
        }

        return symbols;
    }

    // Distances to 256 one by one; beyond, every symbol covers whole steps of 128.
    private static byte[] BuildDistanceSymbols()
    {
        var symbols = new byte[512];
        for (var symbol = 0; symbol < DistanceBase.Length; symbol++)
        {
            var first = DistanceBase[symbol] - 1;
            var end = first + (1 << DistanceExtraBits[symbol]);
            if (first < 256)
            {
                symbols.AsSpan(first..Math.Min(end, 256)).Fill((byte)symbol);
            }
            else
            {
                symbols.AsSpan((256 + (first >> 7))..(256 + (end >> 7))).Fill((byte)symbol);
            }
        }

        return symbols;
    }
}
