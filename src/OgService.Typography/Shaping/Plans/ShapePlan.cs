namespace OgService.Typography.Shaping.Plans;

/// <summary>How runs of one font, script, language and set of features are shaped. Immutable.</summary>
internal sealed class ShapePlan
{
    /// <summary>In the order of application.</summary>
    public required PlannedLookup[] Substitutions { get; init; }

    /// <inheritdoc cref="Substitutions"/>
    public required PlannedLookup[] Positions { get; init; }

    /// <summary>Whether the old <c>kern</c> table does the kerning.</summary>
    public required bool UsesKernTable { get; init; }

    /// <summary>Whether the font makes fractions of digits around a fraction slash.</summary>
    public required bool HasFractions { get; init; }

    /// <summary>Whether letters take forms by their neighbours.</summary>
    public required bool Joins { get; init; }
}
