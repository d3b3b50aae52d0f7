using OgService.Typography.Shaping.Plans;
using OgService.Unicode;

namespace OgService.Typography.Shaping.Scripts.Arabic;

/// <summary>Chooses the form each letter of a joining script takes by its neighbours.</summary>
/// <remarks>The Unicode Standard, 9.2, rules R1 to R7, and 9.3 for the Syriac Alaph; N'Ko, Mongolian, Phags-pa and the others join by the same rules.
/// The forms are left in <see cref="BufferGlyph.Auxiliary"/>.</remarks>
internal static class ArabicJoining
{
    private static readonly string[] FormTags = ["", "isol", "fina", "fin2", "fin3", "medi", "med2", "init"];

    /// <summary>The features of the forms, in the order they are applied in.</summary>
    public static ReadOnlySpan<string> Tags => FormTags.AsSpan(1);

    /// <summary>Whether letters of a script join.</summary>
    public static bool Joins(Script script) => script is Script.Arabic or Script.Syriac or Script.Nko or Script.Mandaic or Script.Mongolian
        or Script.PhagsPa or Script.Adlam or Script.HanifiRohingya or Script.Manichaean or Script.PsalterPahlavi or Script.Sogdian
        or Script.Chorasmian or Script.OldUyghur;

    /// <summary>The masks of the forms, by the number of <see cref="JoiningForm"/>, for <see cref="Mark"/>.</summary>
    public static uint[] MasksOf(ShapePlan plan) => [.. FormTags.Select(tag => tag.Length == 0 ? 0 : plan.MaskOf(tag))];

    /// <summary>Finds the forms of a run and sets the bits of their features.</summary>
    /// <param name="masks">From <see cref="MasksOf"/>.</param>
    public static void Mark(ShapingRun run, uint[] masks)
    {
        Join(run);
        foreach (ref var glyph in run.Buffer.Glyphs)
        {
            glyph.Mask |= masks[glyph.Auxiliary];
        }
    }

    private static void Join(ShapingRun run)
    {
        var glyphs = run.Buffer.Glyphs;
        var before = Neighbour(run.Before);
        var previous = -1;
        var state = before.Kind == Kind.Other ? default : new Letter(before.Kind, before.JoinsOn);
        for (var i = 0; i < glyphs.Length; i++)
        {
            glyphs[i].Auxiliary = (byte)JoiningForm.None;
            var type = CodePointProperties.JoiningType(glyphs[i].CodePoint);
            if (type == JoiningType.Transparent)
            {
                continue;
            }

            var letter = Letter.Of(glyphs[i].CodePoint, type);
            var form = Form(state, letter, type, out var formBefore, previous >= 0 ? (JoiningForm)glyphs[previous].Auxiliary : JoiningForm.None);
            glyphs[i].Auxiliary = (byte)form;
            if (previous >= 0)
            {
                glyphs[previous].Auxiliary = (byte)formBefore;
            }

            (previous, state) = (i, letter);
        }

        if (previous >= 0 && NeighbourType(run.After) is var (after, afterType) && afterType != JoiningType.Transparent)
        {
            Form(state, after, afterType, out var formBefore, (JoiningForm)glyphs[previous].Auxiliary);
            glyphs[previous].Auxiliary = (byte)formBefore;
        }

        // Mongolian: a variation selector takes part in the form of its letter.
        for (var i = 1; i < glyphs.Length; i++)
        {
            if (glyphs[i].CodePoint is (>= 0x180B and <= 0x180D) or 0x180F)
            {
                glyphs[i].Auxiliary = glyphs[i - 1].Auxiliary;
            }
        }
    }

    private static JoiningForm Form(Letter before, Letter letter, JoiningType type, out JoiningForm formBefore, JoiningForm form)
    {
        formBefore = form;
        if (letter.Kind == Kind.Other)
        {
            return JoiningForm.None;
        }

        var joinsBack = type is JoiningType.DualJoining or JoiningType.RightJoining or JoiningType.JoinCausing;
        if (before.JoinsOn && joinsBack)
        {
            formBefore = form switch
            {
                JoiningForm.Isolated => JoiningForm.Initial,
                JoiningForm.Final => JoiningForm.Medial,
                _ => form,
            };
            return JoiningForm.Final;
        }

        if (before.Kind == Kind.Alaph && joinsBack)
        {
            formBefore = form switch
            {
                JoiningForm.Final => JoiningForm.Medial2,
                JoiningForm.Final2 or JoiningForm.Final3 => JoiningForm.Isolated,
                _ => form,
            };
        }

        return letter.Kind != Kind.Alaph ? JoiningForm.Isolated : before.Kind switch
        {
            Kind.DalathRish => JoiningForm.Final3,
            Kind.Letter or Kind.Alaph => JoiningForm.Final2,
            _ => JoiningForm.Isolated,
        };
    }

    private static Letter Neighbour(List<int> context) => NeighbourType(context).Letter;

    private static (Letter Letter, JoiningType Type) NeighbourType(List<int> context)
    {
        foreach (var codePoint in context)
        {
            var type = CodePointProperties.JoiningType(codePoint);
            if (type != JoiningType.Transparent)
            {
                return (Letter.Of(codePoint, type), type);
            }
        }

        return (default, JoiningType.Transparent);
    }

    private enum Kind : byte
    {
        /// <summary>Not a letter that joins.</summary>
        Other,
        Letter,
        Alaph,
        DalathRish,
    }

    private readonly record struct Letter(Kind Kind, bool JoinsOn)
    {
        public static Letter Of(int codePoint, JoiningType type) => new(
            type == JoiningType.NonJoining ? Kind.Other : CodePointProperties.JoiningGroup(codePoint) switch
            {
                JoiningGroup.Alaph => Kind.Alaph,
                JoiningGroup.DalathRish => Kind.DalathRish,
                _ => Kind.Letter,
            },
            type is JoiningType.DualJoining or JoiningType.LeftJoining or JoiningType.JoinCausing);
    }
}
