namespace OgService.Typography.Shaping;

/// <summary>Wishes of callers that compare with other shaping engines; texts on cards need none.</summary>
[Flags]
internal enum ShapingFlags
{
    None = 0,

    /// <summary>Default ignorable characters become spaces without width; otherwise they give no glyph.</summary>
    IgnorablesAsSpaces = 1,

    /// <summary>Default ignorable characters keep what the font draws for them.</summary>
    IgnorablesAsDrawn = 2,

    /// <summary>Advances are rounded to whole units before positions are added.</summary>
    WholeUnits = 4,

    /// <summary>Broken clusters get no dotted circle.</summary>
    NoDottedCircles = 8,

    /// <summary>Every character is a cluster of its own until features join some.</summary>
    CharacterClusters = 16,

    /// <summary>The run begins its paragraph; a mark there stands on a dotted circle.</summary>
    StartsText = 32,
}
