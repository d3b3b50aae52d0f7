namespace OgService.Raster.Coverage;

/// <summary>One direction of a <see cref="SlicedMask"/>: <paramref name="Lead"/> different positions, then <paramref name="Middle"/> equal
/// ones kept once, then <paramref name="Trail"/> different ones.</summary>
internal readonly record struct SliceAxis(int Start, int Lead, int Middle, int Trail)
{
    public int Length => Lead + Middle + Trail;

    public int End => Start + Length;

    /// <summary>How many positions are kept.</summary>
    public int Kept => Lead + Trail + (Middle > 0 ? 1 : 0);

    /// <summary>How much shorter the kept shape is than the real one.</summary>
    public int Saved => Length - Kept;

    /// <summary>From <paramref name="start"/> to <paramref name="end"/>, where nothing changes between the two inner positions.</summary>
    public static SliceAxis Between(int start, int innerStart, int innerEnd, int end) => innerEnd - innerStart < 2
        ? new SliceAxis(start, end - start, 0, 0)
        : new SliceAxis(start, innerStart - start, innerEnd - innerStart, end - innerEnd);

    /// <summary>The kept index of a position from <see cref="Start"/> up to <see cref="End"/>.</summary>
    public int IndexOf(int position)
    {
        var offset = position - Start;
        return offset < Lead ? offset : Math.Max(Lead, offset - Saved);
    }
}
