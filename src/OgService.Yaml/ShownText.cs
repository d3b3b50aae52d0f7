namespace OgService.Yaml;

/// <summary>Input as a message may show it: one line, short, no control characters.</summary>
public static class ShownText
{
    private const int MaxLength = 60;

    /// <summary>At most 60 UTF-16 units, then an ellipsis; control characters become U+FFFD.</summary>
    public static string Of(string value)
    {
        var cut = value.Length <= MaxLength ? value.Length : MaxLength;
        if (cut < value.Length && char.IsHighSurrogate(value[cut - 1]))
        {
            cut--;
        }

        var shown = string.Create(cut, value, static (target, from) =>
        {
            for (var i = 0; i < target.Length; i++)
            {
                // Bidirectional controls could turn the rest of a terminal's line around.
                target[i] = char.IsControl(from[i]) || from[i] is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069')
                    or '\u2028' or '\u2029' ? '\uFFFD' : from[i];
            }
        });
        return cut < value.Length ? shown + "…" : shown;
    }
}
