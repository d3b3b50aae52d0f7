namespace OgService.Typography.OpenType.Apple;

/// <summary>What a subtable does, as <c>morx</c> numbers it.</summary>
internal enum MorxKind
{
    Rearrangement = 0,
    Contextual = 1,
    Ligature = 2,
    Noncontextual = 4,
    Insertion = 5,
}
