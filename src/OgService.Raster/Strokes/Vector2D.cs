namespace OgService.Raster.Strokes;

/// <summary>A place or a direction, in pixels, in double precision.</summary>
internal readonly record struct Vector2D(double X, double Y)
{
    public double LengthSquared => (X * X) + (Y * Y);

    public double Length => Math.Sqrt(LengthSquared);

    /// <summary>A quarter turn: what points right then points down, as y does.</summary>
    public Vector2D Turned => new(-Y, X);

    public static Vector2D operator +(Vector2D a, Vector2D b) => new(a.X + b.X, a.Y + b.Y);

    public static Vector2D operator -(Vector2D a, Vector2D b) => new(a.X - b.X, a.Y - b.Y);

    public static Vector2D operator -(Vector2D a) => new(-a.X, -a.Y);

    public static Vector2D operator *(Vector2D a, double by) => new(a.X * by, a.Y * by);

    public static double Dot(Vector2D a, Vector2D b) => (a.X * b.X) + (a.Y * b.Y);

    /// <summary>Positive where <paramref name="b"/> lies clockwise of <paramref name="a"/> (y grows downwards).</summary>
    public static double Cross(Vector2D a, Vector2D b) => (a.X * b.Y) - (a.Y * b.X);

    public static Vector2D Between(Vector2D a, Vector2D b, double t) => new(a.X + (t * (b.X - a.X)), a.Y + (t * (b.Y - a.Y)));

    /// <summary>Of length 1; null for one too short to have a direction.</summary>
    public Vector2D? Unit()
    {
        var length = Length;
        return length > 1e-12 ? new Vector2D(X / length, Y / length) : null;
    }
}
