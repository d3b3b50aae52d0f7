namespace OgService.Cards.QrCodes;

/// <summary>ISO/IEC 18004, 7.8.3: how much a masked code could confuse readers; the lowest wins.</summary>
internal static class QrPenalty
{
    public static int Of(bool[] dark, int size)
    {
        var penalty = 0;
        for (var i = 0; i < size; i++)
        {
            penalty += OfLine(dark, i * size, 1, size) + OfLine(dark, i, size, size);
        }

        return penalty + OfSquares(dark, size) + OfBalance(dark, size);
    }

    // Runs of five and more, and what looks like a finder pattern beside four light modules.
    private static int OfLine(bool[] dark, int start, int step, int size)
    {
        var penalty = 0;
        var run = 0;
        var last = false;
        var history = 0;
        for (var i = 0; i < size; i++)
        {
            var isDark = dark[start + (i * step)];
            run = i > 0 && isDark == last ? run + 1 : 1;
            last = isDark;
            penalty += run == 5 ? 3 : run > 5 ? 1 : 0;
            history = ((history << 1) | (isDark ? 1 : 0)) & 0x7FF;
            if (i >= 10 && history is 0b10111010000 or 0b00001011101)
            {
                penalty += 40;
            }
        }

        return penalty;
    }

    private static int OfSquares(bool[] dark, int size)
    {
        var penalty = 0;
        for (var y = 0; y < size - 1; y++)
        {
            for (var x = 0; x < size - 1; x++)
            {
                var at = (y * size) + x;
                if (dark[at] == dark[at + 1] && dark[at] == dark[at + size] && dark[at] == dark[at + size + 1])
                {
                    penalty += 3;
                }
            }
        }

        return penalty;
    }

    // Ten for every 5 % that dark modules are away from a half.
    private static int OfBalance(bool[] dark, int size)
    {
        var all = size * size;
        var count = dark.Count(isDark => isDark);
        return Math.Abs((count * 20) - (all * 10)) / all * 10;
    }
}
