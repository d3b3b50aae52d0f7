namespace OgService.Typography.Fonts;

/// <summary>Which faces of a family are meant for a code point. All ranges are cut at each other's ends, so that one binary search answers.</summary>
internal sealed class CodePointIndex
{
    private readonly int[] starts;
    private readonly int[][] faces;

    public CodePointIndex(IReadOnlyList<FontFace> family)
    {
        var edges = new List<(int At, bool Opens, int Face)>();
        for (var face = 0; face < family.Count; face++)
        {
            foreach (var (first, last) in family[face].Ranges)
            {
                edges.Add((first, true, face));
                edges.Add((last + 1, false, face));
            }
        }

        edges.Sort();
        var cuts = new List<int> { 0 };
        var meant = new List<int[]> { Array.Empty<int>() };
        var open = new int[family.Count];
        for (var i = 0; i < edges.Count;)
        {
            var at = edges[i].At;
            for (; i < edges.Count && edges[i].At == at; i++)
            {
                open[edges[i].Face] += edges[i].Opens ? 1 : -1;
            }

            var now = Enumerable.Range(0, open.Length).Where(face => open[face] > 0).ToArray();
            if (at == 0)
            {
                meant[0] = now;
                continue;
            }

            cuts.Add(at);
            meant.Add(now);
        }

        starts = [.. cuts];
        faces = [.. meant];
    }

    /// <summary>Numbers of faces, in the list's order.</summary>
    public ReadOnlySpan<int> Find(int codePoint)
    {
        var at = Array.BinarySearch(starts, codePoint);
        return codePoint < 0 ? [] : faces[at >= 0 ? at : ~at - 1];
    }
}
