using OgService.Typography.OpenType.Apple;

namespace OgService.Typography.Shaping.Apple;

/// <summary>Which subtables of <c>morx</c> are on in which part of a text. Immutable.</summary>
internal sealed class MorxPlan
{
    private const int MaximumStretches = 256;

    // For each stretch the index behind its last character, and the switches of every chain.
    private readonly int[] ends;
    private readonly uint[][] switches;

    private MorxPlan(List<MorxChain> chains, int[] ends, uint[][] switches)
    {
        Chains = chains;
        this.ends = ends;
        this.switches = switches;
    }

    public List<MorxChain> Chains { get; }

    public static MorxPlan Build(MorxTable table, FeatTable features, in ShapingOptions options)
    {
        var settings = Collect(features, options);
        int[] ends = [.. settings.SelectMany(setting => (int[])[setting.Start, setting.End]).Where(end => end > 0).Append(int.MaxValue)
            .Distinct().Order().Take(MaximumStretches)];
        ends[^1] = int.MaxValue;
        var switches = new uint[ends.Length][];
        for (var i = 0; i < ends.Length; i++)
        {
            var start = i == 0 ? 0 : ends[i - 1];
            var active = Active(settings, start);
            switches[i] = [.. table.Chains.Select(chain => chain.Switch((type, selector) => IsChosen(active, type, selector)))];
        }

        return new MorxPlan(table.Chains, ends, switches);
    }

    /// <summary>Whether a subtable is on anywhere.</summary>
    /// <param name="isEverywhere">Whether no part of the text has it off.</param>
    public bool IsOn(int chain, MorxSubtable subtable, out bool isEverywhere)
    {
        isEverywhere = Array.TrueForAll(switches, stretch => (stretch[chain] & subtable.Features) != 0);
        return isEverywhere || Array.Exists(switches, stretch => (stretch[chain] & subtable.Features) != 0);
    }

    public bool IsOnAt(int chain, MorxSubtable subtable, int cluster)
    {
        var stretch = Array.BinarySearch(ends, cluster);
        return (switches[stretch >= 0 ? stretch + 1 : ~stretch][chain] & subtable.Features) != 0;
    }

    private static List<AppleSetting> Collect(FeatTable features, ShapingOptions options)
    {
        var settings = new List<AppleSetting>();
        void Add(string tag, int value, int start = 0, int end = int.MaxValue)
        {
            if (start < end && AppleFeatures.TryFind(features, tag, value, out var found))
            {
                settings.Add(new AppleSetting(start, end, found.Type, found.Selector, found.IsExclusive));
            }
        }

        if (!options.OptionalLigatures)
        {
            Add("liga", 0);
            Add("clig", 0);
        }

        foreach (var (tag, value) in options.Features)
        {
            Add(tag, value);
        }

        foreach (var range in options.Ranges)
        {
            Add(range.Tag, range.Value, range.Start, range.End);
        }

        return settings;
    }

    private static List<AppleSetting> Active(List<AppleSetting> settings, int at)
    {
        var active = new List<AppleSetting>();
        foreach (var setting in settings)
        {
            if (setting.Start <= at && at < setting.End)
            {
                active.RemoveAll(other => setting.Excludes(other));
                active.Add(setting);
            }
        }

        return active;
    }

    private static bool IsChosen(List<AppleSetting> active, int type, int selector)
    {
        if (type == AppleFeatures.LetterCase && selector == AppleFeatures.SmallCapitals
            && active.Exists(setting => setting is { Type: AppleFeatures.LowerCase, Selector: AppleFeatures.LowerCaseSmallCapitals }))
        {
            return true;
        }

        return active.Exists(setting => setting.Type == type && setting.Selector == selector);
    }
}
