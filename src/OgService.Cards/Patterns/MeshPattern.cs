using OgService.Imaging;
using OgService.Raster;

namespace OgService.Cards.Patterns;

/// <summary>Soft spots of colour on a ground, flowing into each other: the first colour is the ground, the others are spots.</summary>
/// <remarks>Colours mix in Oklab at every 16th pixel; what lies between is interpolated, with an ordered pattern against steps. Opaque.</remarks>
internal static class MeshPattern
{
    private const int Cell = 16;

    // 8x8 Bayer matrix.
    private static readonly byte[] Dither =
    [
        0, 32, 8, 40, 2, 34, 10, 42, 48, 16, 56, 24, 50, 18, 58, 26, 12, 44, 4, 36, 14, 46, 6, 38, 60, 28, 52, 20, 62, 30, 54, 22,
        3, 35, 11, 43, 1, 33, 9, 41, 51, 19, 59, 27, 49, 17, 57, 25, 15, 47, 7, 39, 13, 45, 5, 37, 63, 31, 55, 23, 61, 29, 53, 21,
    ];

    public static void Fill(PixelBuffer pixels, Pattern pattern)
    {
        var spots = Spots(pattern, pixels.Width, pixels.Height, out var field);
        int columns = ((pixels.Width + Cell - 1) / Cell) + 3, rows = ((pixels.Height + Cell - 1) / Cell) + 3;
        var nodes = new float[columns * rows * 3];
        var warp = Math.Min(pixels.Width, pixels.Height) * 0.22f;
        var scale = 1.5f / Math.Max(pixels.Width, pixels.Height);
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                // One row and one column before the picture, for the interpolation.
                float x = (column - 1) * Cell, y = (row - 1) * Cell;
                var bentX = x + (warp * field.Rough(x * scale, y * scale, 0.3f));
                var bentY = y + (warp * field.Rough((x * scale) + 40.7f, (y * scale) + 91.3f, 0.3f));
                var color = ColorConversion.ToSrgb(Mix(pattern, spots, bentX, bentY), ColorSpace.Oklab);
                var at = ((row * columns) + column) * 3;
                (nodes[at], nodes[at + 1], nodes[at + 2]) = (Level(color.A), Level(color.B), Level(color.C));
            }
        }

        Interpolate(pixels, nodes, columns, rows, pattern);
    }

    private static float Level(double share) => (float)(Math.Clamp(share, 0, 1) * 255);

    private static List<Spot> Spots(Pattern pattern, int width, int height, out NoiseField field)
    {
        var random = new PatternRandom(pattern.Seed, PatternKind.Mesh);
        field = new NoiseField(random);
        var colors = pattern.Colors.Skip(1).DefaultIfEmpty(pattern.Colors[0]).ToArray();
        var rounds = colors.Length <= 3 ? 2 : 1;
        var places = new List<(float X, float Y)>();
        var spots = new List<Spot>();
        var diagonal = MathF.Sqrt(((float)width * width) + ((float)height * height));
        for (var i = 0; i < colors.Length * rounds; i++)
        {
            var (x, y) = FarFrom(places, random);
            places.Add((x, y));
            var size = diagonal * random.Between(0.23f, 0.38f);
            var flat = random.Between(0.6f, 1);
            spots.Add(new Spot(x * width, y * height, size, size * flat, random.Between(0.72f, 1), Parts(colors[i % colors.Length])));
        }

        return spots;
    }

    // Of some places the one farthest from all before: spots spread without a grid. A little beyond the edges, too.
    private static (float X, float Y) FarFrom(List<(float X, float Y)> places, PatternRandom random)
    {
        var best = (X: 0f, Y: 0f);
        var farthest = -1f;
        for (var i = 0; i < 6; i++)
        {
            (float X, float Y) place = (random.Between(-0.08f, 1.08f), random.Between(-0.12f, 1.12f));
            var distance = places.Count == 0 ? 1 : places.Min(other => ((other.X - place.X) * (other.X - place.X)) + ((other.Y - place.Y) * (other.Y - place.Y)));
            if (distance > farthest)
            {
                (farthest, best) = (distance, place);
            }
        }

        return best;
    }

    private static ColorParts Parts(Rgba color) => ColorConversion.FromSrgb(ColorParts.Of(color), ColorSpace.Oklab);

    private static ColorParts Mix(Pattern pattern, List<Spot> spots, float x, float y)
    {
        var color = Parts(pattern.Colors[0]);
        var chroma = Chroma(color);
        foreach (var spot in spots)
        {
            float dx = (x - spot.X) / spot.RadiusX, dy = (y - spot.Y) / spot.RadiusY;
            var square = (dx * dx) + (dy * dy);

            // Falls like a bell, and is nothing beyond 1.6 radii.
            var left = 1 - (square / 2.56f);
            if (left <= 0)
            {
                continue;
            }

            var share = spot.Strength * left * left * left;
            color = new ColorParts(
                color.A + ((spot.Color.A - color.A) * share), color.B + ((spot.Color.B - color.B) * share), color.C + ((spot.Color.C - color.C) * share));
            chroma += (Chroma(spot.Color) - chroma) * share;
        }

        // Between colours that face each other lies grey, which looks like dirt: they keep most of their strength.
        const double most = 1.6;
        var own = Chroma(color);
        var lift = own > 1e-6 ? Math.Clamp(1 + (0.55 * ((chroma / own) - 1)), 1, most) : 1;
        return color with { B = color.B * lift, C = color.C * lift };
    }

    private static double Chroma(ColorParts color) => Math.Sqrt((color.B * color.B) + (color.C * color.C));

    // Catmull-Rom down each column of cells, then across, in 16.16 fixed point along rows of 8 pixels.
    private static void Interpolate(PixelBuffer pixels, float[] nodes, int columns, int rows, Pattern pattern)
    {
        var grain = new PatternRandom(pattern.Seed, PatternKind.Noise);
        var strength = (int)(pattern.Grain * 64 * 65_536 / 256);
        var line = new float[columns * 3];
        var fine = new int[columns * 2 * 3];
        var noise = 0UL;
        for (var y = 0; y < pixels.Height; y++)
        {
            var row = (y / Cell) + 1;
            BlendRows(nodes, columns, Math.Clamp(row, 1, rows - 3), y % Cell / (float)Cell, line);
            Halve(line, columns, fine);
            var target = pixels.Row(y);
            var dither = Dither.AsSpan(y % 8 * 8, 8);
            for (int x = 0, at = 6; x < target.Length; x += 8, at += 3)
            {
                int r = fine[at], g = fine[at + 1], b = fine[at + 2];
                int dr = (fine[at + 3] - r) / 8, dg = (fine[at + 4] - g) / 8, db = (fine[at + 5] - b) / 8;
                var end = Math.Min(8, target.Length - x);
                for (var i = 0; i < end; i++)
                {
                    var add = dither[i] << 10;
                    if (strength > 0)
                    {
                        noise = i == 0 ? grain.Next() : noise >> 8;
                        add += ((int)(noise & 255) - 128) * strength / 128;
                    }

                    target[x + i] = 0xFF000000 | (Byte(b + add) << 16) | (Byte(g + add) << 8) | Byte(r + add);
                    (r, g, b) = (r + dr, g + dg, b + db);
                }
            }
        }
    }

    private static uint Byte(int level) => (uint)Math.Clamp(level >> 16, 0, 255);

    private static void BlendRows(float[] nodes, int columns, int row, float share, float[] line)
    {
        var (a, b, c, d) = CatmullRom(share);
        var stride = columns * 3;
        var above = nodes.AsSpan((row - 1) * stride, stride);
        var first = nodes.AsSpan(row * stride, stride);
        var second = nodes.AsSpan((row + 1) * stride, stride);
        var below = nodes.AsSpan(Math.Min(row + 2, (nodes.Length / stride) - 1) * stride, stride);
        for (var i = 0; i < stride; i++)
        {
            line[i] = (a * above[i]) + (b * first[i]) + (c * second[i]) + (d * below[i]);
        }
    }

    // Every node of the line and the point half way to the next.
    private static void Halve(float[] line, int columns, int[] fine)
    {
        for (var column = 0; column < columns; column++)
        {
            for (var channel = 0; channel < 3; channel++)
            {
                var here = line[(column * 3) + channel];
                var before = line[(Math.Max(0, column - 1) * 3) + channel];
                var next = line[(Math.Min(columns - 1, column + 1) * 3) + channel];
                var after = line[(Math.Min(columns - 1, column + 2) * 3) + channel];
                fine[(column * 6) + channel] = (int)(here * 65_536);
                fine[(column * 6) + 3 + channel] = (int)(((9 * (here + next)) - before - after) / 16 * 65_536);
            }
        }
    }

    private static (float A, float B, float C, float D) CatmullRom(float t)
    {
        var (t2, t3) = (t * t, t * t * t);
        return (((-t3) + (2 * t2) - t) / 2, ((3 * t3) - (5 * t2) + 2) / 2, ((-3 * t3) + (4 * t2) + t) / 2, (t3 - t2) / 2);
    }

    /// <param name="Strength">Of its colour in its middle, 0 to 1.</param>
    private readonly record struct Spot(float X, float Y, float RadiusX, float RadiusY, float Strength, ColorParts Color);
}
