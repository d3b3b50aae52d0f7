namespace OgService.Typography.Shaping;

/// <summary>Characters whose shape is mirrored in right-to-left text and that have a partner (UAX #9, L4; the common ones of BidiMirroring.txt).</summary>
internal static class Mirrors
{
    // Each character's partner stands beside it.
    private const string Pairs = "()<>[]{}«»‹›≤≥⁅⁆⁽⁾₍₎⟦⟧⟨⟩⟪⟫「」『』【】〈〉《》〔〕〖〗〘〙〚〛（）［］｛｝＜＞｢｣";

    public static bool TryFind(int codePoint, out int mirrored)
    {
        mirrored = codePoint;
        var at = codePoint <= 0xFFFF ? Pairs.IndexOf((char)codePoint) : -1;
        if (at < 0)
        {
            return false;
        }

        mirrored = Pairs[at ^ 1];
        return true;
    }
}
