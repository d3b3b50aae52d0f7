using OgService.Typography.OpenType;

namespace OgService.Typography.Fonts;

/// <summary>The faces of one family, found by code point.</summary>
internal sealed class FontFamily
{
    private readonly FamilyListing listing;
    private readonly FontFace[] faces;
    private readonly Lazy<CodePointIndex> index;

    public FontFamily(FamilyListing listing)
    {
        this.listing = listing;
        faces = new FontFace[listing.Faces.Count];
        for (var face = 0; face < faces.Length; face++)
        {
            faces[face] = new FontFace(listing.Name, listing.Faces[face]);
        }

        index = new Lazy<CodePointIndex>(() => new CodePointIndex(faces));
    }

    public string Name => listing.Name;

    /// <summary>Whom its glyphs are made for (BCP 47); empty for everybody.</summary>
    public IReadOnlyList<string> Languages => listing.Languages;

    /// <summary>Of all its faces; they overlap.</summary>
    public IEnumerable<(int First, int Last)> Ranges => faces.SelectMany(face => face.Ranges);

    /// <summary>Whether a face is meant for the code point; opens none.</summary>
    public bool IsMeantFor(int codePoint) => MayCover(codePoint) && index.Value.Find(codePoint).Length > 0;

    /// <summary>The best face that has the code point; null when none has.</summary>
    /// <param name="fault">Of a face that was meant for it but cannot be used; null when one was found.</param>
    public FontFace? Find(int codePoint, int weight, bool italic, out FontFormatException? fault) => Find([codePoint], weight, italic, out fault);

    /// <summary>The best face that is meant for the first of some code points and has all of them; null when none has.</summary>
    /// <param name="fault">Of a face that was meant for it but cannot be used; null when one was found.</param>
    public FontFace? Find(ReadOnlySpan<int> codePoints, int weight, bool italic, out FontFormatException? fault)
    {
        fault = null;
        if (!MayCover(codePoints[0]))
        {
            return null;
        }

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

    // So that most families never need an index.
    private bool MayCover(int codePoint)
    {
        foreach (var (first, last) in listing.Covers ?? [])
        {
            if (codePoint >= first && codePoint <= last)
            {
                return true;
            }
        }

        return listing.Covers is null;
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
