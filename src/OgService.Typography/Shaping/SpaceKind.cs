namespace OgService.Typography.Shaping;

/// <summary>The width of a space that a font lacks and its plain space stands in for.</summary>
internal enum SpaceKind : byte
{
    /// <summary>No such space.</summary>
    None = 0,

    // Parts of an em, as their numbers say.
    Em = 1,
    Half = 2,
    Third = 3,
    Quarter = 4,
    Fifth = 5,
    Sixth = 6,
    Sixteenth = 16,

    /// <summary>As wide as the font's own space.</summary>
    Plain,
    FourEighteenths,

    /// <summary>As wide as a digit.</summary>
    Figure,

    /// <summary>As wide as a full stop.</summary>
    Punctuation,

    /// <summary>Half as wide as the font's own space.</summary>
    Narrow,
}
