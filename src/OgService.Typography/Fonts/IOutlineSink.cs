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
