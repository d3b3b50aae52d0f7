using OgService.Typography.OpenType.Variations;

namespace OgService.Typography.OpenType.Cff;

/// <summary>How much each region of the design space counts for the charstrings of a CFF2 font, at one place of it.</summary>
/// <param name="scalars">The store at that place; null at the default, where no region counts.</param>
internal sealed class CffBlend(FontData store, VariationStore? scalars)
{
    private FontData regions;

    /// <summary>How many deltas a blended value has.</summary>
    public int RegionCount { get; private set; }

    /// <summary>False when the store has no such part.</summary>
    public bool TrySelect(int variationIndex)
    {
        if (variationIndex >= store.U16(6))
        {
            RegionCount = 0;
            return false;
        }

        regions = store.Follow32(8 + (variationIndex * 4));
        RegionCount = regions.U16(4);
        return true;
    }

    public float Scalar(int region) => scalars?.Scalar(regions.U16(6 + (region * 2))) ?? 0;
}
