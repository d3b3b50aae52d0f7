namespace OgService.Typography.Fonts;

/// <summary>Which faces of a family are meant for a code point. All ranges are cut at each other's ends, so that one binary search answers.</summary>
internal sealed class CodePointIndex
{
    private readonly int[] starts;
    private readonly int[][] faces;

    public CodePointIndex(IReadOnlyList<FontFace> family)
    {
        var edges = EdgesOf(family);
        var cuts = new List<int>(edges.Length + 1) { 0 };
        var meant = new List<int[]>(edges.Length + 1) { Array.Empty<int>() };
        var alone = new int[family.Count][];
        var open = new int[family.Count];
        var now = new List<int>();
        for (var i = 0; i < edges.Length;)
        {
            var at = edges[i].At;
            for (; i < edges.Length && edges[i].At == at; i++)
            {
                var (_, face, change) = edges[i];
                var before = open[face];
                open[face] += change;
                if (before == 0 && change > 0)
                {
                    now.Insert(~now.BinarySearch(face), face);
                }
                else if (open[face] == 0 && before > 0)
                {
                    now.RemoveAt(now.BinarySearch(face));
                }
            }

            // Nearly every range of a large family is one face's alone.
            var set = now.Count == 1 ? alone[now[0]] ??= [now[0]] : now.ToArray();
            if (at == 0)
            {
                meant[0] = set;
                continue;
            }

            cuts.Add(at);
            meant.Add(set);
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

    // Ordered by place. Of one place, what opens comes before what closes: a face whose ranges touch never leaves the set in between.
    private static (int At, int Face, int Change)[] EdgesOf(IReadOnlyList<FontFace> family)
    {
        var count = 0;
        foreach (var face in family)
        {
            count += 2 * face.Ranges.Length;
        }

        var edges = new (int At, int Face, int Change)[count];
        var places = new long[count];
        count = 0;
        for (var face = 0; face < family.Count; face++)
        {
            foreach (var (first, last) in family[face].Ranges)
            {
                places[count] = ((long)first << 1) | 0;
                edges[count++] = (first, face, 1);
                places[count] = ((long)(last + 1) << 1) | 1;
                edges[count++] = (last + 1, face, -1);
            }
        }

        Array.Sort(places, edges);
        return edges;
    }
}
