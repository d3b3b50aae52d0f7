namespace OgService.Raster;

/// <summary>A rectangle in pixels; y grows downwards. One without a positive width and height covers nothing.</summary>
public readonly record struct Rect(float X, float Y, float Width, float Height)
{
    public float Right => X + Width;

    public float Bottom => Y + Height;

    public Rect Inflate(float by) => new(X - by, Y - by, Width + (2 * by), Height + (2 * by));
}
