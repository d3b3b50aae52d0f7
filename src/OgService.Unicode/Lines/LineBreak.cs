namespace OgService.Unicode;

/// <summary>What may happen at one place between two characters.</summary>
public enum LineBreak : byte
{
    Prohibited,
    Allowed,
    Mandatory,
}
