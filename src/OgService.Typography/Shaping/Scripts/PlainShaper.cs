namespace OgService.Typography.Shaping.Scripts;

/// <summary>Text goes to the font as it was typed: for fonts whose own tables (<c>morx</c>) do all a script needs.</summary>
internal sealed class PlainShaper : ScriptShaper
{
    public static PlainShaper Instance { get; } = new();

    public override NormalizationMode Normalization => NormalizationMode.AsTyped;

    public override MarkWidths MarkWidths => MarkWidths.Kept;

    public override bool PlacesMarks => false;
}
