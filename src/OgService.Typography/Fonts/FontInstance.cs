using OgService.Typography.Fonts;
using OgService.Typography.OpenType;
using OgService.Typography.OpenType.Cff;
using OgService.Typography.OpenType.Outlines;
using OgService.Typography.OpenType.Variations;
using OgService.Typography.Shaping.Plans;

namespace OgService.Typography;

/// <summary>One font file at one place in its design space (weight, optical size). Same settings, same object, so it serves as a cache key.</summary>
public sealed partial class FontInstance
{
    // Outlines kept, in bytes; the raster keeps pictures of its own, so that misses are rare anyway.
    private const int MaximumOutlineBytes = 4 * 1024 * 1024;

    private readonly Synthesis synthesis;
    private readonly float[] coordinates;
    private readonly VariationStore? advanceDeltas;
    private readonly DeltaSetIndexMap advanceMap;
    private readonly VariationStore? curveDeltas;
    private readonly float[] advances;
    private readonly GlyphOutline?[] outlines;
    private int outlineBytes;

    internal FontInstance(string name, Typeface typeface, float[] coordinates, Synthesis synthesis = default, FontFace? face = null)
    {
        Name = name;
        Face = face;
        this.synthesis = synthesis;
        Typeface = typeface;
        this.coordinates = coordinates;
        var hvar = typeface.Hvar;
        advanceDeltas = VariationStore.At(hvar.Follow32(4), coordinates);
        advanceMap = new DeltaSetIndexMap(hvar.Follow32(8));
        curveDeltas = VariationStore.At(typeface.Cff?.VariationStore ?? default, coordinates);
        advances = new float[typeface.Metrics.GlyphCount];
        Array.Fill(advances, float.NaN);
        outlines = new GlyphOutline?[typeface.Metrics.GlyphCount];
        PositionDeltas = VariationStore.At(typeface.Gdef.VariationStore, coordinates);
        Metrics = FindMetrics();
        Plans = new ShapePlanCache(this);
    }

    /// <summary>For people and for scene texts: family and weight, for example <c>inter-700</c>.</summary>
    public string Name { get; }

    /// <summary>The file of its library; null for a font without one.</summary>
    internal FontFace? Face { get; }

    /// <summary>The family's name in its library; the files of one family share it.</summary>
    internal string Family => Face?.Family ?? "";

    /// <summary>Design units per em, 16 to 16,384.</summary>
    public int UnitsPerEm => Typeface.Metrics.UnitsPerEm;

    /// <summary>Whether outlines are slanted because the family has no italic; only letters of scripts that know italics are.</summary>
    public bool SyntheticOblique => synthesis.Oblique;

    /// <summary>Whether outlines are thickened because a weight from 600 was asked and the family's heaviest face has at most 500.</summary>
    public bool SyntheticBold => synthesis.Bold;

    internal Typeface Typeface { get; }

    /// <summary>Normalised coordinates, one an axis; empty at the default.</summary>
    internal ReadOnlySpan<float> Coordinates => coordinates;

    internal FontMetrics Metrics { get; }

    /// <summary>What this place of the design space adds to positions; null for nothing.</summary>
    internal VariationStore? PositionDeltas { get; }

    /// <summary>How texts of this font are shaped; one a combination of script, language and features.</summary>
    internal ShapePlanCache Plans { get; }

    /// <summary>Sends the outline; nothing for a glyph without one.</summary>
    public void GetOutline(ushort glyphId, IOutlineSink sink)
    {
        if (glyphId >= outlines.Length)
        {
            return;
        }

        var outline = Volatile.Read(ref outlines[glyphId]);
        if (outline is null)
        {
            outline = synthesis.Apply(ReadOutline(glyphId), UnitsPerEm);
            if (Interlocked.Add(ref outlineBytes, outline.Size) <= MaximumOutlineBytes)
            {
                Volatile.Write(ref outlines[glyphId], outline);
            }
        }

        outline.SendTo(sink);
    }

