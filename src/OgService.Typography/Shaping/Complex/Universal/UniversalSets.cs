namespace OgService.Typography.Shaping.Complex.Universal;

/// <summary>Sets of categories, one bit for each.</summary>
internal static class UniversalSets
{
    public const ulong Base = 1UL << (int)UniversalCategory.Base;
    public const ulong OtherBase = 1UL << (int)UniversalCategory.OtherBase;
    public const ulong Number = 1UL << (int)UniversalCategory.Number;
    public const ulong Stacker = 1UL << (int)UniversalCategory.Stacker;
    public const ulong Repha = 1UL << (int)UniversalCategory.Repha;
    public const ulong Subjoined = 1UL << (int)UniversalCategory.Subjoined;
    public const ulong Sakot = 1UL << (int)UniversalCategory.Sakot;
    public const ulong Halant = 1UL << (int)UniversalCategory.Halant;
    public const ulong HalantNumber = 1UL << (int)UniversalCategory.HalantNumber;
    public const ulong HalantOrModifier = 1UL << (int)UniversalCategory.HalantOrModifier;
    public const ulong InvisibleStacker = 1UL << (int)UniversalCategory.InvisibleStacker;
    public const ulong Stacking = Halant | HalantOrModifier | InvisibleStacker | Sakot;
    public const ulong ReorderingHalants = Halant | HalantOrModifier | InvisibleStacker;

    /// <summary>What a repha does not pass.</summary>
    public const ulong PostBase =
        (1UL << (int)UniversalCategory.MedialAbove) | (1UL << (int)UniversalCategory.MedialBelow) | (1UL << (int)UniversalCategory.MedialPost)
        | (1UL << (int)UniversalCategory.MedialPre) | (1UL << (int)UniversalCategory.VowelAbove) | (1UL << (int)UniversalCategory.VowelBelow)
        | (1UL << (int)UniversalCategory.VowelPost) | (1UL << (int)UniversalCategory.VowelPre) | (1UL << (int)UniversalCategory.ModifierAbove)
        | (1UL << (int)UniversalCategory.ModifierBelow) | (1UL << (int)UniversalCategory.ModifierPost)
        | (1UL << (int)UniversalCategory.ModifierPre) | (1UL << (int)UniversalCategory.FinalAbove) | (1UL << (int)UniversalCategory.FinalBelow)
        | (1UL << (int)UniversalCategory.FinalPost) | (1UL << (int)UniversalCategory.FinalModifierAbove)
        | (1UL << (int)UniversalCategory.FinalModifierBelow) | (1UL << (int)UniversalCategory.FinalModifierPost);

    /// <summary>What stands on, under or beside a letter.</summary>
    public const ulong Signs = PostBase | Halant | InvisibleStacker | Sakot | ConsonantModifiers;

    public const ulong ConsonantModifiers =
        Subjoined | (1UL << (int)UniversalCategory.ConsonantAbove) | (1UL << (int)UniversalCategory.ConsonantBelow);

    public const ulong MovesToFront = (1UL << (int)UniversalCategory.VowelPre) | (1UL << (int)UniversalCategory.ModifierPre);

    public static ulong Of(UniversalCategory category) => 1UL << (int)category;
}
