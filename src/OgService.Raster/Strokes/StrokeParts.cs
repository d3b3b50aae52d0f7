namespace OgService.Raster.Strokes;

/// <summary>How many curves and chords the stroke of one path may still be cut into. When none are left it is drawn in as few as there can be: the memory and time of
/// a stroke follow the length of its path, not what its numbers say.</summary>
internal sealed class StrokeParts
{
    private int left = 1 << 17;

    public bool TryTake(int count = 1)
    {
        if (left < count)
        {
            return false;
        }

        left -= count;
        return true;
    }
}
