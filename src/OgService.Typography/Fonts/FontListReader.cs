using System.Text;
using System.Text.Json;

namespace OgService.Typography.Fonts;

/// <summary>Reads <c>fonts.json</c> in one pass, since every start waits for it. Properties it does not know are passed over.</summary>
internal static class FontListReader
{
    /// <param name="folder">Absolute; where the files lie.</param>
    /// <param name="source">For messages.</param>
    /// <exception cref="FontFormatException">A value is out of its range.</exception>
    /// <exception cref="JsonException">Not JSON. Values of another kind give <see cref="InvalidOperationException"/> or <see cref="FormatException"/>.</exception>
    public static IReadOnlyList<FamilyListing> Read(ReadOnlySpan<byte> json, string folder, string source)
    {
        var families = new List<FamilyListing>();
        var reader = new Utf8JsonReader(json);
        Expect(ref reader, JsonTokenType.StartObject);
        while (NextProperty(ref reader))
        {
            if (!reader.ValueTextEquals("families"u8))
            {
                reader.Skip();
                continue;
            }

            Expect(ref reader, JsonTokenType.StartArray);
            while (NextObject(ref reader))
            {
                families.Add(ReadFamily(ref reader, folder, source));
            }
        }

        return families.Count > 0 ? families : throw new FontFormatException(source, "the list has no families.");
    }

    private static FamilyListing ReadFamily(ref Utf8JsonReader reader, string folder, string source)
    {
        string? name = null;
        List<string> languages = [];
        List<FaceListing>? faces = null;
        (int, int)[]? covers = null;
        while (NextProperty(ref reader))
        {
            if (reader.ValueTextEquals("name"u8))
            {
                name = ReadText(ref reader);
            }
            else if (reader.ValueTextEquals("covers"u8))
            {
                covers = ReadRanges(ref reader, name, source);
            }
            else if (reader.ValueTextEquals("languages"u8))
            {
                Expect(ref reader, JsonTokenType.StartArray);
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    languages.Add(reader.GetString() ?? throw new FormatException("a language is missing"));
                }
            }
            else if (reader.ValueTextEquals("faces"u8))
            {
                faces = [];
                Expect(ref reader, JsonTokenType.StartArray);
                while (NextObject(ref reader))
                {
                    faces.Add(ReadFace(ref reader, folder, source));
                }
            }
            else
            {
                reader.Skip();
            }
        }

        return new FamilyListing(
            name ?? throw new FormatException("a family has no name"), languages, covers,
            faces ?? throw new FormatException($"{name} has no faces"));
    }

    private static FaceListing ReadFace(ref Utf8JsonReader reader, string folder, string source)
    {
        string? file = null, style = null, sha256 = null;
        (int, int)[]? ranges = null;
        var (minimum, maximum, bytes) = (0, 0, -1L);
        while (NextProperty(ref reader))
        {
            if (reader.ValueTextEquals("file"u8))
            {
                file = ReadText(ref reader);
            }
            else if (reader.ValueTextEquals("style"u8))
            {
                style = ReadText(ref reader);
            }
            else if (reader.ValueTextEquals("sha256"u8))
            {
                sha256 = ReadText(ref reader);
            }
            else if (reader.ValueTextEquals("ranges"u8))
            {
                ranges = ReadRanges(ref reader, file, source);
            }
            else if (reader.ValueTextEquals("bytes"u8))
            {
                Expect(ref reader, JsonTokenType.Number);
                bytes = reader.GetInt64();
            }
            else if (reader.ValueTextEquals("weight"u8))
            {
                Expect(ref reader, JsonTokenType.StartArray);
                Expect(ref reader, JsonTokenType.Number);
                minimum = reader.GetInt32();
                Expect(ref reader, JsonTokenType.Number);
                maximum = reader.GetInt32();
                Expect(ref reader, JsonTokenType.EndArray);
            }
            else
            {
                reader.Skip();
            }
        }

        if (file is null || style is null || sha256 is null || ranges is null || bytes < 0)
        {
            throw new FormatException($"{file ?? "a face"} needs file, style, weight, ranges, bytes and sha256");
        }

        // The list is the operator's, but a slip must not make us read elsewhere.
        if (Path.IsPathRooted(file) || file.Split('/', '\\').Contains(".."))
        {
            throw new FontFormatException(source, $"a font must lie inside the folder; got {file}.");
        }

        if (minimum < 1 || maximum > 1000 || minimum > maximum)
        {
            throw new FontFormatException(source, $"{file}: weight must be two numbers from 1 to 1000, the smaller first.");
        }

        return new FaceListing(Path.Combine(folder, file), style != "normal", minimum, maximum, ranges, bytes, sha256);
    }

    private static (int First, int Last)[] ReadRanges(ref Utf8JsonReader reader, string? owner, string source)
    {
        Expect(ref reader, JsonTokenType.String);
        // Many writers escape the plus sign.
        var text = reader.ValueIsEscaped ? Encoding.UTF8.GetBytes(reader.GetString()!) : reader.ValueSpan;
        return CodePointRanges.TryParse(text, out var ranges)
            ? ranges
            : throw new FontFormatException(source, $"{owner}: ranges must read like U+0000-00FF,U+0131.");
    }

    private static string ReadText(ref Utf8JsonReader reader)
    {
        Expect(ref reader, JsonTokenType.String);
        return reader.GetString()!;
    }

    /// <summary>Moves to the next property's name; false at the end of its object.</summary>
    private static bool NextProperty(ref Utf8JsonReader reader) => reader.Read() && reader.TokenType == JsonTokenType.PropertyName;

    /// <summary>Moves into the next object of an array; false at the array's end.</summary>
    private static bool NextObject(ref Utf8JsonReader reader)
    {
        if (reader.Read() && reader.TokenType == JsonTokenType.EndArray)
        {
            return false;
        }

        return reader.TokenType == JsonTokenType.StartObject
            ? true
            : throw new FormatException($"an object was expected at byte {reader.TokenStartIndex}");
    }

    private static void Expect(ref Utf8JsonReader reader, JsonTokenType type)
    {
        if (!reader.Read() || reader.TokenType != type)
        {
            throw new FormatException($"a {type} was expected at byte {reader.TokenStartIndex}");
        }
    }
}
