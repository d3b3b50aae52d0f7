using OgService.Typography.OpenType.Layout;
using OgService.Typography.Shaping.Apple;
using OgService.Typography.Shaping.Lookups;
using OgService.Typography.Shaping.Plans;
using OgService.Typography.Shaping.Scripts;
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

    /// <summary>What the last run of this thread took from its budget.</summary>
    internal static int OperationsUsed => tools?.Buffer.OperationsUsed ?? 0;

    /// <summary>Shapes one run of one font, one script and one direction, and appends its glyphs in visual order. What is not drawn gives no glyph.</summary>
    /// <param name="text">The whole paragraph; what lies around the run is its context.</param>
    /// <param name="start">Of the run, as a UTF-16 index.</param>
    /// <param name="length">Of the run, in UTF-16 code units.</param>
    internal static void Shape(ReadOnlySpan<char> text, int start, int length, FontInstance font, in ShapingOptions options, List<ShapedGlyph> output)
    {
        var own = tools ??= new Tools();
        var run = own.Run;
        var buffer = own.Buffer;
        buffer.Reset(length);
        var script = options.Script != Script.Unknown ? options.Script : FindScript(text, start, length);
        var plan = font.Plans.Find(script, options);
        var turns = ScriptDirections.Turns(script, text.Slice(start, length), options.RightToLeft);
        (run.Font, run.Plan, run.Script, run.RightToLeft) = (font, plan, script, options.RightToLeft != turns);
        run.NoDottedCircles = (options.Flags & ShapingFlags.NoDottedCircles) != 0;
        run.ReadContext(text, start, length);

        var keepsCharacters = (options.Flags & ShapingFlags.CharacterClusters) != 0;
        if (CharacterMapper.Read(text.Slice(start, length), start, font, options.RightToLeft, keepsCharacters, buffer))
        {
            DottedCircle.StartText(run, options.Flags);
            if (turns)
            {
                buffer.ReverseClusters();
            }

            if (options.RightToLeft)
            {
                CharacterMapper.Mirror(buffer, font);
            }

            plan.Shaper.PreprocessText(run);
            own.Normalizer.Normalize(run);
        }

        CharacterMapper.Classify(buffer, font, plan.GlobalMask);
        MarkFeatures(run, options);
        plan.Shaper.SetupMasks(run);
        if (plan.Morx is { } morx)
        {
            MorxApplier.Apply(run, morx);
            if (plan.Positions.Length > 0)
            {
                MorxApplier.RemoveDeleted(buffer);
            }
        }
        else
        {
            own.Substitute(font, plan, run);
        }

        Place(own, run, options);
        plan.Shaper.Finish(run);
        Send(run, options, output);
    }

    private static void MarkFeatures(ShapingRun run, in ShapingOptions options)
    {
        var (plan, buffer) = (run.Plan, run.Buffer);
        if (plan.HasFractions)
        {
            Fractions.Mark(run);
        }

        if (plan.RightToLeft && plan.MaskOf("rtlm") is var mirrored and not 0)
        {
            foreach (ref var glyph in buffer.Glyphs)
            {
                glyph.Mask |= glyph.Has(GlyphOrigins.NeedsMirror) ? mirrored : 0;
            }
        }

        foreach (var range in options.Ranges)
        {
            if (plan.Find(OpenType.Tag.Of(range.Tag)) is not { } feature || feature.Mask == ShapePlan.AllGlyphs)
            {
                continue;
            }

            foreach (ref var glyph in buffer.Glyphs)
            {
                if (glyph.Cluster >= range.Start && glyph.Cluster < range.End)
                {
                    glyph.Mask = (glyph.Mask & ~feature.Mask) | feature.ValueMask(range.Value);
                }
            }
        }
    }

    private static void Place(Tools own, ShapingRun run, in ShapingOptions options)
    {
        var buffer = own.Buffer;
        var (font, plan, rightToLeft) = (run.Font, run.Plan, run.RightToLeft);
        var rounds = (options.Flags & ShapingFlags.WholeUnits) != 0;
        foreach (ref var glyph in buffer.Glyphs)
        {
            var advance = font.GetAdvanceUnits(glyph.Id);
            glyph.AdvanceX = rounds ? MathF.Floor(advance + 0.5f) : advance;
            Spaces.Widen(ref glyph, font);
        }

        // A mark stands over its base and takes no room of its own, whatever its own table says.
        if (plan.ClearsMarks && plan.Shaper.MarkWidths == MarkWidths.ClearedBeforePositions)
        {
            ClearMarks(run);
        }

        own.Positions.Begin(font, font.Typeface.Gpos);
        own.Positions.RightToLeft = rightToLeft;
        foreach (ref readonly var lookup in plan.Positions.AsSpan())
        {
            own.Positions.Apply(lookup);
        }

        if (plan.Kerning is { } kerning)
        {
            KerningApplier.Apply(run, kerning);
        }

        if (plan.ClearsMarks && plan.Shaper.MarkWidths == MarkWidths.ClearedAfterPositions)
        {
            ClearMarks(run);
        }

        var keepsIgnorables = (options.Flags & ShapingFlags.IgnorablesAsDrawn) != 0;
        foreach (ref var glyph in buffer.Glyphs)
        {
            if ((!keepsIgnorables && IsHidden(glyph)) || glyph.Has(GlyphOrigins.Deleted))
            {
                (glyph.AdvanceX, glyph.OffsetX, glyph.OffsetY) = (0, 0, 0);
            }
        }

        Attachments.Resolve(buffer, rightToLeft);
        if (plan.PlacesMarks)
        {
            MarkPlacement.Place(run);
        }
    }

    private static void ClearMarks(ShapingRun run)
    {
        foreach (ref var glyph in run.Buffer.Glyphs)
        {
            if (glyph.Class == GlyphClass.Mark)
            {
                glyph.OffsetX -= run.Plan.MovesClearedMarks && !run.RightToLeft ? glyph.AdvanceX : 0;
                glyph.AdvanceX = 0;
            }
        }
    }

    private static bool IsHidden(in BufferGlyph glyph) =>
        (glyph.Origins & (GlyphOrigins.Ignorable | GlyphOrigins.Substituted)) == GlyphOrigins.Ignorable;

    private static void Send(ShapingRun run, in ShapingOptions options, List<ShapedGlyph> output)
    {
        var buffer = run.Buffer;
        if (run.Plan.Morx is not null)
        {
            MorxApplier.RemoveDeleted(buffer);
        }

        if (run.RightToLeft)
        {
            buffer.Reverse();
        }

        var asDrawn = (options.Flags & ShapingFlags.IgnorablesAsDrawn) != 0;
        var asSpaces = (options.Flags & ShapingFlags.IgnorablesAsSpaces) != 0 && run.Font.TryGetGlyph(' ', out _);
        run.Font.TryGetGlyph(' ', out var space);
        foreach (ref readonly var glyph in buffer.Glyphs)
        {
            if (asDrawn || !IsHidden(glyph))
            {
                output.Add(new ShapedGlyph(glyph.Id, glyph.Cluster, glyph.AdvanceX, glyph.OffsetX, glyph.OffsetY));
            }
            else if (asSpaces)
            {
                output.Add(new ShapedGlyph(space, glyph.Cluster, 0, 0, 0));
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
        private readonly SubstitutionApplier substitutions;

        public Tools()
        {
            Run = new ShapingRun(Buffer);
            substitutions = new SubstitutionApplier(Buffer);
            Positions = new PositioningApplier(Buffer);
        }

        public GlyphBuffer Buffer { get; } = new();

        public ShapingRun Run { get; }

        public Normalizer Normalizer { get; } = new();

        public PositioningApplier Positions { get; }

        public void Substitute(FontInstance font, ShapePlan plan, ShapingRun run)
        {
            substitutions.Begin(font, plan.SubstitutionTable);
            var next = 0;
            foreach (ref readonly var stage in plan.Stages.AsSpan())
            {
                for (; next < stage.End; next++)
                {
                    substitutions.Apply(plan.Substitutions[next]);
                }

                stage.Pause?.Invoke(run);
            }
        }
    }
}
