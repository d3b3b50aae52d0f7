namespace OgService.Typography.OpenType.Cff;

/// <summary>Operators of charstrings, by their byte.</summary>
internal enum Operator
{
    HStem = 1,
    VStem = 3,
    VMoveTo = 4,
    RLineTo = 5,
    HLineTo = 6,
    VLineTo = 7,
    RRCurveTo = 8,
    CallSubr = 10,
    Return = 11,
    Escape = 12,
    EndChar = 14,
    VariationIndex = 15,
    Blend = 16,
    HStemHintMask = 18,
    HintMask = 19,
    CounterMask = 20,
    RMoveTo = 21,
    HMoveTo = 22,
    VStemHintMask = 23,
    RCurveLine = 24,
    RLineCurve = 25,
    VVCurveTo = 26,
    HHCurveTo = 27,
    CallGlobalSubr = 29,
    VHCurveTo = 30,
    HVCurveTo = 31,
}
