namespace OgService.Cards.Patterns;

/// <summary>Numbers from a seed, the same on every machine: FNV-1a of the seed's characters, then SplitMix64.</summary>
internal sealed class PatternRandom
{
    private ulong state;

    /// <param name="purpose">So that two patterns of one card differ.</param>
    public PatternRandom(string seed, PatternKind purpose)
    {
        state = 14695981039346656037;
        foreach (var c in seed)
        {
            state = (state ^ c) * 1099511628211;
        }

        state = (state ^ (ulong)(purpose + 1)) * 1099511628211;
        Next();
    }

    public ulong Next()
    {
        state += 0x9E3779B97F4A7C15;
        var z = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>From 0 to below 1, in steps that a float holds exactly.</summary>
    public float Share() => (Next() >> 40) / 16_777_216f;

    public float Between(float low, float high) => low + ((high - low) * Share());

    /// <summary>From 0 to below a count.</summary>
    public int Below(int count) => (int)((Next() >> 33) % (ulong)count);
}
