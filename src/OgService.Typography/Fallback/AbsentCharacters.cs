namespace OgService.Typography.Fallback;

/// <summary>Remembers which characters no family has: a text full of them must not search the library for each of them again.</summary>
/// <remarks>One bit a code point, so the memory is bounded without forgetting. Safe for many threads.</remarks>
internal sealed class AbsentCharacters
{
    private readonly ulong[] bits = new ulong[0x110000 / 64];

    public bool Contains(int codePoint) => (Volatile.Read(ref bits[codePoint >> 6]) >> (codePoint & 63) & 1) != 0;

    public void Add(int codePoint) => Interlocked.Or(ref bits[codePoint >> 6], 1UL << (codePoint & 63));
}
