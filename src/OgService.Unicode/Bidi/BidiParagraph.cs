namespace OgService.Unicode;

/// <summary>A text with resolved embedding levels, from which lines are cut.</summary>
public sealed class BidiParagraph
{
    private readonly BidiClass[] _classes; // empty where every level is 0 and nothing can be put back
    private readonly byte[] _levels;
    private readonly BidiParagraphStart[] _paragraphs;

    internal BidiParagraph(BidiClass[] classes, byte[] levels, BidiParagraphStart[] paragraphs)
    {
        _classes = classes;
        _levels = levels;
        _paragraphs = paragraphs;
    }

    /// <summary>Base direction, resolved: never <see cref="BidiDirection.Auto"/>. Of the first paragraph where there are several.</summary>
    public BidiDirection Direction => BaseLevel == 0 ? BidiDirection.LeftToRight : BidiDirection.RightToLeft;

    /// <summary>Paragraph embedding level: 0, or 1 for right to left. Of the first paragraph where the text has several.</summary>
    public byte BaseLevel => _paragraphs[0].Level;

    /// <summary>One level (0 to 126) for each UTF-16 unit, before a line is cut (rules up to I2). Characters that the algorithm takes
    /// out (X9) have the level of the character before them.</summary>
    public ReadOnlySpan<byte> Levels => _levels;

    /// <summary>Whether every level is 0, so that visual order is logical order.</summary>
    public bool IsPlainLeftToRight => _classes.Length == 0 || (BaseLevel == 0 && !_levels.AsSpan().ContainsAnyExcept((byte)0));

    /// <summary>Levels of a line, with its white space at the end and around separators put back to the paragraph's level (L1).</summary>
    /// <param name="lineStart">First UTF-16 unit of the line.</param>
    /// <param name="lineEnd">The unit after its last; at most the length of the text.</param>
    /// <exception cref="ArgumentOutOfRangeException">The line does not lie in the text.</exception>
    public byte[] GetLineLevels(int lineStart, int lineEnd)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)lineEnd, (uint)_levels.Length, nameof(lineEnd));
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)lineStart, (uint)lineEnd, nameof(lineStart));
        var levels = _levels.AsSpan(lineStart..lineEnd).ToArray();
        if (_classes.Length == 0)
        {
            return levels;
        }

        var baseLevel = LevelOfParagraphAt(lineStart);
        var resets = true; // everything after is white space up to a separator or the end of the line
        for (var index = levels.Length - 1; index >= 0; index--)
        {
            switch (_classes[lineStart + index])
            {
                case BidiClass.B or BidiClass.S:
                    resets = true;
                    baseLevel = LevelOfParagraphAt(lineStart + index);
                    break;
                case BidiClass.WS or BidiClass.LRI or BidiClass.RLI or BidiClass.FSI or BidiClass.PDI:
                case BidiClass.BN or BidiClass.LRE or BidiClass.RLE or BidiClass.LRO or BidiClass.RLO or BidiClass.PDF:
                    break;
                default:
                    resets = false;
                    break;
            }

            if (resets)
            {
                levels[index] = baseLevel;
            }
        }

        return levels;
    }

    /// <summary>The runs of a line in visual order, from left to right (L1, L2). Together they cover the line; none is empty.</summary>
    /// <param name="lineStart">First UTF-16 unit of the line.</param>
    /// <param name="lineEnd">The unit after its last; at most the length of the text.</param>
    /// <exception cref="ArgumentOutOfRangeException">The line does not lie in the text.</exception>
    public BidiRun[] GetRuns(int lineStart, int lineEnd)
    {
        var levels = GetLineLevels(lineStart, lineEnd);
        var runs = new List<BidiRun>();
        for (var start = 0; start < levels.Length;)
        {
            var length = levels.AsSpan(start).IndexOfAnyExcept(levels[start]);
            length = length < 0 ? levels.Length - start : length;
            runs.Add(new BidiRun(lineStart + start, length, levels[start]));
            start += length;
        }

        var ordered = runs.ToArray();
        Reorder(ordered);
        return ordered;
    }

    // L2. At most 126 passes, whatever the length of the line.
    private static void Reorder(Span<BidiRun> runs)
    {
        var (highest, lowestOdd) = (0, int.MaxValue);
        foreach (var run in runs)
        {
            highest = Math.Max(highest, run.Level);
            lowestOdd = run.IsRightToLeft ? Math.Min(lowestOdd, run.Level) : lowestOdd;
        }

        for (var level = highest; level >= lowestOdd; level--)
        {
            for (var start = 0; start < runs.Length;)
            {
                var end = start;
                while (end < runs.Length && runs[end].Level >= level)
                {
                    end++;
                }

                runs[start..end].Reverse();
                start = end + 1;
            }
        }
    }

    private byte LevelOfParagraphAt(int position)
    {
        var (low, high) = (0, _paragraphs.Length - 1);
        while (low < high)
        {
            var middle = (low + high + 1) >> 1;
            (low, high) = _paragraphs[middle].Start <= position ? (middle, high) : (low, middle - 1);
        }

        return _paragraphs[low].Level;
    }
}

/// <summary>Where a paragraph starts (P1), and its level.</summary>
internal readonly record struct BidiParagraphStart(int Start, byte Level);
