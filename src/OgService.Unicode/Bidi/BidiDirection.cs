namespace OgService.Unicode;

/// <summary>Base direction of a paragraph.</summary>
public enum BidiDirection : byte
{
    LeftToRight,
    RightToLeft,

    /// <summary>That of the first strong character outside isolates, else left to right (UAX #9, P2 and P3).</summary>
    Auto,
}
