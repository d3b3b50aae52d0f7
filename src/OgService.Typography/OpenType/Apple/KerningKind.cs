namespace OgService.Typography.OpenType.Apple;

/// <summary>How a subtable finds its distances.</summary>
internal enum KerningKind
{
    /// <summary>From two neighbours.</summary>
    Pairs,

    /// <summary>By a state machine that keeps the glyphs it has seen on a stack.</summary>
    Machine,

    /// <summary>By a state machine that attaches glyphs to a marked one.</summary>
    Anchors,
}
