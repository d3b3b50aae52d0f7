using OgService.Typography.Shaping.Plans;

namespace OgService.Typography.Shaping.Scripts;

/// <summary>Hangul: syllables whole where the font has them, else jamo with the features for leading, vowel and trailing ones.</summary>
internal sealed class HangulShaper : ScriptShaper
{
    private const int SyllableBase = 0xAC00;
    private const int SyllableEnd = 0xD7A4;
    private const int LeadingBase = 0x1100;
    private const int VowelBase = 0x1161;
    private const int TrailingBase = 0x11A7;
    private const int VowelCount = 21;
    private const int TrailingCount = 28;

    // Stands for a jamo that went into a syllable, until all those are removed at once.
    private const int Absorbed = -1;

    public static HangulShaper Instance { get; } = new();

    public override NormalizationMode Normalization => NormalizationMode.AsTyped;

    public override MarkWidths MarkWidths => MarkWidths.Kept;

    public override bool PlacesMarks => false;

    public override void CollectFeatures(ShapePlanBuilder plan)
    {
        plan.Add("ljmo");
        plan.Add("vjmo");
        plan.Add("tjmo");
    }

    // Some fonts repeat all of their rules for jamo in calt, which would spoil syllables: jamo do without.
    public override void OverrideFeatures(ShapePlanBuilder plan) => plan.Add("calt");

    public override object CreateData(ShapePlan plan) => new[] { 0u, plan.MaskOf("ljmo"), plan.MaskOf("vjmo"), plan.MaskOf("tjmo") };

    public override void PreprocessText(ShapingRun run)
    {
        var buffer = run.Buffer;
        var syllableStart = -1;
        var syllableEnd = -1;
        for (var i = 0; i < buffer.Count;)
        {
            var codePoint = buffer[i].CodePoint;
            if (codePoint is 0x302E or 0x302F)
            {
                var count = buffer.Count;
                PlaceTone(run, i, syllableStart, syllableEnd);
                syllableStart = -1;
                i += 1 + buffer.Count - count;
                continue;
            }

            syllableStart = i;
            syllableEnd = IsLeading(codePoint) && i + 1 < buffer.Count && IsVowel(buffer[i + 1].CodePoint)
                ? ComposeJamo(run, i)
                : codePoint is >= SyllableBase and < SyllableEnd ? SplitOrCompose(run, i)
                : i + 1;
            if (syllableEnd == i + 1 && buffer[i].CodePoint is not (>= SyllableBase and < SyllableEnd))
            {
                syllableStart = -1;
            }

            i = syllableEnd;
        }

        buffer.RemoveAll(Absorbed);
    }

    public override void SetupMasks(ShapingRun run)
    {
        var masks = (uint[])run.Plan.Data!;
        var alternates = run.Plan.Find(OpenType.Tag.Of("calt")) is { } feature && feature.Mask != ShapePlan.AllGlyphs ? feature.Mask : 0;
        foreach (ref var glyph in run.Buffer.Glyphs)
        {
            glyph.Mask |= masks[glyph.Auxiliary];
            if (IsLeading(glyph.CodePoint) || IsVowel(glyph.CodePoint) || IsTrailing(glyph.CodePoint))
            {
                glyph.Mask &= ~alternates;
            }
        }
    }

    // A leading and a vowel jamo, perhaps with a trailing one.
    private static int ComposeJamo(ShapingRun run, int at)
    {
        var buffer = run.Buffer;
        var (leading, vowel) = (buffer[at].CodePoint, buffer[at + 1].CodePoint);
        var trailing = at + 2 < buffer.Count && IsTrailing(buffer[at + 2].CodePoint) ? buffer[at + 2].CodePoint : 0;
        var length = trailing != 0 ? 3 : 2;
        var isModern = leading is >= LeadingBase and < LeadingBase + 19 && vowel is >= VowelBase and < VowelBase + VowelCount
            && trailing is 0 or (> TrailingBase and < TrailingBase + TrailingCount);
        var syllable = SyllableBase + ((((leading - LeadingBase) * VowelCount) + vowel - VowelBase) * TrailingCount)
            + (trailing == 0 ? 0 : trailing - TrailingBase);
        if (isModern && run.Font.TryGetGlyph(syllable, out _))
        {
            Replace(buffer, at, length, syllable);
            return at + length;
        }

        MarkJamo(buffer, at, length);
        return at + length;
    }

