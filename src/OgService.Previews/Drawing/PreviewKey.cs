using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using OgService.Cards;
using OgService.Yaml;

namespace OgService.Previews;

/// <summary>A hash over everything that is drawn: the same key is the same bytes, on every machine.</summary>
/// <param name="Value">32 hexadecimal digits (128 bits of SHA-256).</param>
/// <param name="Parts">What went into it, each with a short hash of its own, so that people can be told what changed.</param>
public sealed record PreviewKey(string Value, IReadOnlyList<KeyValuePair<string, string>> Parts)
{
    /// <summary>Raised with every change to the code that alters pixels or bytes of a card. A test holds pictures against it.</summary>
    public const int DrawingVersion = 2;

    internal static PreviewKey Of(Template template, string fontsVersion, CardFields fields, CardSize size, CardWriting writing)
    {
        var parts = new List<KeyValuePair<string, string>>
        {
            Part("drawing", DrawingVersion.ToString(CultureInfo.InvariantCulture)),
            Part("template", template.Version),
            Part("fonts", fontsVersion),
            Part("size", size.ToString()),
            Part(
                "format",
                writing.Format.MediaType() + " " + writing.BudgetBytes.ToString(CultureInfo.InvariantCulture),
                writing.Metadata?.Software,
                writing.Metadata?.Source),
            Part("title", fields.Title),
            Part("description", fields.Description),
            Part("authors", [.. fields.Authors]),
            Part("tags", [.. fields.Tags]),
            Part("published", Text(fields.Published)),
            Part("modified", Text(fields.Modified)),
            Part("section", fields.Section),
            Part("lang", fields.Lang),
            Part("slug", fields.Slug),
            Part("reading time", fields.ReadingMinutes?.ToString(CultureInfo.InvariantCulture)),
            Part("site", fields.SiteName, fields.SiteUrl, fields.SiteAuthor),
            Part("site values", Text(fields.SiteValues)),
            Part("post values", Text(fields.PostValues)),
        };
        if (fields.Url is not null)
        {
            parts.Add(Part("address", fields.Url));
        }

        if (fields.Pictures.Count > 0)
        {
            parts.Add(Part("pictures", [.. fields.Pictures.OrderBy(picture => picture.Key, StringComparer.Ordinal).SelectMany(Text)]));
        }

        return new PreviewKey(Hash([.. parts.Select(part => part.Key + part.Value)])[..32], parts);
    }

    private static KeyValuePair<string, string> Part(string name, params ReadOnlySpan<string?> values) => new(name, Hash(values)[..16]);

    // Each value goes in with its length, so that no two lists of values look alike; absent is not empty.
    private static string Hash(params ReadOnlySpan<string?> values)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> length = stackalloc byte[4];
        foreach (var value in values)
        {
            BinaryPrimitives.WriteInt32LittleEndian(length, value?.Length ?? -1);
            hash.AppendData(length);
            if (value is { Length: > 0 })
            {
                var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(value.Length));
                hash.AppendData(bytes, 0, Encoding.UTF8.GetBytes(value, bytes));
                ArrayPool<byte>.Shared.Return(bytes);
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    // A picture that cannot be had is a reason to draw again once it can.
    private static IEnumerable<string?> Text(KeyValuePair<string, CardPicture> picture) =>
        [picture.Key, picture.Value.Hash, picture.Value.Problem, string.Create(CultureInfo.InvariantCulture, $"{picture.Value.Focus.X} {picture.Value.Focus.Y}")];

    private static string? Text(DateTimeOffset? moment) => moment?.ToString("O", CultureInfo.InvariantCulture);

    /// <summary>Values as one text, without positions: moving a line does not draw a card again.</summary>
    private static string? Text(YamlNode? node)
    {
        if (node is null)
        {
            return null;
        }

        var text = new StringBuilder();
        Append(text, node);
        return text.ToString();
    }

    // The reader of YAML has bounded the depth.
    private static void Append(StringBuilder text, YamlNode node)
    {
        switch (node)
        {
            case YamlScalar scalar:
                text.Append(CultureInfo.InvariantCulture, $"{scalar.Kind}:{scalar.Text.Length}:{scalar.Text}");
                break;
            case YamlSequence sequence:
                text.Append('[');
                foreach (var item in sequence.Items)
                {
                    Append(text, item);
                    text.Append(',');
                }

                text.Append(']');
                break;
            case YamlMapping mapping:
                text.Append('{');
                foreach (var entry in mapping.Entries)
                {
                    Append(text, entry.Key);
                    text.Append('=');
                    Append(text, entry.Value);
                    text.Append(',');
                }

                text.Append('}');
                break;
        }
    }
}
