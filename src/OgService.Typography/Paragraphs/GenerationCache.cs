using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace OgService.Typography.Paragraphs;

/// <summary>Keeps what was used lately, bounded by cost. Safe for many threads; reading takes no lock.</summary>
/// <remarks>
/// Two generations: new and used entries go into the young one; when it holds half of the budget it becomes the old one, and what was old and unused is
/// gone. That keeps what recurs, as a list in order of use would, without a lock or a list on each read.
/// </remarks>
/// <param name="budget">The most that both generations hold together, in the unit of the costs.</param>
internal sealed class GenerationCache<TKey, TValue>(long budget)
    where TKey : notnull
    where TValue : class
{
    private readonly Lock turning = new();
    private volatile Generation young = new();
    private volatile Generation old = new();

    private sealed class Generation
    {
        public readonly ConcurrentDictionary<TKey, (TValue Value, int Cost)> Entries = new();
        public long Cost;
    }

    public long Cost => Interlocked.Read(ref young.Cost) + Interlocked.Read(ref old.Cost);

    public bool TryGet(TKey key, [NotNullWhen(true)] out TValue? value)
    {
        if (young.Entries.TryGetValue(key, out var entry))
        {
            value = entry.Value;
            return true;
        }

        if (old.Entries.TryGetValue(key, out entry))
        {
            Add(key, entry.Value, entry.Cost);
            value = entry.Value;
            return true;
        }

        value = null;
        return false;
    }

    public void Add(TKey key, TValue value, int cost)
    {
        // One entry never pushes out the rest; the longest text that is set still finds a place, because fitting looks at it again and again.
        if (cost > budget / 3)
        {
            return;
        }

        var generation = young;
        if (generation.Entries.TryAdd(key, (value, cost)) && Interlocked.Add(ref generation.Cost, cost) > budget / 2)
        {
            lock (turning)
            {
                if (ReferenceEquals(generation, young))
                {
                    old = generation;
                    young = new Generation();
                }
            }
        }
    }
}
