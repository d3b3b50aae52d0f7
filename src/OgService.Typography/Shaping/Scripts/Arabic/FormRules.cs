using System.Buffers.Binary;
using OgService.Typography.OpenType;
using OgService.Typography.OpenType.Layout;

namespace OgService.Typography.Shaping.Scripts.Arabic;

/// <summary>Rules for fonts that have the forms of Arabic letters as characters, but no GSUB that chooses them.</summary>
/// <remarks>They are written as a GSUB table, so that such fonts are shaped as all others are.</remarks>
internal static class FormRules
{
    private const int SingleSubstitution = 1;
    private const int LigatureSubstitution = 4;
    private static readonly string[] Features = ["isol", "fina", "init", "medi", "rlig"];

    /// <summary>Null for a font without the forms.</summary>
    public static LayoutTable? Build(Typeface typeface)
    {
        var forms = Enumerable.Range(0, 4).Select(form => PairsOf(typeface, form)).ToList();
        if (forms.TrueForAll(pairs => pairs.Count == 0))
        {
            return null;
        }

        var lookups = forms.ConvertAll(pairs => LookupOf(SingleSubstitution, Lookup.IgnoreMarks, Singles(pairs)));
        lookups.Add(LookupOf(LigatureSubstitution, Lookup.IgnoreMarks, Ligatures(typeface, PresentationForms.LamAlef)));
        lookups.Add(LookupOf(LigatureSubstitution, 0, Ligatures(typeface, PresentationForms.Shadda)));
        return new LayoutTable(new FontData(Table(lookups)), LayoutTable.SubstitutionExtension);
    }

    private static List<(int From, int To)> PairsOf(Typeface typeface, int form) =>
    [
        .. PresentationForms.Of(form)
            .Select(pair => (From: (int)typeface.FindGlyph(pair.Letter), To: (int)typeface.FindGlyph(pair.Form)))
            .Where(pair => pair.From != 0 && pair.To != 0 && pair.From != pair.To)
            .DistinctBy(pair => pair.From).OrderBy(pair => pair.From),
    ];

    // OpenType, "Single Substitution", format 2.
    private static byte[] Singles(List<(int From, int To)> pairs) =>
        [.. Numbers(2, 6 + (pairs.Count * 2), pairs.Count), .. Numbers([.. pairs.Select(pair => pair.To)]), .. Coverage(pairs.Select(pair => pair.From))];

    // OpenType, "Ligature Substitution", format 1: for each first glyph a set of ligatures.
    private static byte[] Ligatures(Typeface typeface, IReadOnlyList<(int First, int Second, int Ligature)> rules)
    {
        var sets = rules
            .Select(rule => (First: (int)typeface.FindGlyph(rule.First), Second: (int)typeface.FindGlyph(rule.Second), Whole: (int)typeface.FindGlyph(rule.Ligature)))
            .Where(rule => rule.First != 0 && rule.Second != 0 && rule.Whole != 0)
            .GroupBy(rule => rule.First).OrderBy(set => set.Key).ToList();
        var offsets = new List<int>();
        var bodies = new List<byte>();
        foreach (var set in sets)
        {
            offsets.Add(6 + (sets.Count * 2) + bodies.Count);
            var count = set.Count();
            bodies.AddRange(Numbers(count));
            bodies.AddRange(Numbers([.. Enumerable.Range(0, count).Select(index => 2 + (count * 2) + (index * 6))]));
            bodies.AddRange(set.SelectMany(rule => Numbers(rule.Whole, 2, rule.Second)));
        }

        return
        [
            .. Numbers(1, 6 + (sets.Count * 2) + bodies.Count, sets.Count), .. Numbers([.. offsets]), .. bodies,
            .. Coverage(sets.Select(set => set.Key)),
        ];
    }

    private static byte[] Coverage(IEnumerable<int> glyphs)
    {
        int[] sorted = [.. glyphs];
        return [.. Numbers(1, sorted.Length), .. Numbers(sorted)];
    }

    private static byte[] LookupOf(int type, int flags, byte[] subtable) => [.. Numbers(type, flags, 1, 8), .. subtable];

    // A table of one script with one language, each feature with its lookups (the last one with two).
    private static byte[] Table(List<byte[]> lookups)
    {
        var langSys = Numbers([0, 0xFFFF, Features.Length, .. Enumerable.Range(0, Features.Length)]);
        byte[] scripts = [.. Numbers(1), .. "arab"u8, .. Numbers(8), .. Numbers(4, 0), .. langSys];
        var features = new List<byte>(Numbers(Features.Length));
        var definitions = new List<byte>();
        for (var i = 0; i < Features.Length; i++)
        {
            features.AddRange(System.Text.Encoding.ASCII.GetBytes(Features[i]));
            features.AddRange(Numbers(2 + (Features.Length * 6) + definitions.Count));
            int[] used = i == Features.Length - 1 ? [i, i + 1] : [i];
            definitions.AddRange(Numbers([0, used.Length, .. used]));
        }

        features.AddRange(definitions);
        var list = new List<byte>(Numbers(lookups.Count));
        var at = 2 + (lookups.Count * 2);
        foreach (var lookup in lookups)
        {
            list.AddRange(Numbers(at));
            at += lookup.Length;
        }

        lookups.ForEach(list.AddRange);
        const int headerLength = 10;
        return [.. Numbers(1, 0, headerLength, headerLength + scripts.Length, headerLength + scripts.Length + features.Count), .. scripts, .. features, .. list];
    }

    private static byte[] Numbers(params ReadOnlySpan<int> values)
    {
        var bytes = new byte[values.Length * 2];
        for (var i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(i * 2), checked((ushort)values[i]));
        }

        return bytes;
    }
}
