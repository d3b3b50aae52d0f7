namespace OgService.Previews;

/// <summary>A tier that was left alone after errors, or taken into use again.</summary>
/// <param name="Tier">disk or bucket.</param>
/// <param name="Work">reading or writing.</param>
/// <param name="Problem">The last error, for people; null when it is well. Says too how often it changed, when that was too often to tell each time.</param>
public sealed record TierChange(string Tier, string Work, bool IsWell, string? Problem);
