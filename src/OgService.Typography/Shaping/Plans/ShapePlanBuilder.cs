using System.Numerics;
using OgService.Typography.OpenType;
using OgService.Typography.OpenType.Layout;
using OgService.Typography.Shaping.Apple;
using OgService.Typography.Shaping.Scripts;
using OgService.Typography.Shaping.Scripts.Arabic;
using OgService.Unicode;

namespace OgService.Typography.Shaping.Plans;

/// <summary>Chooses the lookups of a plan: the features of a run in their stages, each stage's lookups in the font's order.</summary>
/// <remarks>A feature that applies everywhere with the value 1 shares one bit of the glyphs' masks; every other one gets bits of its own.</remarks>
internal sealed class ShapePlanBuilder
{
    private const int MaximumLookups = 35_000;
    private const int MaximumValue = PlannedLookup.Any;
    private const int SharedBit = 31;

    private readonly List<Wish> wishes = [];
    private readonly List<Action<ShapingRun>?> pauses = [];

    private ShapePlanBuilder(FontInstance font, Script script, bool rightToLeft)
    {
        Font = font;
        Script = script;
        RightToLeft = rightToLeft;
    }

    public FontInstance Font { get; }

    public Script Script { get; }

    public bool RightToLeft { get; }

    /// <summary>The script tag of GSUB that was found.</summary>
    public Tag SubstitutionScript { get; private set; }

    public static ShapePlan Build(FontInstance font, Script script, in ShapingOptions options) =>
        new ShapePlanBuilder(font, script, options.RightToLeft).Build(options);

    /// <summary>Adds a feature that applies to every glyph.</summary>
    public void Enable(string tag, FeatureFlags flags = FeatureFlags.None, int value = 1) => Add(tag, flags | FeatureFlags.Global, value);

    /// <summary>Adds a feature that applies where <see cref="ScriptShaper.SetupMasks"/> says, or everywhere with <see cref="FeatureFlags.Global"/>.</summary>
    public void Add(string tag, FeatureFlags flags = FeatureFlags.None, int value = 1) =>
        wishes.Add(new Wish(Tag.Of(tag), flags, Math.Clamp(value, 0, MaximumValue), (flags & FeatureFlags.Global) != 0 ? value : 0, pauses.Count));

    public void Disable(string tag) => Enable(tag, value: 0);

    /// <summary>Ends a stage of GSUB: what was added before is done before what is added from now on.</summary>
    /// <param name="pause">Called in between.</param>
    public void AddPause(Action<ShapingRun>? pause = null) => pauses.Add(pause);

    private ShapePlan Build(in ShapingOptions options)
    {
        var typeface = Font.Typeface;
        var languages = LanguageTags.Of(options.Lang);
        var scripts = ScriptTags.Candidates(Script);
        var substitutionTable = typeface.Gsub;
        var gsubScript = substitutionTable.FindScript(scripts, out var gsubTag);
        if (Script == Script.Arabic && !ChoosesForms(substitutionTable, LayoutTable.FindLanguage(gsubScript, languages))
            && FormRules.Build(typeface) is { } rules)
        {
            substitutionTable = rules;
            gsubScript = rules.FindScript(scripts, out gsubTag);
        }

        var gposScript = typeface.Gpos.FindScript(scripts, out var gposTag);
        SubstitutionScript = gsubTag;
        var shaper = ScriptShapers.For(Script, gsubTag);
        var substitutesByMorx = !typeface.Morx.IsEmpty;
        if (substitutesByMorx && shaper is not DefaultShaper)
        {
            shaper = PlainShaper.Instance;
        }

        CollectWishes(shaper, options);
        var merged = Merge();

        var gsub = new Side(
            substitutionTable, LayoutTable.FindLanguage(gsubScript, languages), substitutionTable.FindVariation(Font.Coordinates));
        var gpos = new Side(typeface.Gpos, LayoutTable.FindLanguage(gposScript, languages), typeface.Gpos.FindVariation(Font.Coordinates));
        var features = Allot(merged, gsub, gpos, out var globalMask);
        var positions = Collect(gpos, merged, features, stages: 1, out _);
        var substitutions = Collect(gsub, merged, features, pauses.Count + 1, out var ends);
        bool Substitutes(string tag) => features.Exists(feature => feature.InGsub && feature.Tag == Tag.Of(tag));
        bool Positions(string tag) => features.Exists(feature => feature.InGpos && feature.Tag == Tag.Of(tag));

        // Apple's positions come first, unless the font has OpenType's tables for both. A font's own kerning in GPOS leaves no room for another's.
        var hasPositions = !typeface.Gpos.IsEmpty && (shaper.PositioningScript == default || shaper.PositioningScript == gposTag);
        var hasOpenType = hasPositions && !typeface.Gsub.IsEmpty && !substitutesByMorx;
        var usesPositions = hasPositions && (hasOpenType || typeface.Kerx.IsEmpty);
        var kerning = usesPositions && Positions("kern") ? null
            : !typeface.Kerx.IsEmpty ? typeface.Kerx
            : !typeface.Kern.IsEmpty && shaper.UsesKernTable ? typeface.Kern : null;
        var isByKerx = kerning is not null && kerning == typeface.Kerx;
        var placesNone = !usesPositions && !isByKerx && kerning is not { HasCrossStream: true };
        var plan = new ShapePlan
        {
            Font = Font,
            Script = Script,
            RightToLeft = RightToLeft,
            Shaper = shaper,
            SubstitutionTable = substitutionTable,
            SubstitutionScript = gsubTag,
            PositioningScript = gposTag,
            Substitutions = substitutions,
            Stages = [.. ends.Select((end, stage) => new PlannedStage(end, stage < pauses.Count ? pauses[stage] : null))],
            Positions = usesPositions ? positions : [],
            Features = [.. features],
            GlobalMask = globalMask,
            Morx = substitutesByMorx ? MorxPlan.Build(typeface.Morx, typeface.Feat, options) : null,
            Kerning = usesPositions && isByKerx ? null : kerning,
            HasFractions = Substitutes("frac") || (Substitutes("numr") && Substitutes("dnom")),
            ClearsMarks = !isByKerx && kerning is not { HasMachines: true },
            MovesClearedMarks = placesNone && !substitutesByMorx,
            PlacesMarks = shaper.PlacesMarks && placesNone,
        };
        plan.Data = shaper.CreateData(plan);
        return plan;
    }

