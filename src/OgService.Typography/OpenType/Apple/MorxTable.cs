namespace OgService.Typography.OpenType.Apple;

/// <summary>Glyph substitution by Apple's tables (TrueType Reference Manual, <c>morx</c>): chains of subtables, each switched on by features.</summary>
internal sealed class MorxTable
{
    private const int MaximumChains = 256;
    private const int MaximumSubtables = 4096;

    public MorxTable(FontData table)
    {
        const int headerLength = 8;
        var rest = table.From(headerLength);
        var subtables = MaximumSubtables;
        for (var i = Math.Min(table.U32(4), MaximumChains); i > 0 && table.U16(0) >= 2 && rest.Holds(0, MorxChain.HeaderLength); i--)
        {
            var chain = new MorxChain(rest.Slice(0, Math.Max(MorxChain.HeaderLength, rest.U32(4))), subtables);
            subtables -= chain.Subtables.Length;
            Chains.Add(chain);
            rest = rest.From(Math.Max(MorxChain.HeaderLength, rest.U32(4)));
        }
    }

    public bool IsEmpty => Chains.Count == 0;

    public List<MorxChain> Chains { get; } = [];
}
