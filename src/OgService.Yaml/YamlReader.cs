using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace OgService.Yaml;

/// <summary>Reads one YAML document (1.2, core schema) into nodes with positions.</summary>
/// <remarks>
/// Syntax comes from YamlDotNet's event parser, one event at a time: nothing deeper than the limits is ever built, and its object
/// model, which overflows the stack on deep nesting, is never used. Refused on purpose: tags outside the core schema, merge keys
/// (<c>&lt;&lt;</c>), duplicate keys, keys that are not scalars, aliases to a node that contains them, more than one document.
/// </remarks>
public static class YamlReader
{
    /// <summary>Reads <paramref name="text"/>; null when the document is empty or only comments.</summary>
    /// <param name="source">The file's name, for messages.</param>
    /// <param name="firstLine">The line number of the text's first line within the file, from 1.</param>
    /// <exception cref="YamlException">Syntax, or a limit.</exception>
    public static YamlNode? Parse(string text, string source, YamlLimits? limits = null, int firstLine = 1)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(source);
        limits ??= YamlLimits.Default;

        var prepared = PreparedText.From(text, source, limits, firstLine);
        var tree = new TreeBuilder(source, limits, firstLine, prepared);
        try
        {
            var parser = new Parser(new Scanner(new StringReader(prepared.Text), skipComments: true));
            return Read(parser, prepared.Text, tree);
        }
        catch (YamlDotNet.Core.YamlException e)
        {
            var reason = SyntaxMessage.From(e);
            var place = reason == SyntaxMessage.Tab ? PlaceOfTab(prepared.Text, e.Start) : e.Start;
            var position = tree.Position(place);
            throw new YamlException(source, position,
                reason == SyntaxMessage.KeyOrEnd && position.Line == tree.LastQuotedLine ? SyntaxMessage.AfterQuote : reason);
        }
        catch (Exception e) when (e is ArgumentException or FormatException or OverflowException or InvalidOperationException
            or IndexOutOfRangeException or NullReferenceException or InvalidCastException or KeyNotFoundException)
        {
            // The parser meets input it was not written for (a %YAML version beyond int, for one): that is bad input, not a fault of ours.
            if (tree.OpenBracket is { } open)
            {
                throw new YamlException(source, open, SyntaxMessage.Unclosed);
            }

            throw new YamlException(source, tree.LastPosition, "not YAML that can be read: the parser gave up after this place; is a bracket not closed, or a line not indented?");
        }
    }

    private static YamlNode? Read(IParser parser, string text, TreeBuilder tree)
    {
        YamlNode? root = null;
        var documents = 0;
        while (parser.MoveNext())
        {
            switch (parser.Current)
            {
                case DocumentStart start:
                    if (++documents > 1)
                    {
                        throw tree.Error(start.Start, "a second document starts here; expected one document");
                    }

                    CheckVersion(start, text, tree);
                    break;
                case SequenceEnd or MappingEnd:
                    root = tree.Close() ?? root;
                    break;
                case { } other:
                    root = tree.Add(other) ?? root;
                    break;
            }
        }

        // What an empty document holds is one empty plain scalar; there was nothing to read.
        return root is YamlScalar { Kind: YamlScalarKind.Null, Text: "" } ? null : root;
    }

    // The parser names the start of the block; the tab is what its author looks for.
    private static Mark PlaceOfTab(string text, Mark blockStart)
    {
        var line = blockStart.Line;
        for (var start = (int)blockStart.Index; start >= 0 && start < text.Length; line++)
        {
            var tab = start + text.AsSpan(start).IndexOfAnyExcept(' ');
            if (line > blockStart.Line && tab >= start && text[tab] == '\t')
            {
                return new Mark(tab, line, tab - start + 1);
            }

            var lineFeed = text.IndexOf('\n', start);
            start = lineFeed < 0 ? text.Length : lineFeed + 1;
        }

        return blockStart;
    }

    private static void CheckVersion(DocumentStart start, string text, TreeBuilder tree)
    {
        if (start.Version is { } directive && directive.Version.Major != 1)
        {
            var version = string.Create(CultureInfo.InvariantCulture, $"{directive.Version.Major}.{directive.Version.Minor}");
            throw tree.Error(directive.Start, $"the document says YAML {version}; expected 1.2");
        }

        if (start.Version is { } touched)
        {
            var line = text.AsSpan((int)touched.Start.Index);
            var comment = line.IndexOfAny('#', '\n');
            if (comment > 0 && line[comment] == '#' && line[comment - 1] is not (' ' or '\t'))
            {
                throw tree.Error(touched.Start, "a comment needs a space before \"#\"");
            }
        }
    }
}
