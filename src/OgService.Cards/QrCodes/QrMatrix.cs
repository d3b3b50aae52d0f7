namespace OgService.Cards.QrCodes;

/// <summary>Puts the modules of a code in their places (ISO/IEC 18004, 6.3, 7.7 to 7.10).</summary>
internal sealed class QrMatrix
{
    private readonly int version;
    private readonly int size;
    private readonly bool[] dark;
    private readonly bool[] taken;

    public QrMatrix(int version)
    {
        this.version = version;
        size = QrTables.SizeOf(version);
        dark = new bool[size * size];
        taken = new bool[size * size];
    }

    /// <returns>Row by row, true for dark.</returns>
    public bool[] Draw(byte[] codewords, QrCorrection level, int mask)
    {
        DrawPatterns();
        DrawFormat(level, mask);
        DrawVersion();
        DrawData(codewords, mask);
        return dark;
    }

    private void Set(int x, int y, bool isDark)
    {
        dark[(y * size) + x] = isDark;
        taken[(y * size) + x] = true;
    }

    private void DrawPatterns()
    {
        for (var i = 0; i < size; i++)
        {
            Set(6, i, i % 2 == 0);
            Set(i, 6, i % 2 == 0);
        }

        DrawFinder(3, 3);
        DrawFinder(size - 4, 3);
        DrawFinder(3, size - 4);
        var centers = QrTables.AlignmentCenters(version);
        foreach (var y in centers)
        {
            foreach (var x in centers)
            {
                // The three corners have finders.
                if ((x, y) != (6, 6) && (x, y) != (6, size - 7) && (x, y) != (size - 7, 6))
                {
                    DrawRings(x, y, 2, distance => distance != 1);
                }
            }
        }
    }

    // With its separator.
    private void DrawFinder(int x, int y) => DrawRings(x, y, 4, distance => distance is not (2 or 4));

    private void DrawRings(int centerX, int centerY, int radius, Func<int, bool> isDark)
    {
        for (var dy = -radius; dy <= radius; dy++)
        {
            for (var dx = -radius; dx <= radius; dx++)
            {
                var (x, y) = (centerX + dx, centerY + dy);
                if (x >= 0 && x < size && y >= 0 && y < size)
                {
                    Set(x, y, isDark(Math.Max(Math.Abs(dx), Math.Abs(dy))));
                }
            }
        }
    }

    // 7.9: five bits with a BCH (15, 5) code, twice.
    private void DrawFormat(QrCorrection level, int mask)
    {
        var indicator = level switch
        {
            QrCorrection.Low => 1,
            QrCorrection.Medium => 0,
            QrCorrection.Quartile => 3,
            _ => 2,
        };
        var data = (indicator << 3) | mask;
        var remainder = data;
        for (var i = 0; i < 10; i++)
        {
            remainder = (remainder << 1) ^ ((remainder >> 9) * 0x537);
        }

        var bits = ((data << 10) | remainder) ^ 0x5412;
        for (var i = 0; i < 6; i++)
        {
            Set(8, i, Bit(bits, i));
        }

        Set(8, 7, Bit(bits, 6));
        Set(8, 8, Bit(bits, 7));
        Set(7, 8, Bit(bits, 8));
        for (var i = 9; i < 15; i++)
        {
            Set(14 - i, 8, Bit(bits, i));
        }

        for (var i = 0; i < 8; i++)
        {
            Set(size - 1 - i, 8, Bit(bits, i));
        }

        for (var i = 8; i < 15; i++)
        {
            Set(8, size - 15 + i, Bit(bits, i));
        }

        Set(8, size - 8, true);
    }

    // 7.10: from version 7 on, six bits with a BCH (18, 6) code, twice.
    private void DrawVersion()
    {
        if (version < 7)
        {
            return;
        }

        var remainder = version;
        for (var i = 0; i < 12; i++)
        {
            remainder = (remainder << 1) ^ ((remainder >> 11) * 0x1F25);
        }

        var bits = (version << 12) | remainder;
        for (var i = 0; i < 18; i++)
        {
            var (a, b) = (size - 11 + (i % 3), i / 3);
            Set(a, b, Bit(bits, i));
            Set(b, a, Bit(bits, i));
        }
    }

    // 7.7.3: two columns at a time from the right, up and down in turn, past the column of the vertical timing pattern.
    private void DrawData(byte[] codewords, int mask)
    {
        var bit = 0;
        for (var right = size - 1; right >= 1; right -= 2)
        {
            right = right == 6 ? 5 : right;
            var upwards = ((right + 1) & 2) == 0;
            for (var step = 0; step < size; step++)
            {
                var y = upwards ? size - 1 - step : step;
                for (var x = right; x > right - 2; x--)
                {
                    var at = (y * size) + x;
                    if (taken[at])
                    {
                        continue;
                    }

                    var value = bit < codewords.Length * 8 && Bit(codewords[bit / 8], 7 - (bit % 8));
                    dark[at] = value ^ IsMasked(mask, x, y);
                    bit++;
                }
            }
        }
    }

    // Table 10.
    private static bool IsMasked(int mask, int x, int y) => mask switch
    {
        0 => (x + y) % 2 == 0,
        1 => y % 2 == 0,
        2 => x % 3 == 0,
        3 => (x + y) % 3 == 0,
        4 => ((x / 3) + (y / 2)) % 2 == 0,
        5 => (x * y % 2) + (x * y % 3) == 0,
        6 => ((x * y % 2) + (x * y % 3)) % 2 == 0,
        _ => (((x + y) % 2) + (x * y % 3)) % 2 == 0,
    };

    private static bool Bit(int value, int place) => ((value >> place) & 1) != 0;
}
