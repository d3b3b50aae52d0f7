using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace OgService.Previews.Serving;

/// <summary>Which card was the last good one of each post, by format, template and size, so that it can stand in while a new one cannot be had. Safe for many threads.</summary>
internal sealed class LastGood
{
    // A name and a key are about 200 bytes; more posts than this are served without the nicety.
    private const int MaxNames = 100_000;

    private readonly ConcurrentDictionary<string, string> keys = new(StringComparer.Ordinal);

    public void Remember(CardPlan plan)
    {
        // Words that are no post have no earlier picture: the next ones say something else.
        if (plan.Fields.Slug.Length == 0)
        {
            return;
        }

        Remember(NameOf(plan), plan.Key.Value);
        Remember(NameOf(plan.Fields.Slug, plan.Format), plan.Key.Value);
    }

    /// <param name="plan">Null when not even a plan can be made; then any template and size will do.</param>
    public bool TryGet(string slug, CardFormat format, CardPlan? plan, [NotNullWhen(true)] out string? key)
        => keys.TryGetValue(plan is null ? NameOf(slug, format) : NameOf(plan), out key);

    private void Remember(string name, string key)
    {
        if (keys.Count < MaxNames || keys.ContainsKey(name))
        {
            keys[name] = key;
        }
    }

    private static string NameOf(CardPlan plan) => $"{plan.Fields.Slug}|{plan.Format}|{plan.Template.Name}|{plan.Size}";

    private static string NameOf(string slug, CardFormat format) => $"{slug}|{format}";
}
