namespace OgService.Typography.Shaping.Complex.Indic;

/// <summary>Where a glyph goes in its syllable, in the order of the glyphs.</summary>
internal enum IndicPosition : byte
{
    Start,
    RaToBecomeReph,
    PreMatra,
    PreConsonant,
    Base,
    AfterMain,
    Above,
    BeforeSub,
    Below,
    AfterSub,
    BeforePost,
    Post,
    AfterPost,
    Modifier,
    End,
}
