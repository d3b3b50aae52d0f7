namespace OgService.Imaging;

/// <summary>The colours that have names (CSS Color 4, 6.1).</summary>
public static partial class NamedColors
{
    /// <param name="name">In any letter case. <c>transparent</c> and <c>currentcolor</c> are none of them.</param>
    public static bool TryGet(string name, out Rgba color)
    {
        var known = Names.TryGetValue(name, out var packed);
        color = known ? new Rgba((byte)(packed >> 16), (byte)(packed >> 8), (byte)packed) : default;
        return known;
    }
}
