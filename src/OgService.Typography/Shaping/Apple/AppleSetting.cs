namespace OgService.Typography.Shaping.Apple;

/// <summary>A setting of Apple's feature registry that a stretch of text asks for.</summary>
/// <param name="Start">First UTF-16 index of the text it holds for.</param>
/// <param name="End">Index behind the last.</param>
/// <param name="Type">The feature.</param>
/// <param name="Selector">Which of its settings.</param>
/// <param name="IsExclusive">Whether the feature has one setting at a time; otherwise settings come in pairs of on and off.</param>
internal readonly record struct AppleSetting(int Start, int End, int Type, int Selector, bool IsExclusive)
{
    /// <summary>Whether this one and another cannot hold together: then the one asked for later counts.</summary>
    public bool Excludes(in AppleSetting other) =>
        Type == other.Type && (IsExclusive || (Selector & ~1) == (other.Selector & ~1));
}