    // A whole syllable: with the trailing jamo behind it, if there is one for it; in parts, if the font lacks it but has those.
    private static int SplitOrCompose(ShapingRun run, int at)
    {
        var buffer = run.Buffer;
        var index = buffer[at].CodePoint - SyllableBase;
        var trailing = index % TrailingCount;
        var hasSyllable = run.Font.TryGetGlyph(buffer[at].CodePoint, out _);
        var next = at + 1 < buffer.Count ? buffer[at + 1].CodePoint : 0;
        if (trailing == 0 && next is > TrailingBase and < TrailingBase + TrailingCount
            && run.Font.TryGetGlyph(buffer[at].CodePoint + next - TrailingBase, out _))
        {
            Replace(buffer, at, 2, buffer[at].CodePoint + next - TrailingBase);
            return at + 2;
        }

        var hangs = trailing == 0 && IsTrailing(next);
        if (hasSyllable && !hangs)
        {
            return at + 1;
        }

        var (first, second) = (LeadingBase + (index / (VowelCount * TrailingCount)), VowelBase + (index / TrailingCount % VowelCount));
        var count = trailing == 0 ? 2 : 3;
        if (!run.Font.TryGetGlyph(first, out _) || !run.Font.TryGetGlyph(second, out _)
            || (trailing != 0 && !run.Font.TryGetGlyph(TrailingBase + trailing, out _)) || !buffer.TryRepeat(at, count - 1))
        {
            return at + 1;
        }

        buffer[at].CodePoint = first;
        buffer[at + 1].CodePoint = second;
        if (trailing != 0)
        {
            buffer[at + 2].CodePoint = TrailingBase + trailing;
        }

        count += hangs ? 1 : 0;
        MarkJamo(buffer, at, count);
        return at + count;
    }

    private static void MarkJamo(GlyphBuffer buffer, int at, int length)
    {
        for (var i = 0; i < length; i++)
        {
            CharacterMapper.Describe(ref buffer[at + i]);
            buffer[at + i].Auxiliary = (byte)(1 + i); // leading, vowel, trailing: the order of CreateData
        }

        buffer.MergeClusters(at, at + length);
    }

    private static void Replace(GlyphBuffer buffer, int at, int length, int codePoint)
    {
        buffer.MergeClusters(at, at + length);
        buffer[at].CodePoint = codePoint;
        for (var i = 1; i < length; i++)
        {
            buffer[at + i].CodePoint = Absorbed;
        }
    }

    // A tone mark with a width of its own stands before its syllable; without one the font places it.
    private static void PlaceTone(ShapingRun run, int at, int syllableStart, int syllableEnd)
    {
        var buffer = run.Buffer;
        if (syllableStart >= 0 && syllableStart < at && syllableEnd == at)
        {
            if (HasWidth(run, buffer[at].CodePoint))
            {
                buffer.Move(at, syllableStart);
            }

            return;
        }

        if (!run.NoDottedCircles && run.Font.TryGetGlyph(DottedCircle.CodePoint, out _))
        {
            var circle = new BufferGlyph { CodePoint = DottedCircle.CodePoint, Cluster = buffer[at].Cluster };
            buffer.TryInsert(HasWidth(run, buffer[at].CodePoint) ? at + 1 : at, circle);
        }
    }

    private static bool HasWidth(ShapingRun run, int codePoint) =>
        !run.Font.TryGetGlyph(codePoint, out var id) || run.Font.GetAdvanceUnits(id) != 0;

    private static bool IsLeading(int codePoint) => codePoint is (>= 0x1100 and <= 0x115F) or (>= 0xA960 and <= 0xA97C);

    private static bool IsVowel(int codePoint) => codePoint is (>= 0x1160 and <= 0x11A7) or (>= 0xD7B0 and <= 0xD7C6);

    private static bool IsTrailing(int codePoint) => codePoint is (>= 0x11A8 and <= 0x11FF) or (>= 0xD7CB and <= 0xD7FB);
}
