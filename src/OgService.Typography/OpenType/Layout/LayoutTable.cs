namespace OgService.Typography.OpenType.Layout;

/// <summary>What GSUB and GPOS share: scripts → languages → features → lookups, and features that differ by place in the design space.</summary>
internal sealed class LayoutTable
{
    public const int SubstitutionExtension = 7;
    public const int PositioningExtension = 9;

    private readonly FontData table;
    private readonly FontData scripts;
    private readonly FontData features;
    private readonly FontData lookupList;
    private readonly FontData featureVariations;
    private readonly int extensionType;
    private readonly Lookup?[] lookups;

    public LayoutTable(FontData table, int extensionType)
    {
        this.table = table;
        this.extensionType = extensionType;
        scripts = table.Follow16(4);
        features = table.Follow16(6);
        lookupList = table.Follow16(8);
        featureVariations = table.U32(0) >= 0x00010001 ? table.Follow32(10) : default;
        lookups = new Lookup?[Math.Min(lookupList.U16(0), lookupList.Length / 2)];
    }

    public bool IsEmpty => table.IsEmpty;

    /// <summary>Null for a number the font does not have.</summary>
    public Lookup? FindLookup(int index)
    {
        if ((uint)index >= (uint)lookups.Length)
        {
            return null;
        }

        // A race reads a lookup twice; both are the same.
        var lookup = Volatile.Read(ref lookups[index]);
        if (lookup is null)
        {
            lookup = new Lookup(lookupList.Follow16(2 + (index * 2)), extensionType);
            Volatile.Write(ref lookups[index], lookup);
        }

        return lookup;
    }

    /// <summary>The first of some script tags that the font has, else its default script; empty when it has neither.</summary>
    /// <param name="found">The tag that was found; none with an empty result.</param>
    public FontData FindScript(ReadOnlySpan<Tag> wanted, out Tag found)
    {
        foreach (var tag in (ReadOnlySpan<Tag>)[.. wanted, Tag.Of("DFLT"), Tag.Of("dflt"), Tag.Of("latn")])
        {
            var record = FindRecord(scripts, 0, tag);
            if (record >= 0)
            {
                found = tag;
                return scripts.Follow16(record + 4);
            }
        }

        found = default;
        return default;
    }

    /// <summary>A script's rules for a language, else its default ones.</summary>
    public static FontData FindLanguage(FontData script, ReadOnlySpan<Tag> wanted)
    {
        foreach (var tag in wanted)
        {
            var record = FindRecord(script, 2, tag);
            if (record >= 0)
            {
                return script.Follow16(record + 4);
            }
        }

        return script.Follow16(0);
    }

    /// <summary>The number of the feature a language always applies, or -1.</summary>
    public int RequiredFeature(FontData language) => language.IsEmpty || language.U16(2) >= features.U16(0) ? -1 : language.U16(2);

    public Tag FeatureTag(int feature) => new(features.U32(2 + (feature * 6)));

    /// <summary>The number of a language's feature, or -1.</summary>
    public int FindFeature(FontData language, Tag tag)
    {
        var count = Math.Min(language.U16(4), language.Length / 2);
        for (var i = 0; i < count; i++)
        {
            var feature = language.U16(6 + (i * 2));
            if (feature < features.U16(0) && FeatureTag(feature) == tag)
            {
                return feature;
            }
        }

        return -1;
    }

    /// <summary>The number of the first feature with a tag in any language, or -1.</summary>
    public int FindFeature(Tag tag)
    {
        var count = Math.Min(features.U16(0), features.Length / 6);
        for (var i = 0; i < count; i++)
        {
            if (FeatureTag(i) == tag)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Adds the numbers of a feature's lookups.</summary>
    /// <param name="variation">From <see cref="FindVariation"/>.</param>
    public void AddLookups(int feature, FontData variation, List<int> numbers)
    {
        var definition = features.Follow16(2 + (feature * 6) + 4);
        for (var i = 0; i < variation.U16(4) && i < variation.Length / 6; i++)
        {
            if (variation.U16(6 + (i * 6)) == feature)
            {
                definition = variation.Follow32(6 + (i * 6) + 2);
                break;
            }
        }

        var count = Math.Min(definition.U16(2), definition.Length / 2);
        for (var i = 0; i < count; i++)
        {
            numbers.Add(definition.U16(4 + (i * 2)));
        }
    }

    /// <summary>The table of features that are different at a place of the design space; empty when none are.</summary>
    public FontData FindVariation(ReadOnlySpan<float> coordinates)
    {
        var count = Math.Min(featureVariations.U32(4), (uint)featureVariations.Length / 8);
        for (var i = 0; i < count; i++)
        {
            var record = 8 + (i * 8);
            if (Holds(featureVariations.Follow32(record), coordinates))
            {
                return featureVariations.Follow32(record + 4);
            }
        }

        return default;
    }

    private static bool Holds(FontData conditions, ReadOnlySpan<float> coordinates)
    {
        var count = Math.Min(conditions.U16(0), conditions.Length / 4);
        for (var i = 0; i < count; i++)
        {
            var condition = conditions.Follow32(2 + (i * 4));
            var axis = condition.U16(2);
            var coordinate = axis < coordinates.Length ? coordinates[axis] : 0;
            if (condition.U16(0) != 1 || coordinate < condition.F2Dot14(4) || coordinate > condition.F2Dot14(6))
            {
                return false;
            }
        }

        return true;
    }

    // Records of a tag and an offset after a count. Not searched by halves: some fonts do not sort them.
    private static int FindRecord(FontData table, int at, Tag tag)
    {
        var count = Math.Min(table.U16(at), table.Length / 6);
        for (var i = 0; i < count; i++)
        {
            var record = at + 2 + (i * 6);
            if (table.U32(record) == tag.Value)
            {
                return record;
            }
        }

        return -1;
    }
}
