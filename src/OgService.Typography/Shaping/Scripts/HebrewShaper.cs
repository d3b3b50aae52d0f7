using OgService.Typography.OpenType;

namespace OgService.Typography.Shaping.Scripts;

/// <summary>Hebrew: old fonts place points by composed characters, which form C leaves apart, instead of by rules.</summary>
internal sealed class HebrewShaper : ScriptShaper
{
    private const int Patah = 0x05B7;
    private const int Qamats = 0x05B8;
    private const int Hiriq = 0x05B4;
    private const int Sheva = 0x05B0;

    public static HebrewShaper Instance { get; } = new();

    public override bool UsesKernTable => true;

    public override Tag PositioningScript => Tag.Of("hebr");

    public override bool TryCompose(ShapingRun run, int first, int second, out int composed)
    {
        if (base.TryCompose(run, first, second, out composed))
        {
            return true;
        }

        // With rules of its own a font does better without.
        composed = run.Plan.Find(Tag.Of("mark")) is { InGpos: true } ? 0 : Compose(first, second);
        return composed != 0;
    }

    // SBL Hebrew: a low point before a meteg, when a vowel above the baseline's end stands before both.
    public override void ReorderMarks(ShapingRun run, int start, int end)
    {
        var buffer = run.Buffer;
        var meteg = CombiningClasses.Of(0x05BD);
        for (var i = start + 2; i < end; i++)
        {
            if (buffer[i - 2].CodePoint is Patah or Qamats && buffer[i - 1].CodePoint is Sheva or Hiriq
                && (buffer[i].CombiningClass == meteg || buffer[i].CombiningClass == 220))
            {
                buffer.Move(i, i - 1);
                break;
            }
        }
    }

    // Alphabetic Presentation Forms, FB1D to FB4E: what form C excludes.
    private static int Compose(int letter, int point) => point switch
    {
        Hiriq when letter == 0x05D9 => 0xFB1D,
        Patah => letter switch
        {
            0x05F2 => 0xFB1F,
            0x05D0 => 0xFB2E,
            _ => 0,
        },
        Qamats when letter == 0x05D0 => 0xFB2F,
        0x05B9 when letter == 0x05D5 => 0xFB4B,
        0x05BC => letter switch
        {
            0x05E9 => 0xFB49,
            0xFB2A => 0xFB2C,
            0xFB2B => 0xFB2D,
            >= 0x05D0 and <= 0x05EA when letter is not (0x05D7 or 0x05DD or 0x05DF or 0x05E2 or 0x05E5) => 0xFB30 + letter - 0x05D0,
            _ => 0,
        },
        0x05BF => letter switch
        {
            0x05D1 => 0xFB4C,
            0x05DB => 0xFB4D,
            0x05E4 => 0xFB4E,
            _ => 0,
        },
        0x05C1 => letter switch
        {
            0x05E9 => 0xFB2A,
            0xFB49 => 0xFB2C,
            _ => 0,
        },
        0x05C2 => letter switch
        {
            0x05E9 => 0xFB2B,
            0xFB49 => 0xFB2D,
            _ => 0,
        },
        _ => 0,
    };
}
