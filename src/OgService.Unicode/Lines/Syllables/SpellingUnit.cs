namespace OgService.Unicode;

/// <summary>What may follow a piece of Thai or Lao in the same syllable.</summary>
internal enum Closure : byte
{
    /// <summary>A consonant without any sign: a final, a part of an onset, or a syllable of its own.</summary>
    Bare,

    /// <summary>A vowel that takes a final consonant or none.</summary>
    Plain,

    /// <summary>A vowel that must have one.</summary>
    Closing,

    /// <summary>A vowel that never has one: the next consonant starts a syllable.</summary>
    Open,

    /// <summary>A consonant under a sign that silences it; belongs to what is before.</summary>
    Silent,

    /// <summary>A repetition or abbreviation mark; belongs to what is before.</summary>
    Sign,
}

/// <summary>A consonant with all that stands around it: never parted.</summary>
/// <param name="Start">UTF-16 units from the beginning of the run.</param>
/// <param name="Lead">The vowel written before the consonant, or NUL.</param>
/// <param name="Base">The consonant, or NUL.</param>
/// <param name="Signs">Which signs it bears.</param>
internal readonly record struct SpellingUnit(int Start, char Lead, char Base, SpellingSigns Signs, Closure Closure)
{
    /// <summary>Whether the vowel was made of a consonant alone and the letter ออ, which may be a consonant too.</summary>
    public bool IsWeak { get; init; }

    /// <summary>False for signs without a letter, which no correct text has.</summary>
    public bool StartsWithLetter => Lead != 0 || Base != 0;

    /// <summary>Whether the next unit may be a part of this syllable's onset and vowel.</summary>
    public bool MayGoOn { get; init; }
}

/// <summary>Signs of a unit, as far as the rules tell them apart.</summary>
[Flags]
internal enum SpellingSigns : ushort
{
    None = 0,
    Tone = 1,

    /// <summary>The short a above, which asks for a final.</summary>
    ShortA = 2,

    /// <summary>Thai maitaikhu, Lao mai kon.</summary>
    Short = 4,
    I = 8,
    II = 16,
    Ue = 32,
    Uee = 64,
    U = 128,
    OtherVowel = 256,

    /// <summary>The long a after the consonant.</summary>
    Aa = 512,

    /// <summary>The short a after the consonant, which ends a syllable.</summary>
    A = 1_024,
    Am = 2_048,
    Silencer = 4_096,

    /// <summary>All but the tone.</summary>
    Vowels = ShortA | Short | I | II | Ue | Uee | U | OtherVowel | Aa | A | Am,
}
