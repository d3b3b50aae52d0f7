using static OgService.Unicode.GraphemeBreakClass;

namespace OgService.Unicode;

/// <summary>How much of an Indic conjunct stands before a place (GB9c): nothing, a consonant, or a consonant and a linker.</summary>
internal enum Conjunct : byte
{
    None,
    Consonant,
    Linked,
}

internal static class ConjunctStates
{
    public static Conjunct After(this Conjunct state, GraphemeBreakClass next) => next switch
    {
        ConjunctConsonant => Conjunct.Consonant,
        ConjunctLinker when state != Conjunct.None => Conjunct.Linked,
        ConjunctExtend or ZWJ => state,
        _ => Conjunct.None,
    };
}
