namespace OgService.Yaml;

/// <summary>What the parser found wrong, in words for the person who wrote the text.</summary>
internal static class SyntaxMessage
{
    // A part of the parser's message, and what we say instead: what came, what was expected.
    private static readonly (string Part, string Reason)[] _table =
    [
        ("mapping values are not allowed", "a \":\" with a space after it is not allowed here; put the whole value in quotes"),
        ("could not find expected ':'", "expected \"key: value\"; there is no \":\" after this word"),
        ("did not find expected key", "expected another key at the indentation of the keys above, or the end"),
        ("did not find expected '-' indicator", "expected another \"- item\" at the indentation of the items above, or the end"),
        ("did not find expected ',' or ']'", "the list that starts with \"[\" is not closed; expected \",\" or \"]\""),
        ("did not find expected ',' or '}'", "the mapping that starts with \"{\" is not closed; expected \",\" or \"}\""),
        ("found unexpected end of stream", "the quoted text that starts here has no closing quote"),
        ("unexpected document indicator", "a line of dashes or dots stands inside quoted text; expected a closing quote before it"),
        ("found character that cannot start any token", "this character cannot start a value; put the value in quotes"),
        ("cannot start any token", "this character cannot start a value; put the value in quotes"),
        ("found unknown escape character", "unknown escape after \"\\\" in double quotes; use \"\\\\\" for a backslash, or single quotes"),
        ("block sequence entries are not allowed", "a list item (\"- \") is not allowed here; start the list on its own line"),
        ("tab", "a tab is used for indentation; use spaces"),
    ];

    public static string From(YamlDotNet.Core.YamlException exception)
    {
        var message = WithoutPlace(exception.Message);
        foreach (var (part, reason) in _table)
        {
            if (message.Contains(part, StringComparison.OrdinalIgnoreCase))
            {
                return reason;
            }
        }

        return "not YAML: " + ShownText.Of(message.TrimEnd('.'));
    }

    private static string WithoutPlace(string message)
    {
        const string EndOfPlace = "): ";
        var end = message.StartsWith("(Line", StringComparison.Ordinal) ? message.IndexOf(EndOfPlace, StringComparison.Ordinal) : -1;
        return end < 0 ? message : message[(end + EndOfPlace.Length)..];
    }
}
