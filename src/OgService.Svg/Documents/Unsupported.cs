namespace OgService.Svg.Documents;

/// <summary>What we know and do not draw.</summary>
internal static class Unsupported
{
    public static void Note(SvgElement element, NoteList notes)
    {
        var message = element.Name switch
        {
            "text" => "text is not drawn: turn it into paths",
            "filter" => "filters are not drawn: what they would change is drawn without them",
            "script" => "scripts are not run",
            "foreignObject" => "foreignObject is not drawn",
            "animate" or "animateMotion" or "animateTransform" or "animateColor" or "set" => "animations are not played: the first state is drawn",
            "video" or "audio" or "iframe" or "canvas" => $"{element.Name} is not drawn",
            "hatch" or "meshgradient" => $"{element.Name} is not drawn",
            _ => null,
        };
        if (message is not null)
        {
            notes.Add(element.Line, message);
        }
    }
}