    private static bool ChoosesForms(LayoutTable table, FontData language) =>
        Array.Exists(["isol", "fina", "init", "medi"], tag => table.FindFeature(language, Tag.Of(tag)) >= 0);

    // OpenType, "Feature Variations": rvrn comes before everything. What all scripts have comes after the script's own.
    private void CollectWishes(ScriptShaper shaper, in ShapingOptions options)
    {
        Enable("rvrn");
        AddPause();
        if (RightToLeft)
        {
            Enable("rtla");
            Add("rtlm");
        }
        else
        {
            Enable("ltra");
            Enable("ltrm");
        }

        Add("frac");
        Add("numr");
        Add("dnom");
        Enable("rand", FeatureFlags.Random, MaximumValue);
        shaper.CollectFeatures(this);
        foreach (var tag in (ReadOnlySpan<string>)["abvm", "blwm", "ccmp", "locl", "rlig", "calt", "curs", "dist", "rclt"])
        {
            Enable(tag);
        }

        Enable("mark", FeatureFlags.SeesBoth);
        Enable("mkmk", FeatureFlags.SeesBoth);
        Enable("clig", value: options.OptionalLigatures ? 1 : 0);
        Enable("liga", value: options.OptionalLigatures ? 1 : 0);
        Enable("kern", FeatureFlags.HasFallback, options.Kerning ? 1 : 0);
        foreach (var (tag, value) in options.Features)
        {
            Enable(tag, value: value);
        }

        foreach (var range in options.Ranges)
        {
            Add(range.Tag, value: range.Value);
        }

        shaper.OverrideFeatures(this);
    }

    // Of several wishes for a feature the later counts, but the feature stays in the earliest stage.
    private List<Wish> Merge()
    {
        var merged = new List<Wish>();
        foreach (var wish in wishes)
        {
            var at = merged.FindIndex(other => other.Tag == wish.Tag);
            if (at < 0)
            {
                merged.Add(wish);
                continue;
            }

            var before = merged[at];
            var flags = before.Flags | (wish.Flags & FeatureFlags.HasFallback);
            merged[at] = (wish.Flags & FeatureFlags.Global) != 0
                ? wish with { Flags = flags | FeatureFlags.Global, Stage = Math.Min(before.Stage, wish.Stage) }
                : before with
                {
                    Flags = flags & ~FeatureFlags.Global,
                    Value = Math.Max(before.Value, wish.Value),
                    Stage = Math.Min(before.Stage, wish.Stage),
                };
        }

        return merged;
    }

