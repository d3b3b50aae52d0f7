namespace OgService.Typography;

/// <summary>Takes the outline of a glyph: font units, y upwards.</summary>
public interface IOutlineSink
{
    void MoveTo(float x, float y);

    void LineTo(float x, float y);

    void QuadraticTo(float cx, float cy, float x, float y);

    void CubicTo(float c1x, float c1y, float c2x, float c2y, float x, float y);

    void Close();
}

/// <summary>One font file at one place in its design space (weight, optical size). Same settings, same object, so it serves as a cache key.</summary>
public sealed class FontInstance
{
    internal FontInstance()
    {
    }

    /// <summary>For people and for scene texts: family and weight, for example <c>inter-700</c>.</summary>
    public string Name => throw new NotImplementedException();

    /// <summary>Design units per em, 16 to 16,384.</summary>
    public int UnitsPerEm => throw new NotImplementedException();

    internal FontMetrics Metrics => throw new NotImplementedException();

    internal bool TryGetGlyph(int codePoint, out ushort glyphId) => throw new NotImplementedException();

    /// <summary>The glyph of a base character followed by a variation selector, when the font has a form of its own for the pair (cmap format 14).</summary>
    internal bool TryGetVariationGlyph(int codePoint, int selector, out ushort glyphId) => throw new NotImplementedException();

    internal float GetAdvanceUnits(ushort glyphId) => throw new NotImplementedException();

    /// <summary>Sends the outline; nothing for a glyph without one.</summary>
    public void GetOutline(ushort glyphId, IOutlineSink sink) => throw new NotImplementedException();
}
