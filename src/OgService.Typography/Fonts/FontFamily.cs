using OgService.Typography.OpenType;

namespace OgService.Typography.Fonts;

/// <summary>The faces of one family, found by code point.</summary>
internal sealed class FontFamily
{
    private readonly FontFace[] faces;
    private readonly Lazy<CodePointIndex> index;

    public FontFamily(string name, IReadOnlyList<FaceListing> listings)
    {
        Name = name;
        faces = [.. listings.Select(listing => new FontFace(name, listing))];
        index = new Lazy<CodePointIndex>(() => new CodePointIndex(faces));
    }

    public string Name { get; }

    /// <summary>The best face that has the code point; null when none has.</summary>
    /// <param name="fault">Of a face that was meant for it but cannot be used; null when one was found.</param>
    public FontFace? Find(int codePoint, int weight, bool italic, out FontFormatException? fault) => Find([codePoint], weight, italic, out fault);

    /// <summary>The best face that is meant for the first of some code points and has all of them; null when none has.</summary>
    /// <param name="fault">Of a face that was meant for it but cannot be used; null when one was found.</param>
    public FontFace? Find(ReadOnlySpan<int> codePoints, int weight, bool italic, out FontFormatException? fault)
    {
        fault = null;
        FontFace? best = null;
        var bestRank = long.MaxValue;
        foreach (var face in index.Value.Find(codePoints[0]))
        {
            var rank = Rank(faces[face], weight, italic);
            if (rank >= bestRank)
            {
                continue;
            }

            if (faces[face].Typeface is not { } typeface)
            {
                fault = faces[face].Fault;
            }
            else if (HasAll(typeface, codePoints))
            {
                (best, bestRank) = (faces[face], rank);
            }
        }

        fault = best is null ? fault : null;
        return best;
    }

    private static bool HasAll(Typeface typeface, ReadOnlySpan<int> codePoints)
    {
        foreach (var codePoint in codePoints)
        {
            if (!typeface.Has(codePoint))
            {
                return false;
            }
        }

        return true;
    }

    // CSS Fonts 4, 5.2: style before weight; a weight below 400 looks down first, above 500 up first, between them up to 500, then down.
    private static long Rank(FontFace face, int weight, bool italic)
    {
        const long wrongStyle = 1_000_000;
        const long wrongSide = 10_000;
        const long farSide = 100_000;
        var nearest = face.ClampWeight(weight);
        var rank = face.Italic == italic ? 0 : wrongStyle;
        if (nearest == weight)
        {
            return rank;
        }

        var distance = Math.Abs(nearest - weight);
        if (weight is >= 400 and <= 500)
        {
            return rank + distance + (nearest > 500 ? farSide : nearest < weight ? wrongSide : 0);
        }

        return rank + distance + (nearest < weight == weight < 400 ? 0 : wrongSide);
    }
}
