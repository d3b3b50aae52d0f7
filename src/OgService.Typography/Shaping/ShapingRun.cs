using OgService.Typography.Shaping.Plans;
using OgService.Unicode;

namespace OgService.Typography.Shaping;

/// <summary>The run at work, as the hooks of a script see it.</summary>
internal sealed class ShapingRun(GlyphBuffer buffer)
{
    /// <summary>How many characters around the run count as its context.</summary>
    public const int ContextLength = 16;

    public GlyphBuffer Buffer { get; } = buffer;

    public FontInstance Font { get; set; } = null!;

    public ShapePlan Plan { get; set; } = null!;

    public Script Script { get; set; }

    public bool RightToLeft { get; set; }

    /// <summary>Whether broken clusters get no dotted circle to hang on.</summary>
    public bool NoDottedCircles { get; set; }

    /// <summary>Code points before the run, the nearest first.</summary>
    public List<int> Before { get; } = [];

    /// <summary>Code points behind the run, the nearest first.</summary>
    public List<int> After { get; } = [];

    public void ReadContext(ReadOnlySpan<char> text, int start, int length)
    {
        Before.Clear();
        After.Clear();
        for (var at = start; at > 0 && Before.Count < ContextLength;)
        {
            at -= at > 1 && char.IsLowSurrogate(text[at - 1]) && char.IsHighSurrogate(text[at - 2]) ? 2 : 1;
            Before.Add(CodePoints.At(text, at, out _));
        }

        for (var at = start + length; at < text.Length && After.Count < ContextLength;)
        {
            After.Add(CodePoints.At(text, at, out var used));
            at += used;
        }
    }
}
