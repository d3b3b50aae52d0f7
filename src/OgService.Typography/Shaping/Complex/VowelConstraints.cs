namespace OgService.Typography.Shaping.Complex;

/// <summary>Keeps a vowel sign apart from a letter with which it would look like another letter: a dotted circle goes between them.</summary>
/// <remarks>The pairs are those the Universal Shaping Engine calls invalid clusters; what looks the same should be spelled the same.</remarks>
internal static class VowelConstraints
{
    private const int DottedCircle = 0x25CC;

    private static readonly Dictionary<int, int[]> Pairs = new()
    {
        [0x0905] = [0x093A, 0x093B, 0x093E, 0x0945, 0x0946, 0x0949, 0x094A, 0x094B, 0x094C, 0x094F, 0x0956, 0x0957],
        [0x0906] = [0x093A, 0x0945, 0x0946, 0x0947, 0x0948],
        [0x0909] = [0x0941],
        [0x090F] = [0x0945, 0x0946, 0x0947],
        [0x0985] = [0x09BE],
        [0x098B] = [0x09C3],
        [0x098C] = [0x09E2],
        [0x0A05] = [0x0A3E, 0x0A48, 0x0A4C],
        [0x0A72] = [0x0A3F, 0x0A40, 0x0A47],
        [0x0A73] = [0x0A41, 0x0A42, 0x0A4B],
        [0x0A85] = [0x0ABE, 0x0AC5, 0x0AC7, 0x0AC8, 0x0AC9, 0x0ACB, 0x0ACC],
        [0x0AC5] = [0x0ABE],
        [0x0B05] = [0x0B3E],
        [0x0B0F] = [0x0B57],
        [0x0B13] = [0x0B57],
        [0x0B85] = [0x0BC2],
        [0x0C12] = [0x0C4C, 0x0C55],
        [0x0C3F] = [0x0C55],
        [0x0C46] = [0x0C55],
        [0x0C4A] = [0x0C55],
        [0x0C89] = [0x0CBE],
        [0x0C8B] = [0x0CBE],
        [0x0C92] = [0x0CCC],
        [0x0D07] = [0x0D57],
        [0x0D09] = [0x0D57],
        [0x0D0E] = [0x0D46],
        [0x0D12] = [0x0D3E, 0x0D57],
        [0x0D85] = [0x0DCF, 0x0DD0, 0x0DD1],
        [0x0D8B] = [0x0DDF],
        [0x0D8D] = [0x0DD8],
        [0x0D8F] = [0x0DDF],
        [0x0D91] = [0x0DCA, 0x0DD9, 0x0DDA, 0x0DDC, 0x0DDD],
        [0x0D94] = [0x0DDF],
        [0x11005] = [0x11038],
        [0x1100B] = [0x1103E],
        [0x1100F] = [0x11042],
        [0x11200] = [0x1122C, 0x11231, 0x11233],
        [0x11206] = [0x1122C],
        [0x1122C] = [0x11230, 0x11231],
        [0x11240] = [0x1122E],
        [0x112B0] = [0x112E0, 0x112E5, 0x112E6, 0x112E7, 0x112E8],
        [0x11481] = [0x114B0],
        [0x1148B] = [0x114BA],
        [0x1148D] = [0x114BA],
        [0x114AA] = [0x114B5, 0x114B6],
        [0x11600] = [0x11639, 0x1163A],
        [0x11601] = [0x11639, 0x1163A],
        [0x11680] = [0x116AD, 0x116B4, 0x116B5],
        [0x11686] = [0x116B2],
    };

    public static void Apply(ShapingRun run)
    {
        var buffer = run.Buffer;
        if (run.NoDottedCircles)
        {
            return;
        }

        List<(int At, BufferGlyph Glyph)>? circles = null;
        for (var i = 1; i < buffer.Count; i++)
        {
            // Ra, halant, I looks like II.
            var isPair = i > 1 && buffer[i].CodePoint == 0x0907 && buffer[i - 1].CodePoint == 0x094D && buffer[i - 2].CodePoint == 0x0930;
            if (!isPair && Pairs.TryGetValue(buffer[i - 1].CodePoint, out var signs))
            {
                isPair = Array.IndexOf(signs, buffer[i].CodePoint) >= 0;
            }

            if (isPair)
            {
                var circle = buffer[i];
                (circle.CodePoint, circle.Origins, circle.CombiningClass) = (DottedCircle, GlyphOrigins.None, 0);
                (circles ??= []).Add((i, circle));
            }
        }

        if (circles is not null)
        {
            Insertions.Apply(buffer, circles);
        }
    }
}
