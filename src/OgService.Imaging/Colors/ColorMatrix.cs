namespace OgService.Imaging.Colors;

/// <summary>Matrices of three rows and columns, row after row.</summary>
internal static class ColorMatrix
{
    // Bradford's cone responses, as ICC.1:2022, annex E, gives them.
    private static readonly double[] Bradford = [0.8951, 0.2664, -0.1614, -0.7502, 1.7135, 0.0367, 0.0389, -0.0685, 1.0296];

    // X and Z where Y is 1.
    private static readonly double[] D50 = [0.9642, 1, 0.8249];

    public static double[] Multiply(double[] left, double[] right)
    {
        var product = new double[9];
        for (var row = 0; row < 3; row++)
        {
            for (var column = 0; column < 3; column++)
            {
                product[(3 * row) + column] =
                    (left[3 * row] * right[column]) + (left[(3 * row) + 1] * right[3 + column]) + (left[(3 * row) + 2] * right[6 + column]);
            }
        }

        return product;
    }

    /// <summary>Null when there is none.</summary>
    public static double[]? Invert(double[] m)
    {
        var first = (m[4] * m[8]) - (m[5] * m[7]);
        var second = (m[5] * m[6]) - (m[3] * m[8]);
        var third = (m[3] * m[7]) - (m[4] * m[6]);
        var determinant = (m[0] * first) + (m[1] * second) + (m[2] * third);
        if (!(Math.Abs(determinant) > 1e-9))
        {
            return null;
        }

        return
        [
            first / determinant, ((m[2] * m[7]) - (m[1] * m[8])) / determinant, ((m[1] * m[5]) - (m[2] * m[4])) / determinant,
            second / determinant, ((m[0] * m[8]) - (m[2] * m[6])) / determinant, ((m[2] * m[3]) - (m[0] * m[5])) / determinant,
            third / determinant, ((m[1] * m[6]) - (m[0] * m[7])) / determinant, ((m[0] * m[4]) - (m[1] * m[3])) / determinant,
        ];
    }

    /// <summary>From linear light of these primaries to XYZ relative to D50; null when they make no colours.</summary>
    /// <param name="xy">Chromaticities x and y of red, green, blue and white.</param>
    public static double[]? FromPrimaries(ReadOnlySpan<double> xy)
    {
        for (var index = 0; index < 4; index++)
        {
            if (!(xy[(2 * index) + 1] > 0.0001))
            {
                return null;
            }
        }

        var primaries = new double[9];
        for (var column = 0; column < 3; column++)
        {
            var (x, y) = (xy[2 * column], xy[(2 * column) + 1]);
            (primaries[column], primaries[3 + column], primaries[6 + column]) = (x / y, 1, (1 - x - y) / y);
        }

        double[] white = [xy[6] / xy[7], 1, (1 - xy[6] - xy[7]) / xy[7]];
        if (Invert(primaries) is not { } inverse || Invert(Bradford) is not { } fromCones)
        {
            return null;
        }

        var shares = Apply(inverse, white);
        var source = Apply(Bradford, white);
        var target = Apply(Bradford, D50);
        if (source.Any(value => !(Math.Abs(value) > 1e-6)))
        {
            return null;
        }

        double[] scaled = [target[0] / source[0], 0, 0, 0, target[1] / source[1], 0, 0, 0, target[2] / source[2]];
        double[] light = [shares[0], 0, 0, 0, shares[1], 0, 0, 0, shares[2]];
        return Multiply(Multiply(fromCones, Multiply(scaled, Bradford)), Multiply(primaries, light));
    }

    private static double[] Apply(double[] matrix, double[] vector) =>
    [
        (matrix[0] * vector[0]) + (matrix[1] * vector[1]) + (matrix[2] * vector[2]),
        (matrix[3] * vector[0]) + (matrix[4] * vector[1]) + (matrix[5] * vector[2]),
        (matrix[6] * vector[0]) + (matrix[7] * vector[1]) + (matrix[8] * vector[2]),
    ];
}
