namespace OgService.Typography.OpenType.Cff;

/// <summary>Operators of charstrings behind the byte 12. Version 2 kept only the flexes.</summary>
internal enum EscapedOperator
{
    And = 3,
    Or = 4,
    Not = 5,
    Abs = 9,
    Add = 10,
    Sub = 11,
    Div = 12,
    Neg = 14,
    Eq = 15,
    Drop = 18,
    Put = 20,
    Get = 21,
    IfElse = 22,
    Random = 23,
    Mul = 24,
    Sqrt = 26,
    Dup = 27,
    Exch = 28,
    Index = 29,
    Roll = 30,
    HFlex = 34,
    Flex = 35,
    HFlex1 = 36,
    Flex1 = 37,
}
