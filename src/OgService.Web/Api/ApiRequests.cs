using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using OgService.Cards;
using OgService.Previews;

namespace OgService.Web.Api;

/// <summary>Metadata as programs send it, for <c>/api/card</c> and <c>/api/meta</c>.</summary>
/// <param name="Format">png, jpg or webp.</param>
/// <param name="Size">Such as 1200x630.</param>
/// <param name="Url">The page's own address, absolute; for the tags only.</param>
internal sealed record MetadataRequest(
    string? Title,
    string? Description = null,
    IReadOnlyList<string>? Authors = null,
    IReadOnlyList<string>? Tags = null,
    DateTimeOffset? Published = null,
    string? Section = null,
    string? Lang = null,
    string? Template = null,
    string? Size = null,
    string? Format = null,
    string? Url = null,
    IReadOnlyDictionary<string, string>? Values = null)
{
    /// <param name="problem">For the program's author, when it returns false.</param>
    public bool TryRead(out CardWords words, out CardFormat format, out string problem)
    {
        words = new CardWords { Title = Title ?? "" };
        format = CardFormat.Png;
        problem = "title is missing.";
        if (string.IsNullOrWhiteSpace(Title))
        {
            return false;
        }

        problem = $"format must be {CardFormats.Endings}.";
        if (Format is not null && !CardFormats.TryParse(Format, out format))
        {
            return false;
        }

        problem = $"size must be {CardSize.Expected}.";
        CardSize? size = null;
        if (Size is not null)
        {
            if (!CardSize.TryParse(Size, out var parsed))
            {
                return false;
            }

            size = parsed;
        }

        words = new CardWords
        {
            Title = Title,
            Description = Description,
            Authors = [.. (Authors ?? []).OfType<string>()],
            Tags = [.. (Tags ?? []).OfType<string>()],
            Published = Published,
            Section = Section,
            Lang = Lang,
            Template = Template,
            Size = size,
            Values = [.. (Values ?? new Dictionary<string, string>()).Where(value => value.Value is not null)],
        };
        return true;
    }
}

/// <summary>What is to be drawn anew.</summary>
internal sealed record PurgeRequest(IReadOnlyList<string>? Slugs = null, IReadOnlyList<string>? Tags = null, IReadOnlyList<string>? Templates = null);

/// <param name="Labels">How many slugs, tags and templates were purged.</param>
/// <param name="Pending">Why other machines do not know yet; absent when they do, or when there are none.</param>
internal sealed record PurgeAnswer(int Labels, string? Pending);

[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, MaxDepth = 8, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(MetadataRequest))]
[JsonSerializable(typeof(PurgeRequest))]
[JsonSerializable(typeof(PurgeAnswer))]
[JsonSerializable(typeof(JsonObject))]
[JsonSerializable(typeof(string))]
internal sealed partial class ApiJson : JsonSerializerContext;