    private static List<PlannedFeature> Allot(List<Wish> merged, in Side gsub, in Side gpos, out uint globalMask)
    {
        globalMask = ShapePlan.AllGlyphs;
        var features = new List<PlannedFeature>();
        var next = 0;
        foreach (var wish in merged)
        {
            if (wish.Value == 0)
            {
                continue;
            }

            var inGsub = gsub.Table.FindFeature(gsub.Language, wish.Tag) >= 0;
            var inGpos = gpos.Table.FindFeature(gpos.Language, wish.Tag) >= 0;
            if (!inGsub && (wish.Flags & FeatureFlags.SearchesAll) != 0)
            {
                inGsub = gsub.Table.FindFeature(wish.Tag) >= 0;
            }

            if (!inGsub && !inGpos && (wish.Flags & FeatureFlags.HasFallback) == 0)
            {
                continue;
            }

            if (wish is { Value: 1, IsGlobal: true })
            {
                features.Add(new PlannedFeature(wish.Tag, ShapePlan.AllGlyphs, SharedBit, inGsub, inGpos, wish.Stage));
                continue;
            }

            var bits = BitOperations.Log2((uint)wish.Value) + 1;
            if (next + bits > SharedBit)
            {
                continue;
            }

            var mask = (((1u << bits) - 1) << next);
            features.Add(new PlannedFeature(wish.Tag, mask, next, inGsub, inGpos, wish.Stage));
            globalMask |= ((uint)wish.Default << next) & mask;
            next += bits;
        }

        return features;
    }

    private PlannedLookup[] Collect(in Side side, List<Wish> merged, List<PlannedFeature> features, int stages, out int[] ends)
    {
        var chosen = new SortedDictionary<(int Stage, int Index), PlannedLookup>();
        var numbers = new List<int>();
        var required = side.Table.RequiredFeature(side.Language);
        if (required >= 0)
        {
            var tag = side.Table.FeatureTag(required);
            var stage = stages == 1 ? 0 : merged.Find(wish => wish.Tag == tag).Stage;
            side.Table.AddLookups(required, side.Variation, numbers);
            Choose(chosen, numbers, stage, new PlannedLookup(0, ShapePlan.AllGlyphs));
        }

        foreach (var feature in features)
        {
            var wish = merged.Find(candidate => candidate.Tag == feature.Tag);
            var number = side.Table.FindFeature(side.Language, feature.Tag);
            if (number < 0 && (wish.Flags & FeatureFlags.SearchesAll) != 0)
            {
                number = side.Table.FindFeature(feature.Tag);
            }

            if (number >= 0 && number != required)
            {
                numbers.Clear();
                side.Table.AddLookups(number, side.Variation, numbers);
                Choose(chosen, numbers, stages == 1 ? 0 : feature.SubstitutionStage, new PlannedLookup(
                    0, feature.Mask, feature.Shift == SharedBit ? -1 : feature.Shift,
                    (wish.Flags & FeatureFlags.SeesNonJoiners) == 0, (wish.Flags & FeatureFlags.SeesJoiners) == 0,
                    (wish.Flags & FeatureFlags.PerSyllable) != 0, (wish.Flags & FeatureFlags.Random) != 0));
            }
        }

        ends = new int[stages];
        foreach (var key in chosen.Keys)
        {
            ends[key.Stage]++;
        }

        for (var stage = 1; stage < stages; stage++)
        {
            ends[stage] += ends[stage - 1];
        }

        return [.. chosen.Values];
    }

    private static void Choose(SortedDictionary<(int Stage, int Index), PlannedLookup> chosen, List<int> numbers, int stage, in PlannedLookup pattern)
    {
        foreach (var number in numbers)
        {
            var lookup = pattern with { Index = number };
            if (chosen.TryGetValue((stage, number), out var other))
            {
                lookup = lookup with
                {
                    Mask = lookup.Mask | other.Mask,
                    Shift = Math.Max(lookup.Shift, other.Shift),
                    PassesNonJoiners = lookup.PassesNonJoiners && other.PassesNonJoiners,
                    PassesJoiners = lookup.PassesJoiners && other.PassesJoiners,
                    PerSyllable = lookup.PerSyllable && other.PerSyllable,
                };
            }

            if (chosen.Count < MaximumLookups)
            {
                chosen[(stage, number)] = lookup;
            }
        }
    }

    private readonly record struct Wish(Tag Tag, FeatureFlags Flags, int Value, int Default, int Stage)
    {
        public bool IsGlobal => (Flags & FeatureFlags.Global) != 0;
    }

    private readonly record struct Side(LayoutTable Table, FontData Language, FontData Variation);
}
