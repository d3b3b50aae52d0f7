using OgService.Typography.OpenType;
using OgService.Typography.OpenType.Layout;

namespace OgService.Typography.Shaping.Plans;

/// <summary>Chooses the lookups of a plan: the features of a run in their stages, each stage's lookups in the font's order.</summary>
internal sealed class ShapePlanBuilder
{
    // rvrn comes before everything (OpenType, "Feature Variations"); joining forms follow one another; then all the rest at once.
    private const int FirstStage = 0;
    private const int JoiningStage = 1;
    private const int LastStage = 20;
    private const int MaximumLookups = 35_000;

    private static readonly (string Tag, uint Mask)[] JoiningForms =
    [
        ("isol", FeatureMask.Isolated), ("fina", FeatureMask.Final), ("fin2", FeatureMask.Final2), ("fin3", FeatureMask.Final3),
        ("medi", FeatureMask.Medial), ("med2", FeatureMask.Medial2), ("init", FeatureMask.Initial),
    ];

    private readonly List<Feature> features = [];

    private readonly record struct Feature(Tag Tag, int Stage, uint Mask, int Value, bool PassesJoiners);

    public static ShapePlan Build(FontInstance font, Tag script, in ShapingOptions options)
    {
        var builder = new ShapePlanBuilder();
        var joins = ScriptTags.Joins(script);
        builder.AddDefaults(options, joins);
        builder.AddWanted(options);

        var typeface = font.Typeface;
        var languages = LanguageTags.Of(options.Lang);
        var scripts = ScriptTags.Candidates(script);
        var substitutions = builder.Collect(typeface.Gsub, font, scripts, languages, out var substituted);
        var positions = builder.Collect(typeface.Gpos, font, scripts, languages, out var positioned);
        return new ShapePlan
        {
            Substitutions = substitutions,
            Positions = positions,
            UsesKernTable = options.Kerning && !typeface.Kern.IsEmpty && !positioned.Contains(Tag.Of("kern")),
            HasFractions = substituted.Contains(Tag.Of("frac")),
            Joins = joins,
        };
    }

    private void AddDefaults(in ShapingOptions options, bool joins)
    {
        Add("rvrn", FirstStage);
        if (joins)
        {
            Add("ccmp", JoiningStage, passesJoiners: false);
            Add("locl", JoiningStage, passesJoiners: false);
            for (var i = 0; i < JoiningForms.Length; i++)
            {
                Add(JoiningForms[i].Tag, JoiningStage + 1 + i, JoiningForms[i].Mask, passesJoiners: false);
            }

            var next = JoiningStage + 1 + JoiningForms.Length;
            Add("rlig", next, passesJoiners: false);
            Add("calt", next + 1, passesJoiners: false);
            AddLigatures(options, next + 2, passesJoiners: false);
            Add("mset", next + 2, passesJoiners: false);
        }

        foreach (var tag in (ReadOnlySpan<string>)(options.RightToLeft ? ["rtla", "rtlm"] : ["ltra", "ltrm"]))
        {
            Add(tag, LastStage);
        }

        Add("frac", LastStage, FeatureMask.Fraction);
        Add("numr", LastStage, FeatureMask.Numerator);
        Add("dnom", LastStage, FeatureMask.Denominator);
        foreach (var tag in (ReadOnlySpan<string>)["abvm", "blwm", "ccmp", "locl", "mark", "mkmk", "rlig", "calt", "curs", "dist", "rclt"])
        {
            Add(tag, LastStage);
        }

        AddLigatures(options, LastStage, passesJoiners: true);
        if (options.Kerning)
        {
            Add("kern", LastStage);
        }
    }

    private void AddLigatures(in ShapingOptions options, int stage, bool passesJoiners)
    {
        if (options.OptionalLigatures)
        {
            Add("liga", stage, passesJoiners: passesJoiners);
            Add("clig", stage, passesJoiners: passesJoiners);
        }
    }

    // The last wish for a feature counts; 0 turns a default off.
    private void AddWanted(in ShapingOptions options)
    {
        foreach (var (name, value) in options.Features)
        {
            var tag = Tag.Of(name);
            var stage = features.FirstOrDefault(feature => feature.Tag == tag, new Feature(tag, LastStage, 0, 0, false)).Stage;
            features.RemoveAll(feature => feature.Tag == tag);
            if (value > 0)
            {
                features.Add(new Feature(tag, stage, FeatureMask.All, value, PassesJoiners: true));
            }
        }
    }

    private void Add(string name, int stage, uint mask = FeatureMask.All, bool passesJoiners = true)
    {
        var tag = Tag.Of(name);
        if (!features.Exists(feature => feature.Tag == tag))
        {
            features.Add(new Feature(tag, stage, mask, 1, passesJoiners));
        }
    }

    private PlannedLookup[] Collect(
        LayoutTable table, FontInstance font, ReadOnlySpan<Tag> scripts, ReadOnlySpan<Tag> languages, out HashSet<Tag> found)
    {
        found = [];
        var language = LayoutTable.FindLanguage(table.FindScript(scripts), languages);
        var variation = table.FindVariation(font.Coordinates);
        var chosen = new SortedDictionary<(int Stage, int Index), PlannedLookup>();
        var numbers = new List<int>();

        var required = table.RequiredFeature(language);
        if (required >= 0)
        {
            var known = features.FirstOrDefault(feature => feature.Tag == table.FeatureTag(required));
            table.AddLookups(required, variation, numbers);
            var stage = known.Mask != 0 ? known.Stage : FirstStage;
            Choose(chosen, numbers, new Feature(table.FeatureTag(required), stage, FeatureMask.All, 1, PassesJoiners: true));
        }

        foreach (var feature in features)
        {
            var number = table.FindFeature(language, feature.Tag);
            if (number >= 0 && number != required)
            {
                found.Add(feature.Tag);
                numbers.Clear();
                table.AddLookups(number, variation, numbers);
                Choose(chosen, numbers, feature);
            }
        }

        return [.. chosen.Values];
    }

    private static void Choose(SortedDictionary<(int Stage, int Index), PlannedLookup> chosen, List<int> numbers, in Feature feature)
    {
        foreach (var number in numbers)
        {
            var lookup = new PlannedLookup(number, feature.Mask, feature.Value, PassesNonJoiners: true, feature.PassesJoiners);
            if (chosen.TryGetValue((feature.Stage, number), out var other))
            {
                lookup = lookup with
                {
                    Mask = lookup.Mask | other.Mask,
                    Value = Math.Max(lookup.Value, other.Value),
                    PassesJoiners = lookup.PassesJoiners && other.PassesJoiners,
                };
            }

            if (chosen.Count < MaximumLookups)
            {
                chosen[(feature.Stage, number)] = lookup;
            }
        }
    }
}
