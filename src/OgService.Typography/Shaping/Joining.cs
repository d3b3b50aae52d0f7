using OgService.Typography.Shaping.Plans;
using OgService.Unicode;

namespace OgService.Typography.Shaping;

/// <summary>Chooses the form each letter of a joining script takes by its neighbours (The Unicode Standard, 9.2, rules R1 to R7).</summary>
/// <remarks>Syriac's Alaph has forms of its own, which come with complex scripts; here it joins like any right-joining letter.</remarks>
internal static class Joining
{
    private const int ContextLength = 16;

    public static void Mark(ReadOnlySpan<char> text, int start, int length, GlyphBuffer buffer)
    {
        var previous = -1;
        var joinsOn = JoinsOn(Neighbour(text, start, -1));
        for (var i = 0; i < buffer.Count; i++)
        {
            var type = TypeOf(buffer[i].CodePoint);
            if (type == JoiningType.Transparent)
            {
                continue;
            }

            var joinsBack = joinsOn && JoinsBack(type);
            if (previous >= 0 && joinsBack)
            {
                JoinForward(ref buffer[previous]);
            }

            if (type is not (JoiningType.NonJoining or JoiningType.JoinCausing))
            {
                buffer[i].Mask |= joinsBack ? FeatureMask.Final : FeatureMask.Isolated;
            }

            joinsOn = JoinsOn(type);
            previous = i;
        }

        if (previous >= 0 && joinsOn && JoinsBack(Neighbour(text, start + length, 1)))
        {
            JoinForward(ref buffer[previous]);
        }
    }

    private static bool JoinsOn(JoiningType type) => type is JoiningType.DualJoining or JoiningType.LeftJoining or JoiningType.JoinCausing;

    private static bool JoinsBack(JoiningType type) => type is JoiningType.DualJoining or JoiningType.RightJoining or JoiningType.JoinCausing;

    private static void JoinForward(ref BufferGlyph glyph)
    {
        if ((glyph.Mask & FeatureMask.Isolated) != 0)
        {
            glyph.Mask = (glyph.Mask & ~FeatureMask.Isolated) | FeatureMask.Initial;
        }
        else if ((glyph.Mask & FeatureMask.Final) != 0)
        {
            glyph.Mask = (glyph.Mask & ~FeatureMask.Final) | FeatureMask.Medial;
        }
    }

    private static JoiningType TypeOf(int codePoint) => CodePointProperties.JoiningType(codePoint);

    // The nearest character outside the run that is not transparent.
    private static JoiningType Neighbour(ReadOnlySpan<char> text, int at, int step)
    {
        for (var i = 0; i < ContextLength; i++)
        {
            if (step < 0 ? at <= 0 : at >= text.Length)
            {
                break;
            }

            int codePoint;
            if (step > 0)
            {
                codePoint = CodePoints.At(text, at, out var length);
                at += length;
            }
            else
            {
                at -= at > 1 && char.IsLowSurrogate(text[at - 1]) && char.IsHighSurrogate(text[at - 2]) ? 2 : 1;
                codePoint = CodePoints.At(text, at, out _);
            }

            var type = TypeOf(codePoint);
            if (type != JoiningType.Transparent)
            {
                return type;
            }
        }

        return JoiningType.NonJoining;
    }
}
