namespace OgService.Imaging.Gif;

/// <summary>The bytes of data sub-blocks, joined (GIF89a, 15): each has a length before it, and one of length 0 ends them.</summary>
internal ref struct GifBlocks(ReadOnlySpan<byte> file, int start)
{
    private readonly ReadOnlySpan<byte> file = file;
    private int next = start;
    private int left;
    private bool hasEnded;

    /// <summary>Where in the file the block after these begins, once they have ended.</summary>
    public readonly int Offset => next;

    public bool TryRead(out byte value)
    {
        value = 0;
        if (left == 0)
        {
            if (hasEnded || next >= file.Length)
            {
                return false;
            }

            left = file[next++];
            if (left == 0)
            {
                hasEnded = true;
                return false;
            }
        }

        if (next >= file.Length)
        {
            return false;
        }

        left--;
        value = file[next++];
        return true;
    }

    /// <summary>Steps over what is left. False when the file ends before.</summary>
    public bool TrySkip()
    {
        while (!hasEnded)
        {
            next += left;
            left = 0;
            if (next >= file.Length)
            {
                return false;
            }

            left = file[next++];
            hasEnded = left == 0;
        }

        return true;
    }
}
