namespace OgService.Typography.Shaping.Scripts.Arabic;

/// <summary>The form a letter takes by its neighbours.</summary>
internal enum JoiningForm : byte
{
    None,
    Isolated,
    Final,

    /// <summary>Syriac Alaph at the end of a word, behind a letter that does not join on.</summary>
    Final2,

    /// <summary>Syriac Alaph at the end of a word, behind Dalath or Rish.</summary>
    Final3,
    Medial,

    /// <summary>Syriac Alaph inside a word.</summary>
    Medial2,
    Initial,

    /// <summary>Part of a stretched mark: see <see cref="Stretching"/>.</summary>
    StretchedOnce,

    /// <summary>As <see cref="StretchedOnce"/>, but as often as the word is long.</summary>
    StretchedByRepeating,
}
