namespace OgService.Unicode;

/// <summary>A stretch of text of one embedding level.</summary>
/// <param name="Start">First UTF-16 unit, counted from the start of the text.</param>
/// <param name="Length">In UTF-16 units; at least 1.</param>
/// <param name="Level">0 to 126; odd levels run from right to left.</param>
public readonly record struct BidiRun(int Start, int Length, byte Level)
{
    public bool IsRightToLeft => (Level & 1) != 0;

    public int End => Start + Length;
}
