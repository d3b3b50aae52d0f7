namespace OgService.Typography.OpenType.Apple;

/// <summary>A chain: subtables that are applied one after the other.</summary>
internal sealed class MorxChain
{
    public const int HeaderLength = 16;
    private const int FeatureLength = 12;
    private readonly FontData table;
    private readonly int featureCount;

    public MorxChain(FontData table, int maximumSubtables)
    {
        this.table = table;
        featureCount = (int)Math.Min(table.U32(8), Math.Max(0, table.Length - HeaderLength) / FeatureLength);
        var rest = table.From(HeaderLength + (featureCount * (long)FeatureLength));
        var found = new List<MorxSubtable>();
        for (var i = Math.Min(table.U32(12), maximumSubtables); i > 0 && rest.Holds(0, MorxSubtable.HeaderLength); i--)
        {
            var length = Math.Max(MorxSubtable.HeaderLength, rest.U32(0));
            found.Add(new MorxSubtable(rest.Slice(0, length)));
            rest = rest.From(length);
        }

        Subtables = [.. found];
    }

    public MorxSubtable[] Subtables { get; }

    /// <summary>The subtables that are on: bits as in <see cref="MorxSubtable.Features"/>.</summary>
    /// <param name="isChosen">Whether a setting (of a feature type) was asked for.</param>
    public uint Switch(Func<int, int, bool> isChosen)
    {
        var flags = table.U32(0);
        for (var i = 0; i < featureCount; i++)
        {
            var record = HeaderLength + (i * FeatureLength);
            if (isChosen(table.U16(record), table.U16(record + 2)))
            {
                flags = (flags & table.U32(record + 8)) | table.U32(record + 4);
            }
        }

        return flags;
    }
}
