using OgService.Typography.Shaping.Plans;
using OgService.Unicode;

namespace OgService.Typography.Shaping.Scripts.Arabic;

/// <summary>Arabic, Syriac and the scripts that join like them.</summary>
internal sealed class ArabicShaper : ScriptShaper
{
    // Marks that modify a letter and so stand next to it (Unicode Technical Report 53).
    private static ReadOnlySpan<int> Modifiers =>
    [
        0x0654, 0x0655, 0x0658, 0x06DC, 0x06E3, 0x06E7, 0x06E8, 0x08CA, 0x08CB, 0x08CD, 0x08CE, 0x08CF, 0x08D3, 0x08F3,
    ];

    public static ArabicShaper Instance { get; } = new();

    public override bool UsesKernTable => true;

    public override void CollectFeatures(ShapePlanBuilder plan)
    {
        plan.Enable("stch");
        plan.AddPause(Stretching.Record);
        plan.Enable("ccmp", FeatureFlags.SeesJoiners);
        plan.Enable("locl", FeatureFlags.SeesJoiners);
        plan.AddPause();
        foreach (var tag in ArabicJoining.Tags)
        {
            plan.Add(tag, FeatureFlags.SeesJoiners);
            plan.AddPause();
        }

        plan.Enable("rlig", FeatureFlags.SeesJoiners);
        if (plan.Script == Script.Arabic)
        {
            plan.AddPause();
        }

        plan.Enable("calt", FeatureFlags.SeesJoiners);
        plan.AddPause();
        plan.Enable("liga", FeatureFlags.SeesJoiners);
        plan.Enable("clig", FeatureFlags.SeesJoiners);
        plan.Enable("mset", FeatureFlags.SeesJoiners);
    }

    public override object CreateData(ShapePlan plan) => ArabicJoining.MasksOf(plan);

    public override void SetupMasks(ShapingRun run) => ArabicJoining.Mark(run, (uint[])run.Plan.Data!);

    public override void Finish(ShapingRun run)
    {
        if (run.Plan.Substitutes("stch"))
        {
            Stretching.Apply(run);
        }
    }

    public override void ReorderMarks(ShapingRun run, int start, int end)
    {
        var buffer = run.Buffer;
        var at = start;
        foreach (var (combiningClass, newClass) in (ReadOnlySpan<(byte, byte)>)[(220, 22), (230, 26)])
        {
            while (at < end && buffer[at].CombiningClass < combiningClass)
            {
                at++;
            }

            var modifiersEnd = at;
            while (modifiersEnd < end && buffer[modifiersEnd].CombiningClass == combiningClass
                && Modifiers.Contains(buffer[modifiersEnd].CodePoint))
            {
                modifiersEnd++;
            }

            // To the front, next to the letter. Their class becomes one of the lowest, so that the order holds when marks are composed.
            for (; at < modifiersEnd; at++, start++)
            {
                buffer.Move(at, start);
                buffer[start].CombiningClass = newClass;
            }
        }
    }
}
