using OgService.Cards;

namespace OgService.Previews;

/// <summary>A finished picture: a card we drew, or a post's own picture that has no public address. Immutable; nobody may write to
/// <see cref="Bytes"/>.</summary>
public sealed record DrawnCard
{
    /// <summary>32 hexadecimal digits over everything that is drawn, the format included: the same key is the same bytes.</summary>
    public required string Key { get; init; }

    /// <summary>As in <c>Content-Type</c>.</summary>
    public required string MediaType { get; init; }

    public required ReadOnlyMemory<byte> Bytes { get; init; }

    public required CardSize Size { get; init; }

    /// <summary>When it was drawn or read, whole seconds.</summary>
    public required DateTimeOffset DrawnAt { get; init; }

    public required IReadOnlyList<SceneNote> Notes { get; init; }

    /// <summary>What was chosen to write it; null for a picture that is not ours.</summary>
    public CardEncoding? Encoding { get; init; }
}
