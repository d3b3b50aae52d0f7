namespace OgService.Typography.OpenType.Variations;

/// <summary>One axis of a variable font, in its own units; minimum ≤ default ≤ maximum.</summary>
internal readonly record struct Axis(Tag Tag, double Minimum, double Default, double Maximum)
{
    public double Clamp(double value) => Math.Clamp(value, Minimum, Maximum);

    /// <summary>-1 at the minimum, 0 at the default, 1 at the maximum; straight between them.</summary>
    public double Normalize(double value)
    {
        value = Clamp(value);
        return value < Default ? (value - Default) / (Default - Minimum)
            : value > Default ? (value - Default) / (Maximum - Default)
            : 0;
    }
}
