namespace OgService.Typography.Shaping.Scripts;

/// <summary>In which form a script's text goes to the font.</summary>
internal enum NormalizationMode
{
    /// <summary>As typed; only what the font lacks is decomposed.</summary>
    AsTyped,

    /// <summary>Decomposed as far as the font has the parts.</summary>
    Decomposed,

    /// <summary>Bases with their marks composed as far as the font has the wholes.</summary>
    Composed,

    /// <summary>As <see cref="Composed"/>, but every character is first decomposed, also where the font has the whole.</summary>
    DecomposedThenComposed,
}
