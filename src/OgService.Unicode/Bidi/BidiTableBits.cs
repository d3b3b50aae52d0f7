namespace OgService.Unicode;

/// <summary>The bits of an entry of <see cref="BidiTable"/>.</summary>
internal static class BidiTableBits
{
    public const int Class = 0x1F;
    public const int OpeningBracket = 0x20;
    public const int ClosingBracket = 0x40;
    public const int HasMirror = 0x80;
}
