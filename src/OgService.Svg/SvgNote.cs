namespace OgService.Svg;

/// <summary>Something a document asks for that is not drawn.</summary>
/// <param name="Line">Where it is asked for first, from 1.</param>
/// <param name="Message">For people, in English.</param>
public readonly record struct SvgNote(int Line, string Message)
{
    public override string ToString() => $"{Line}: {Message}";
}
