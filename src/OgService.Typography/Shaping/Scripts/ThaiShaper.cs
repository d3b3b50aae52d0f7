namespace OgService.Typography.Shaping.Scripts;

/// <summary>Thai and Lao: the vowel am is a ring over the consonant and a letter behind it; tone marks stand on the ring.</summary>
internal sealed class ThaiShaper : ScriptShaper
{
    private const int ThaiSaraAm = 0x0E33;
    private const int LaoSaraAm = 0x0EB3;
    private const int FromAmToRing = 0x1A;

    public static ThaiShaper Instance { get; } = new();

    public override void PreprocessText(ShapingRun run)
    {
        var buffer = run.Buffer;
        for (var i = 0; i < buffer.Count; i++)
        {
            if (buffer[i].CodePoint is not (ThaiSaraAm or LaoSaraAm) || !buffer.TryRepeat(i, 1))
            {
                continue;
            }

            buffer[i].CodePoint += FromAmToRing;
            buffer[i + 1].CodePoint--;
            buffer[i].Origins |= GlyphOrigins.Continues;
            CharacterMapper.Describe(ref buffer[i]);
            CharacterMapper.Describe(ref buffer[i + 1]);
            var ringAt = i;
            while (ringAt > 0 && IsAboveBase(buffer[ringAt - 1].CodePoint))
            {
                ringAt--;
            }

            if (ringAt < i)
            {
                buffer.Move(i, ringAt);
            }

            buffer.MergeClusters(Math.Max(0, ringAt - 1), i + 2);
            i++;
        }
    }

    private static bool IsAboveBase(int codePoint) =>
        (codePoint & ~0x80) is 0x0E31 or (>= 0x0E34 and <= 0x0E37) or 0x0E3B or (>= 0x0E47 and <= 0x0E4E);
}
