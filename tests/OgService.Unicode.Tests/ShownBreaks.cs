namespace OgService.Unicode.Tests;

/// <summary>Shows breaks, with and without options.</summary>
internal static class ShownBreaks
{
    public static LineBreak[] Find(string text, LineBreakOptions? options)
    {
        var breaks = new LineBreak[text.Length];
        if (options is { } tailored)
        {
            LineBreaker.Find(text, breaks, tailored);
        }
        else
        {
            LineBreaker.Find(text, breaks);
        }

        return breaks;
    }

    public static string Show(string text, LineBreakOptions? options)
    {
        var breaks = Find(text, options);
        return string.Concat(text.Select((unit, index) => breaks[index] == LineBreak.Allowed ? unit + "|" : unit.ToString()));
    }
}
