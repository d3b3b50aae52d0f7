using OgService.Unicode;

namespace OgService.Typography.Shaping.Plans;

/// <summary>The plans of one font that were needed so far. Safe for many threads.</summary>
internal sealed class ShapePlanCache(FontInstance font)
{
    private const int MaximumPlans = 32;

    private Entry[] entries = [];

    public ShapePlan Find(Script script, in ShapingOptions options)
    {
        var known = Volatile.Read(ref entries);
        foreach (var entry in known)
        {
            if (entry.Script == script && Same(entry.Options, options))
            {
                return entry.Plan;
            }
        }

        var plan = ShapePlanBuilder.Build(font, script, options);
        // A race forgets a plan, which is then built again. So is the oldest when there are too many.
        var own = options with { Features = [.. options.Features] };
        Volatile.Write(ref entries, [new Entry(script, own, plan), .. known.Take(MaximumPlans - 1)]);
        return plan;
    }

    private static bool Same(in ShapingOptions a, in ShapingOptions b)
    {
        if (a.RightToLeft != b.RightToLeft || a.OptionalLigatures != b.OptionalLigatures || a.Kerning != b.Kerning
            || a.Features.Count != b.Features.Count || !string.Equals(a.Lang, b.Lang, StringComparison.Ordinal))
        {
            return false;
        }

        if (!a.Ranges.AsSpan().SequenceEqual(b.Ranges))
        {
            return false;
        }

        for (var i = 0; i < a.Features.Count; i++)
        {
            if (a.Features[i].Value != b.Features[i].Value || !string.Equals(a.Features[i].Key, b.Features[i].Key, StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }

    private readonly record struct Entry(Script Script, ShapingOptions Options, ShapePlan Plan);
}
