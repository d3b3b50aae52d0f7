using System.Text;
using OgService.Testing;

namespace OgService.Yaml.Tests;

/// <summary>One case of the YAML test suite; <paramref name="Tree"/> are its event lines.</summary>
internal sealed record YamlSuiteCase(string Id, string Name, string Yaml, IReadOnlyList<string> Tree, bool Fails);

/// <summary>Reads the suite's files (themselves YAML, in a fixed layout) and prints our nodes in its event notation.</summary>
internal static class YamlSuite
{
    public static IEnumerable<YamlSuiteCase> Load()
    {
        if (Repository.Corpora is null)
        {
            Assert.Skip("no corpora");
        }

        var folder = Path.Combine(Repository.Corpora, "text", "formats", "yaml");
        foreach (var file in Directory.GetFiles(folder, "*.yaml").Order(StringComparer.Ordinal))
        {
            foreach (var @case in LoadFile(file))
            {
                yield return @case;
            }
        }
    }

    /// <summary>Why we refuse a valid document, or null when we read it.</summary>
    public static string? RefusalOnPurpose(IReadOnlyList<string> tree)
    {
        var documents = tree.Count(line => line.Trim().StartsWith("+DOC", StringComparison.Ordinal));
        if (documents > 1)
        {
            return "several documents";
        }

        if (tree.Any(line => TagOf(line) is { } tag && !IsReadTag(tag)))
        {
            return "tags outside the core schema";
        }

        return HasCollectionKey(tree) ? "keys that are lists or mappings" : HasDuplicateKey(tree) ? "duplicate keys" : null;
    }

    /// <summary>The suite's tree without what our nodes do not keep: stream, document, flow or block, anchors, tags, quote kinds.</summary>
    public static string ExpectedTree(IReadOnlyList<string> tree)
    {
        var result = new StringBuilder();
        var anchors = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        var open = new List<(string? Anchor, List<string> Lines)>();
        var written = new List<string>();
        foreach (var raw in tree)
        {
            var line = raw.TrimStart();
            if (line.StartsWith("+STR", StringComparison.Ordinal) || line.StartsWith("-STR", StringComparison.Ordinal)
                || line.StartsWith("+DOC", StringComparison.Ordinal) || line.StartsWith("-DOC", StringComparison.Ordinal))
            {
                continue;
            }

            List<string> lines;
            if (line.StartsWith("=ALI *", StringComparison.Ordinal))
            {
                lines = anchors[line[6..]];
            }
            else
            {
                lines = [Plain(line)];
            }

            if (line[0] == '+')
            {
                open.Add((AnchorOf(line), []));
            }
            else if (line[0] == '=' && AnchorOf(line) is { } name)
            {
                anchors[name] = lines;
            }

            written.AddRange(lines);
            foreach (var (_, inner) in open)
            {
                inner.AddRange(lines);
            }

            if (line[0] == '-')
            {
                var (anchor, inner) = open[^1];
                open.RemoveAt(open.Count - 1);
                if (anchor is not null)
                {
                    anchors[anchor] = inner;
                }
            }
        }

        // A document of nothing but an empty value is no node to us.
        if (written is ["=VAL :"])
        {
            return "";
        }

        return result.AppendJoin('\n', written).ToString();
    }

    public static string Print(YamlNode? node)
    {
        var lines = new List<string>();
        if (node is not null)
        {
            Print(node, lines);
        }

        return string.Join('\n', lines);
    }

    private static void Print(YamlNode node, List<string> lines)
    {
        switch (node)
        {
            case YamlScalar scalar:
                lines.Add("=VAL " + scalar.Style switch { YamlScalarStyle.Plain => ":", YamlScalarStyle.Quoted => "\"", _ => "|" } + Escape(scalar.Text));
                break;
            case YamlSequence sequence:
                lines.Add("+SEQ");
                foreach (var item in sequence.Items)
                {
                    Print(item, lines);
                }

                lines.Add("-SEQ");
                break;
            case YamlMapping mapping:
                lines.Add("+MAP");
                foreach (var (key, value) in mapping.Entries)
                {
                    Print(key, lines);
                    Print(value, lines);
                }

                lines.Add("-MAP");
                break;
            default:
                throw new InvalidOperationException();
        }
    }

    private static string Escape(string text) => text
        .Replace("\\", "\\\\").Replace("\n", "\\n").Replace("\r", "\\r").Replace("\t", "\\t").Replace("\b", "\\b").Replace("\0", "\\0");

    private static string Plain(string line)
    {
        if (!line.StartsWith("=VAL", StringComparison.Ordinal))
        {
            return line[..4];
        }

        var rest = line[5..];
        while (rest[0] is '&' or '<')
        {
            rest = rest[(rest.IndexOf(' ') + 1)..];
        }

        var style = rest[0] switch { '\'' => '"', '>' => '|', var c => c };
        return "=VAL " + style + rest[1..];
    }

