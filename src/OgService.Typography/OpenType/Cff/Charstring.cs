using OgService.Typography.OpenType.Outlines;

namespace OgService.Typography.OpenType.Cff;

/// <summary>Runs the charstring of a glyph (Adobe Technical Note 5177, "The Type 2 Charstring Format"; OpenType, "CFF2 CharString Format").</summary>
/// <remarks>
/// Hints are counted, which their masks need, and left out. Subroutines have a stack of our own, as deep as the format allows. What a
/// font can make us do is bounded by a number of tokens, of numbers and operators, which is that of HarfBuzz. Whatever is broken makes the
/// whole glyph empty. This is one published algorithm and longer than a file usually is; path operators are in Charstring.Paths.cs.
/// </remarks>
internal sealed partial class Charstring(CffTable font, CffBlend blend)
{
    private const int MaximumDepth = 10;
    private const int MaximumTokens = 200_000;
    private const int StackLength = 513;
    private const int MemoryLength = 32;

    private readonly double[] stack = new double[StackLength];
    private readonly double[] memory = new double[MemoryLength];
    private readonly (FontData Code, int At)[] callers = new (FontData, int)[MaximumDepth];
    private readonly GlyphOutline outline = new();
    private CharstringPen pen = new(GlyphOutline.Empty);
    private CffFontDict part = new(default, 0, CffMatrix.Identity);
    private FontData code;
    private int at;
    private int depth;
    private int count;
    private int stemCount;
    private int tokens;
    private Accented? accented;

    // An accented letter put together from two others.
    private readonly record struct Accented(double AccentX, double AccentY, int BaseCode, int AccentCode);

    private enum Step
    {
        Next,
        Done,
        Broken,
    }

    /// <summary>Empty for a glyph without outline or with a broken one. Every coordinate is finite.</summary>
    public static GlyphOutline Draw(CffTable font, CffBlend blend, int glyph)
    {
        var run = new Charstring(font, blend);
        run.pen = new CharstringPen(run.outline);
        return run.TryDraw(glyph) && run.outline.IsFinite ? run.outline.Trimmed() : GlyphOutline.Empty;
    }

    private bool TryDraw(int glyph)
    {
        if (!TryRun(glyph, 0, 0))
        {
            return false;
        }

        if (accented is not { } parts)
        {
            return true;
        }

        // The parts of a letter are plain letters: what they are put together from does not count.
        var letter = font.FindStandard(parts.BaseCode);
        var accent = font.FindStandard(parts.AccentCode);
        return letter != 0 && accent != 0 && TryRun(letter, 0, 0) && TryRun(accent, parts.AccentX, parts.AccentY);
    }

    private bool TryRun(int glyph, double x, double y)
    {
        code = font.CharStrings[glyph];
        if (font.FindPart(glyph) is not { } found)
        {
            return false;
        }

        part = found;
        pen.Matrix = part.Matrix;
        at = depth = count = stemCount = 0;
        blend.TrySelect(part.VariationIndex);
        pen.Place(x, y);
        var step = Step.Next;
        while (step == Step.Next)
        {
            step = Advance();
        }

        pen.Finish();
        return step == Step.Done;
    }

    private Step Advance()
    {
        // The end of a subroutine returns and that of the whole ends, as version 2 has it and broken fonts of version 1 need it.
        if (at >= code.Length)
        {
            return Return() ? Step.Next : Step.Done;
        }

        if (++tokens > MaximumTokens)
        {
            return Step.Broken;
        }

        var token = code.U8(at++);
        return token is >= 32 or 28 ? PushNumber(token) : Execute((Operator)token);
    }

    private Step PushNumber(int token)
    {
        double number;
        switch (token)
        {
            case 28:
                number = code.I16(at);
                at += 2;
                break;
            case <= 246:
                number = token - 139;
                break;
            case <= 250:
                number = ((token - 247) * 256) + code.U8(at++) + 108;
                break;
            case <= 254:
                number = ((251 - token) * 256) - code.U8(at++) - 108;
                break;
            default:
                number = code.Fixed(at);
                at += 4;
                break;
        }

        return at <= code.Length ? Push(number) : Step.Broken;
    }

    private Step Push(double number)
    {
        if (count == StackLength)
        {
            return Step.Broken;
        }

        stack[count++] = number;
        return Step.Next;
    }

    private Step Execute(Operator name)
    {
        switch (name)
        {
            case Operator.CallSubr:
                return Call(part.LocalSubrs);
            case Operator.CallGlobalSubr:
                return Call(font.GlobalSubrs);
            case Operator.Return:
                return Return() ? Step.Next : Step.Done;
            case Operator.EndChar:
                return End();
            case Operator.VariationIndex when font.IsVersion2:
                return count > 0 && blend.TrySelect(ToInteger(stack[--count])) ? Step.Next : Step.Broken;
            case Operator.Blend when font.IsVersion2:
                return Blend();
            case Operator.HStem or Operator.VStem or Operator.HStemHintMask or Operator.VStemHintMask:
                stemCount += count / 2;
                break;
            case Operator.HintMask or Operator.CounterMask:
                // What lies on the stack are vertical stems, whose operator may be left out.
                stemCount += count / 2;
                at += (stemCount + 7) / 8;
                if (at > code.Length)
                {
                    return Step.Broken;
                }

                break;
            case Operator.Escape:
                var escaped = (EscapedOperator)code.U8(at++);
                if (!font.IsVersion2 && escaped < EscapedOperator.HFlex)
                {
                    return Calculate(escaped);
                }

                if (!TryFlex(escaped))
                {
                    return Step.Broken;
                }

                break;
            default:
                if (!TryDrawPath(name))
                {
                    return Step.Broken;
                }

                break;
        }

        count = 0;
        return Step.Next;
    }

    private Step Call(CffIndex subrs)
    {
        if (count == 0 || depth == MaximumDepth)
        {
            return Step.Broken;
        }

        // Numbers are shifted so that the small ones, which take one byte, are used up.
        var bias = subrs.Count < 1240 ? 107 : subrs.Count < 33_900 ? 1131 : 32_768;
        var index = ToInteger(stack[--count]) + (long)bias;
        if (index < 0 || index >= subrs.Count)
        {
            return Step.Broken;
        }

        callers[depth++] = (code, at);
        (code, at) = (subrs[(int)index], 0);
        return Step.Next;
    }

    private bool Return()
    {
        if (depth == 0)
        {
            return false;
        }

        (code, at) = callers[--depth];
        return true;
    }

    // The four numbers make an accented letter (Technical Note 5177, Appendix C); a fifth, before them, is the width.
    private Step End()
    {
        if (!font.IsVersion2 && count >= 4 && accented is null)
        {
            var values = stack.AsSpan(count - 4, 4);
            accented = new Accented(values[0], values[1], ToInteger(values[2]), ToInteger(values[3]));
        }

        return Step.Done;
    }

    // n values, then the deltas of each, then n.
    private Step Blend()
    {
        var values = count > 0 ? ToInteger(stack[--count]) : -1;
        var regions = blend.RegionCount;
        var first = count - (values * (regions + 1L));
        if (values < 0 || values > count || first < 0)
        {
            return Step.Broken;
        }

        var start = (int)first;
        for (var i = 0; i < values; i++)
        {
            for (var region = 0; region < regions; region++)
            {
                stack[start + i] += blend.Scalar(region) * stack[start + values + (i * regions) + region];
            }
        }

        count = start + values;
        return Step.Next;
    }

    private static int ToInteger(double value) => value is >= int.MinValue and <= int.MaxValue ? (int)value : int.MinValue;
}
