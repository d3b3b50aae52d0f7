using System.Text;
using System.Text.Json;
using OgService.Yaml;

namespace OgService.Posts.FrontMatter;

/// <summary>JSON front matter as nodes. Comments and trailing commas are read, since editors and Hugo let people write them.</summary>
internal static class JsonFrontMatter
{
    /// <exception cref="YamlException">Syntax, a limit, or a key that is there twice.</exception>
    public static YamlNode? Parse(string text, string source, YamlLimits limits, int firstLine)
    {
        if (!TryEncode(text, out var utf8))
        {
            throw new YamlException(source, new YamlPosition(firstLine, 1), "half a surrogate pair in the text; is the file really UTF-8?");
        }

        var places = new Utf8Places(utf8, firstLine);
        var tree = new NodeBuilder(source, limits);
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions
        {
            MaxDepth = limits.MaxDepth + 1,
            CommentHandling = JsonCommentHandling.Skip,
            AllowTrailingCommas = true,
        });
        try
        {
            while (reader.Read())
            {
                Add(ref reader, tree, places.At((int)reader.TokenStartIndex));
            }
        }
        catch (JsonException e)
        {
            var place = new YamlPosition(firstLine + (int)(e.LineNumber ?? 0), (int)Math.Min(e.BytePositionInLine ?? 0, int.MaxValue - 1) + 1);
            throw new YamlException(source, place, "not JSON: " + Plain(e.Message));
        }

        return tree.Root;
    }

    private static void Add(ref Utf8JsonReader reader, NodeBuilder tree, YamlPosition place)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                tree.Open(isMapping: true, place);
                break;
            case JsonTokenType.StartArray:
                tree.Open(isMapping: false, place);
                break;
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                tree.Close();
                break;
            case JsonTokenType.PropertyName:
                tree.Key(Text(ref reader, tree, place), place);
                break;
            case JsonTokenType.String:
                var text = Text(ref reader, tree, place);

                // JSON has no dates: a string that is one was meant as one.
                var kind = YamlTimestamp.LooksLikeOne(text) ? YamlScalarKind.Timestamp : YamlScalarKind.Text;
                tree.Value(new YamlScalar(text, YamlScalarStyle.Quoted, kind, place));
                break;
            case JsonTokenType.Number:
                var number = Encoding.UTF8.GetString(reader.ValueSpan);
                tree.Value(new YamlScalar(number, YamlScalarStyle.Plain,
                    number.AsSpan().ContainsAny(".eE") ? YamlScalarKind.Float : YamlScalarKind.Integer, place));
                break;
            case JsonTokenType.True or JsonTokenType.False:
                tree.Value(new YamlScalar(reader.GetBoolean() ? "true" : "false", YamlScalarStyle.Plain, YamlScalarKind.Boolean, place));
                break;
            default:
                tree.Value(new YamlScalar("null", YamlScalarStyle.Plain, YamlScalarKind.Null, place));
                break;
        }
    }

    private static string Text(ref Utf8JsonReader reader, NodeBuilder tree, YamlPosition place)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw tree.Refuse(place, "half a surrogate pair in the text (\\uD800 to \\uDFFF alone)");
        }
    }

    private static bool TryEncode(string text, out byte[] utf8)
    {
        try
        {
            utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetBytes(text);
            return true;
        }
        catch (EncoderFallbackException)
        {
            utf8 = [];
            return false;
        }
    }

    // The message ends with its own place, counted from the start of the front matter.
    private static string Plain(string message)
    {
        var end = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return ShownText.Of((end < 0 ? message : message[..end]).TrimEnd('.'));
    }

    /// <summary>Lines and columns of byte offsets that only grow.</summary>
    private sealed class Utf8Places(byte[] utf8, int firstLine)
    {
        private int _at;
        private int _line = firstLine;
        private int _column = 1;

        public YamlPosition At(int offset)
        {
            for (; _at < offset; _at++)
            {
                if (utf8[_at] == '\n')
                {
                    _line++;
                    _column = 1;
                }
                else if ((utf8[_at] & 0xC0) != 0x80)
                {
                    // Columns count UTF-16 units: four bytes are two of them.
                    _column += utf8[_at] >= 0xF0 ? 2 : 1;
                }
            }

            return new YamlPosition(_line, _column);
        }
    }
}
