namespace OgService.Yaml;

/// <summary>What the parser found wrong, in words for the person who wrote the text.</summary>
internal static class SyntaxMessage
{
    public const string Tab = "a tab is used for indentation; use spaces";

    public const string KeyOrEnd = "expected another key at the indentation of the keys above, or the end";

    public const string AfterQuote = "nothing may follow the closing quote; in single quotes write '' for a quote, in double quotes \\\"";

    public const string Unclosed = "a list or mapping that starts here with a bracket is not closed";

    // A part of the parser's message, and what we say instead: what came, what was expected.
    private static readonly (string Part, string Reason)[] _table =
    [
        ("version directive", "expected \"%YAML 1.2\" alone on its line, once, before \"---\""),
        ("found invalid mapping", "a \":\" with a space after it is not allowed here; put the whole value in quotes"),
        ("mapping values are not allowed", "a \":\" with a space after it is not allowed here; put the whole value in quotes"),
        ("could not find expected ':'", "expected \"key: value\"; there is no \":\" after this word"),
        ("did not find expected key", KeyOrEnd),
        ("did not find expected '-' indicator", "expected another \"- item\" at the indentation of the items above, or the end"),
        ("did not find expected ',' or ']'", "a list that starts with \"[\" is not closed; expected \",\" or \"]\""),
        ("did not find expected ',' or '}'", "a mapping that starts with \"{\" is not closed; expected \",\" or \"}\""),
        ("found unexpected end of stream", "the quoted text that starts here has no closing quote"),
        ("unexpected document indicator", "the quoted text that starts here is not closed before a line of dashes or dots"),
        ("found wrong indentation", "the quoted text that starts here has no closing quote before the next key, or its next line is not indented"),
        ("cannot start any token", "this character cannot start a value; put the value in quotes"),
        ("found unknown escape character", "unknown escape after \"\\\" in double quotes; use \"\\\\\" for a backslash, or single quotes"),
        ("block sequence entries are not allowed", "a list item (\"- \") is not allowed here; start the list on its own line"),
        ("expected comment or line break", "nothing may follow \"|\" or \">\" on its line; start the text on the next line, or put it in quotes"),
        ("scanning an anchor or alias", "\"*\" and \"&\" start an alias or an anchor; put the value in quotes"),
        ("invalid tab as indentation", Tab),
        ("expected <document start>", "expected the end; got more text"),
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
