namespace OgService.Unicode;

/// <summary>The bits of a record of <see cref="NormalizationTable"/>.</summary>
internal static class NormalizationRecord
{
    public const int CombiningClass = 0xFF;
    public const int MaybeComposed = 0x100;
    public const int NotComposed = 0x200;
    public const int NotDecomposed = 0x400;

    public static int Of(int codePoint) => NormalizationTable.Records[NormalizationTable.Record(codePoint)];
}