    private static string? AnchorOf(string line) => Property(line, '&');

    private static string? TagOf(string line) => Property(line.TrimStart(), '<')?.TrimEnd('>');

    private static string? Property(string line, char start)
    {
        foreach (var word in line.Split(' ').Skip(1))
        {
            if (word.Length > 0 && word[0] is ':' or '"' or '\'' or '|' or '>')
            {
                return null;
            }

            if (word.Length > 1 && word[0] == start)
            {
                return word[1..];
            }
        }

        return null;
    }

    private static bool IsReadTag(string tag)
        => tag is "!" || (tag.StartsWith("tag:yaml.org,2002:", StringComparison.Ordinal)
            && tag[18..] is "str" or "int" or "float" or "bool" or "null" or "seq" or "map" or "timestamp");

    private static bool HasCollectionKey(IReadOnlyList<string> tree) => WalkKeys(tree, static (line, _) => line[0] == '+');

    private static bool HasDuplicateKey(IReadOnlyList<string> tree)
        => WalkKeys(tree, static (line, keys) => line[0] == '=' && !keys.Add(Plain(line)[6..]));

    private static bool WalkKeys(IReadOnlyList<string> tree, Func<string, HashSet<string>, bool> isFound)
    {
        var open = new Stack<(bool IsMap, int Children, HashSet<string> Keys)>();
        foreach (var raw in tree)
        {
            var line = raw.TrimStart();
            if (line[0] == '-')
            {
                if (line is "-SEQ" or "-MAP")
                {
                    open.Pop();
                }

                continue;
            }

            if (line.StartsWith("+STR", StringComparison.Ordinal) || line.StartsWith("+DOC", StringComparison.Ordinal))
            {
                continue;
            }

            if (open.Count > 0)
            {
                var (isMap, children, keys) = open.Pop();
                if (isMap && children % 2 == 0 && !line.StartsWith("=ALI", StringComparison.Ordinal) && isFound(line, keys))
                {
                    return true;
                }

                open.Push((isMap, children + 1, keys));
            }

            if (line[0] == '+')
            {
                open.Push((line.StartsWith("+MAP", StringComparison.Ordinal), 0, []));
            }
        }

        return false;
    }

    // The files are read by their layout, not by the reader under test.
    private static IEnumerable<YamlSuiteCase> LoadFile(string file)
    {
        var id = Path.GetFileNameWithoutExtension(file);
        var fields = new Dictionary<string, string>();
        var index = 0;
        var lines = File.ReadAllText(file).Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].StartsWith("- ", StringComparison.Ordinal))
            {
                if (fields.Count > 0)
                {
                    yield return ToCase(id, index++, fields);
                }

                // A field that a later case of the file leaves out is as in the case before, but not whether it fails.
                fields.Remove("fail");
                lines[i] = "  " + lines[i][2..];
            }

            if (lines[i].Length < 3 || lines[i][2] == ' ' || !lines[i].StartsWith("  ", StringComparison.Ordinal) || !lines[i].Contains(':'))
            {
                continue;
            }

            var name = lines[i][2..lines[i].IndexOf(':')];
            var value = lines[i][(lines[i].IndexOf(':') + 1)..].Trim();
            if (value.StartsWith('|'))
            {
                var block = new List<string>();
                while (i + 1 < lines.Length && (lines[i + 1].Length == 0 || lines[i + 1].StartsWith("    ", StringComparison.Ordinal)))
                {
                    i++;
                    block.Add(lines[i].Length == 0 ? "" : lines[i][4..]);
                }

                while (!value.Contains('+') && block.Count > 0 && block[^1].Length == 0)
                {
                    block.RemoveAt(block.Count - 1);
                }

                value = string.Concat(block.Select(line => line + "\n"));
            }

            fields[name] = value;
        }

        if (fields.Count > 0)
        {
            yield return ToCase(id, index, fields);
        }
    }

    private static YamlSuiteCase ToCase(string id, int index, Dictionary<string, string> fields)
    {
        var tree = Unmark(fields.GetValueOrDefault("tree", "")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return new YamlSuiteCase($"{id}/{index}", fields.GetValueOrDefault("name", ""), Unmark(fields.GetValueOrDefault("yaml", "")), tree, fields.ContainsKey("fail"));
    }

    private static string Unmark(string text)
    {
        text = text.Replace('␣', ' ');
        for (var dashes = 4; dashes >= 0; dashes--)
        {
            text = text.Replace(new string('—', dashes) + "»", "\t");
        }

        return text.Replace("⇔", "\uFEFF").Replace("↵", "").Replace("←", "\r").Replace("∎\n", "").Replace("∎", "");
    }
}
