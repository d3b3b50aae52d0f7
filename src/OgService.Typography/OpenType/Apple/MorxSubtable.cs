namespace OgService.Typography.OpenType.Apple;

/// <summary>One subtable of a chain.</summary>
internal sealed class MorxSubtable(FontData table)
{
    public const int HeaderLength = 12;

    private readonly int coverage = table.U8(4);

    public MorxKind Kind { get; } = (MorxKind)table.U8(7);

    /// <summary>It is on where any of these bits is.</summary>
    public uint Features { get; } = table.U32(8);

    /// <summary>What follows the header.</summary>
    public FontData Data { get; } = table.From(HeaderLength);

    public bool IsForHorizontalText => (coverage & 0x20) != 0 || (coverage & 0x80) == 0;

    /// <summary>Whether it starts with the last character of a text that runs in a direction.</summary>
    public bool GoesBackwards(bool rightToLeft)
    {
        var backwards = (coverage & 0x40) != 0;
        var isLogical = (coverage & 0x10) != 0;
        return isLogical ? backwards : backwards != rightToLeft;
    }
}
