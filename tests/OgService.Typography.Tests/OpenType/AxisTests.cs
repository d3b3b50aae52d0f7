using OgService.Typography.OpenType;
using OgService.Typography.OpenType.Variations;

namespace OgService.Typography.Tests.OpenType;

/// <summary>From the units of an axis to normalised coordinates.</summary>
public sealed class AxisTests
{
    // One axis, wght 100 to 400 to 900.
    private static readonly byte[] Fvar = Convert.FromHexString(
        "00010000" + "0010" + "0002" + "0001" + "0014" + "0001" + "0004" + "77676874" + "00640000" + "01900000" + "03840000" + "0000" + "0100");

    // Version 2 without lines and without a map; its store takes half a unit away at the maximum.
    private static readonly byte[] Avar = Convert.FromHexString(
        "00020000" + "0000" + "0001" + "0000" + "00000000" + "00000012"
        + "0001" + "0000000C" + "0001" + "00000016"
        + "0001" + "0001" + "0000" + "4000" + "4000"
        + "0001" + "0001" + "0001" + "0000" + "E000");

    [Theory]
    [InlineData(100, -1)]
    [InlineData(400, 0)]
    [InlineData(650, 0.25)]
    [InlineData(900, 0.5)]
    public void The_second_version_of_avar_moves_axes_by_its_store(double weight, float expected)
    {
        var axes = new AxisTable(new FontData(Fvar), new FontData(Avar));

        var coordinates = axes.Normalize([(Tag.Of("wght"), weight)]);

        Assert.Equal(expected, coordinates.Length == 0 ? 0 : coordinates[0]);
    }
}
