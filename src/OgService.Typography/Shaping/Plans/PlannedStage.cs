namespace OgService.Typography.Shaping.Plans;

/// <summary>A stretch of a plan's substitutions.</summary>
/// <param name="End">Number of the first lookup behind it.</param>
/// <param name="Pause">What the script does after it; null for nothing.</param>
internal readonly record struct PlannedStage(int End, Action<ShapingRun>? Pause);
