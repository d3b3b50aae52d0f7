using OgService.Typography.OpenType.Layout;
using OgService.Typography.Shaping.Lookups;
using OgService.Typography.Shaping.Plans;
using OgService.Unicode;

namespace OgService.Typography.Shaping;

/// <summary>Turns characters into placed glyphs.</summary>
/// <remarks>
/// The order is OpenType's: characters to glyphs, substitutions (GSUB), advances, positions (GPOS or <c>kern</c>), marks lose their advance, what hangs
/// on others moves to its place. All of it in logical order; a right-to-left run is turned round at the end. Never throws for what a font holds.
/// </remarks>
internal static class Shaper
{
    // How far around a run of digits and signs its script is looked for.
    private const int ScriptContext = 64;

    [ThreadStatic]
    private static Tools? tools;

    /// <summary>Shapes one run of one font, one script and one direction, and appends its glyphs in visual order. What is not drawn gives no glyph.</summary>
    /// <param name="text">The whole paragraph; what lies around the run is its context.</param>
    /// <param name="start">Of the run, as a UTF-16 index.</param>
    /// <param name="length">Of the run, in UTF-16 code units.</param>
    internal static void Shape(ReadOnlySpan<char> text, int start, int length, FontInstance font, in ShapingOptions options, List<ShapedGlyph> output)
    {
        var own = tools ??= new Tools();
        var buffer = own.Buffer;
        buffer.Reset(length);
        CharacterMapper.Map(text.Slice(start, length), start, font, options.RightToLeft, buffer);

        var plan = font.Plans.Find(ScriptTags.Of(FindScript(text, start, length)), options);
        if (plan.HasFractions)
        {
            Fractions.Mark(buffer, options.RightToLeft);
        }

        if (plan.Joins)
        {
            Joining.Mark(text, start, length, buffer);
        }

        own.Substitutions.Begin(font, font.Typeface.Gsub);
        foreach (ref readonly var lookup in plan.Substitutions.AsSpan())
        {
            own.Substitutions.Apply(lookup);
        }

        Place(own, font, plan, options.RightToLeft);
        Send(buffer, options.RightToLeft, output);
    }

    private static void Place(Tools own, FontInstance font, ShapePlan plan, bool rightToLeft)
    {
        var buffer = own.Buffer;
        foreach (ref var glyph in buffer.Glyphs)
        {
            glyph.AdvanceX = font.GetAdvanceUnits(glyph.Id);
        }

        own.Positions.Begin(font, font.Typeface.Gpos);
        own.Positions.RightToLeft = rightToLeft;
        foreach (ref readonly var lookup in plan.Positions.AsSpan())
        {
            own.Positions.Apply(lookup);
        }

        if (plan.UsesKernTable)
        {
            Kern(buffer, font, rightToLeft);
        }

        // A mark stands over its base and takes no room of its own, whatever its own table says.
        var marksHang = plan.Positions.Length > 0;
        foreach (ref var glyph in buffer.Glyphs)
        {
            if (glyph.Class == GlyphClass.Mark)
            {
                glyph.OffsetX -= marksHang || rightToLeft ? 0 : glyph.AdvanceX;
                glyph.AdvanceX = 0;
            }

            if (IsHidden(glyph))
            {
                (glyph.AdvanceX, glyph.OffsetX, glyph.OffsetY) = (0, 0, 0);
            }
        }

        Attachments.Resolve(buffer, rightToLeft);
    }

    private static bool IsHidden(in BufferGlyph glyph) =>
        (glyph.Origins & (GlyphOrigins.Ignorable | GlyphOrigins.Substituted)) == GlyphOrigins.Ignorable;

    private static void Kern(GlyphBuffer buffer, FontInstance font, bool rightToLeft)
    {
        var last = -1;
        for (var i = 0; i < buffer.Count; i++)
        {
            if (buffer[i].Class == GlyphClass.Mark)
            {
                continue;
            }

            if (last >= 0)
            {
                var (left, right) = rightToLeft ? (buffer[i].Id, buffer[last].Id) : (buffer[last].Id, buffer[i].Id);
                // Half to each side, as HarfBuzz divides it; the sum is what counts.
                var kerning = font.Typeface.Kern.Find(left, right);
                var first = kerning >> 1;
                buffer[last].AdvanceX += first;
                buffer[i].AdvanceX += kerning - first;
                buffer[i].OffsetX += kerning - first;
            }

            last = i;
        }
    }

    private static void Send(GlyphBuffer buffer, bool rightToLeft, List<ShapedGlyph> output)
    {
        if (rightToLeft)
        {
            buffer.Reverse();
        }

        foreach (ref readonly var glyph in buffer.Glyphs)
        {
            if (!IsHidden(glyph))
            {
                output.Add(new ShapedGlyph(glyph.Id, glyph.Cluster, glyph.AdvanceX, glyph.OffsetX, glyph.OffsetY));
            }
        }
    }

    private static Script FindScript(ReadOnlySpan<char> text, int start, int length)
    {
        for (var at = start; at < start + length;)
        {
            var script = ScriptAt(text, at, out var used);
            if (IsTelling(script))
            {
                return script;
            }

            at += used;
        }

        for (var at = start - 1; at >= Math.Max(0, start - ScriptContext); at--)
        {
            var script = ScriptAt(text, at, out _);
            if (IsTelling(script))
            {
                return script;
            }
        }

        for (var at = start + length; at < Math.Min(text.Length, start + length + ScriptContext);)
        {
            var script = ScriptAt(text, at, out var used);
            if (IsTelling(script))
            {
                return script;
            }

            at += used;
        }

        return Script.Common;
    }

    private static Script ScriptAt(ReadOnlySpan<char> text, int at, out int used)
    {
        if (char.IsAsciiLetter(text[at]))
        {
            used = 1;
            return Script.Latin;
        }

        return CodePointProperties.Script(CodePoints.At(text, at, out used));
    }

    private static bool IsTelling(Script script) => script is not (Script.Common or Script.Inherited or Script.Unknown);

    private sealed class Tools
    {
        public Tools()
        {
            Substitutions = new SubstitutionApplier(Buffer);
            Positions = new PositioningApplier(Buffer);
        }

        public GlyphBuffer Buffer { get; } = new();

        public SubstitutionApplier Substitutions { get; }

        public PositioningApplier Positions { get; }
    }
}
