namespace OgService.Imaging.WebP.Lossy;

/// <summary>Which loop filter, and how strong, by segment and by whether a macroblock is predicted in 4x4 blocks (RFC 6386, 9.3, 9.6 and 15.1).</summary>
internal sealed class LoopFilterSettings
{
    private readonly LoopFilterStrength[] strengths = new LoopFilterStrength[2 * LossyHeader.Segments];

    public bool IsSimple { get; init; }

    /// <summary>Whether the frame's level is 0, which turns the filter off whatever the segments say.</summary>
    public bool IsOff { get; init; }

    public LoopFilterStrength Of(int segment, bool hasSubblocks) => strengths[(2 * segment) + (hasSubblocks ? 1 : 0)];

    public void Set(int segment, bool hasSubblocks, LoopFilterStrength strength) => strengths[(2 * segment) + (hasSubblocks ? 1 : 0)] = strength;
}

/// <param name="EdgeLimit">How far apart two sides of an edge inside a macroblock may be to be filtered; 4 more at the macroblock's edge. 0 is off.</param>
/// <param name="InteriorLimit">How rough either side may be.</param>
/// <param name="HighVariance">From which step on a side counts as rough at the edge itself.</param>
internal readonly record struct LoopFilterStrength(int EdgeLimit, int InteriorLimit, int HighVariance)
{
    public static LoopFilterStrength Create(int level, int sharpness)
    {
        level = Math.Clamp(level, 0, 63);
        if (level == 0)
        {
            return default;
        }

        var interior = level;
        if (sharpness > 0)
        {
            interior = Math.Min(interior >> (sharpness > 4 ? 2 : 1), 9 - sharpness);
        }

        interior = Math.Max(1, interior);
        return new LoopFilterStrength((2 * level) + interior, interior, level >= 40 ? 2 : level >= 15 ? 1 : 0);
    }
}