    internal bool TryGetGlyph(int codePoint, out ushort glyphId)
    {
        glyphId = Typeface.FindGlyph(codePoint);
        return glyphId != 0;
    }

    /// <summary>The glyph of a character followed by a variation selector, when the font knows the pair (cmap format 14).</summary>
    internal bool TryGetVariationGlyph(int codePoint, int selector, out ushort glyphId) =>
        Typeface.Characters.TryFindVariation(codePoint, selector, out glyphId) && glyphId < Typeface.Metrics.GlyphCount;

    internal float GetAdvanceUnits(ushort glyphId)
    {
        if (glyphId >= advances.Length)
        {
            return 0;
        }

        var advance = advances[glyphId];
        if (float.IsNaN(advance))
        {
            advance = FindAdvance(glyphId);
            advances[glyphId] = advance;
        }

        return advance;
    }

    /// <summary>A point of a TrueType outline by its number, in font units; false where there is none.</summary>
    internal bool TryGetPoint(ushort glyphId, int number, out float x, out float y)
    {
        (x, y) = (0, 0);
        if (Typeface.Glyf.IsEmpty || glyphId >= outlines.Length)
        {
            return false;
        }

        var points = Assemble(glyphId).Points;
        if (number >= points.Count)
        {
            return false;
        }

        (x, y) = (points[number].X, points[number].Y);
        return true;
    }

    private float FindAdvance(ushort glyphId)
    {
        if (advanceDeltas is not null)
        {
            var (outer, inner) = advanceMap.Find(glyphId);
            return Math.Max(0, Typeface.Hmtx.Advance(glyphId) + advanceDeltas.Delta(outer, inner));
        }

        return coordinates.Length > 0 && Typeface.Gvar is not null && Typeface.Hvar.IsEmpty
            ? Math.Max(0, Assemble(glyphId).Advance)
            : Typeface.Hmtx.Advance(glyphId);
    }

    private GlyphOutline ReadOutline(ushort glyphId)
    {
        if (Typeface is { PrefersCff: true, Cff: { } cff })
        {
            return Charstring.Draw(cff, new CffBlend(cff.VariationStore, curveDeltas), glyphId);
        }

        if (Typeface.Glyf.IsEmpty)
        {
            return GlyphOutline.Empty;
        }

        var assembler = Assemble(glyphId);
        if (assembler.Points.Count == 0)
        {
            return GlyphOutline.Empty;
        }

        var outline = new GlyphOutline();
        QuadraticContours.Send(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(assembler.Points), -assembler.Left, outline);
        return outline.Trimmed();
    }

    private GlyphAssembler Assemble(ushort glyphId)
    {
        var gvar = coordinates.Length > 0 ? Typeface.Gvar : null;
        var assembler = new GlyphAssembler(Typeface.Glyf, gvar, Typeface.Hmtx, coordinates, metricsVary: Typeface.Hvar.IsEmpty);
        assembler.Assemble(glyphId);
        return assembler;
    }

    private FontMetrics FindMetrics()
    {
        var stated = Typeface.Metrics;
        var mvar = Typeface.Mvar;
        var store = VariationStore.At(mvar.Follow16(10), coordinates);
        float Delta(string tag)
        {
            const int headerLength = 12;
            var size = mvar.U16(6);
            for (var i = 0; store is not null && size >= 8 && i < mvar.U16(8); i++)
            {
                var record = headerLength + (i * size);
                if (new Tag(mvar.U32(record)) == Tag.Of(tag))
                {
                    return store.Delta(mvar.U16(record + 4), mvar.U16(record + 6));
                }
            }

            return 0;
        }

        return new FontMetrics(
            stated.Ascent + Delta("hasc"),
            stated.Descent - Delta("hdsc"),
            stated.LineGap + Delta("hlgp"),
            stated.CapHeight + Delta("cpht"),
            stated.XHeight + Delta("xhgt"));
    }
}
