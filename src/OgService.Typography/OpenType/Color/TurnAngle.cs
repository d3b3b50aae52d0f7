namespace OgService.Typography.OpenType.Color;

/// <summary>Sines by additions and multiplications only, so that every machine gets the same bits (the functions of platforms differ in the last one).</summary>
internal static class TurnAngle
{
    /// <param name="halfTurns">1 is 180°. Exact at multiples of a quarter turn.</param>
    public static double Sine(double halfTurns)
    {
        // To one half turn, then to its first half, where the series ends below 1e-15.
        var turns = halfTurns - (2 * Math.Floor(halfTurns / 2));
        var sign = turns >= 1 ? -1 : 1;
        turns -= turns >= 1 ? 1 : 0;
        turns = turns > 0.5 ? 1 - turns : turns;
        if (turns == 0.5)
        {
            return sign;
        }

        var x = turns * Math.PI;
        var square = x * x;
        var sum = 1.0;
        for (var n = 20; n >= 2; n -= 2)
        {
            sum = 1 - (square / (n * (n + 1)) * sum);
        }

        return sign * x * sum;
    }

    public static double Cosine(double halfTurns) => Sine(halfTurns + 0.5);

    /// <summary>Infinite or very large at quarter turns.</summary>
    public static double Tangent(double halfTurns) => Sine(halfTurns) / Cosine(halfTurns);
}
