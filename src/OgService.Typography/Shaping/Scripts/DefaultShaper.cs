namespace OgService.Typography.Shaping.Scripts;

/// <summary>Scripts that need nothing but their font.</summary>
internal sealed class DefaultShaper : ScriptShaper
{
    public static DefaultShaper Instance { get; } = new();

    public override bool UsesKernTable => true;
}
