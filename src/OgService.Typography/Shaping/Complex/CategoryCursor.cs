namespace OgService.Typography.Shaping.Complex;

/// <summary>Walks over the categories of characters to find where a syllable ends. Sets of categories hold one bit for each.</summary>
internal ref struct CategoryCursor(ReadOnlySpan<byte> categories, int start)
{
    private readonly ReadOnlySpan<byte> categories = categories;

    public int At { get; set; } = start;

    public readonly bool Is(ulong set, int ahead = 0) => At + ahead < categories.Length && ((set >> categories[At + ahead]) & 1) != 0;

    public bool Take(ulong set)
    {
        if (!Is(set))
        {
            return false;
        }

        At++;
        return true;
    }

    public void TakeAll(ulong set)
    {
        while (Take(set))
        {
        }
    }

    /// <summary>One of a set with something of another set before it, which is optional but does not stand alone.</summary>
    public bool TakeWithPrefix(ulong prefix, ulong set)
    {
        if (Is(prefix) && Is(set, 1))
        {
            At += 2;
            return true;
        }

        return Take(set);
    }
}
