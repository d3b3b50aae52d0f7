namespace OgService.Imaging.Jpeg;

/// <summary>Where each coefficient, in the order of sending, lies in a block of which only the lowest are kept.</summary>
internal static class KeptPlaces
{
    private static readonly sbyte[] Eight = Build(8);
    private static readonly sbyte[] Four = Build(4);
    private static readonly sbyte[] Two = Build(2);
    private static readonly sbyte[] One = Build(1);

    /// <summary>-1 for those that are not kept.</summary>
    /// <param name="side">8, 4, 2 or 1.</param>
    public static sbyte[] Of(int side) => side switch { 8 => Eight, 4 => Four, 2 => Two, _ => One };

    private static sbyte[] Build(int side)
    {
        var places = new sbyte[64];
        for (var index = 0; index < 64; index++)
        {
            var (x, y) = (QuantizationTable.ZigZag[index] & 7, QuantizationTable.ZigZag[index] >> 3);
            places[index] = (sbyte)(x < side && y < side ? (y * side) + x : -1);
        }

        return places;
    }
}
