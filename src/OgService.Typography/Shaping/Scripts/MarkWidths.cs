namespace OgService.Typography.Shaping.Scripts;

/// <summary>When marks (as GDEF classes them) lose their own advance.</summary>
internal enum MarkWidths
{
    Kept,

    /// <summary>Before GPOS, which may give them another.</summary>
    ClearedBeforePositions,

    /// <summary>After GPOS.</summary>
    ClearedAfterPositions,
}
