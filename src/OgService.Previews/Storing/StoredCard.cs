using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using OgService.Cards;

namespace OgService.Previews.Storing;

/// <summary>A card as bytes for disk and bucket: 8 bytes that name the format and its version, what is known of the picture (length, UTF-8 JSON), the picture (length, bytes), and
/// SHA-256 over all of that. Lengths are 32 bits, little-endian. Whatever is not exactly so, or of another key, is not read.</summary>
internal static class StoredCard
{
    /// <summary>Bytes; a picture has at most 600,000.</summary>
    public const int MaxBytes = 2_000_000;

    private static ReadOnlySpan<byte> Magic => "OGCARD\0\u0001"u8;

    public static byte[] Write(DrawnCard card)
    {
        var notes = card.Notes.Select(note => new StoredNote(note.Code, note.Message, note.Node, note.Place)).ToList();
        var facts = JsonSerializer.SerializeToUtf8Bytes(
            new StoredFacts(card.Key, card.MediaType, card.Size.Width, card.Size.Height, card.DrawnAt.ToUnixTimeSeconds(), notes, card.Encoding), StoredJson.Default.StoredFacts);
        var bytes = new byte[Magic.Length + 4 + facts.Length + 4 + card.Bytes.Length + SHA256.HashSizeInBytes];
        var rest = bytes.AsSpan();
        Magic.CopyTo(rest);
        rest = Append(rest[Magic.Length..], facts);
        rest = Append(rest, card.Bytes.Span);
        SHA256.HashData(bytes.AsSpan(0, bytes.Length - SHA256.HashSizeInBytes), rest);
        return bytes;
    }

    /// <returns>False when the bytes are not, whole and unaltered, what was written for this key.</returns>
    public static bool TryRead(byte[] bytes, string key, [NotNullWhen(true)] out DrawnCard? card)
    {
        card = null;
        if (bytes.Length is < 48 or > MaxBytes || !bytes.AsSpan().StartsWith(Magic))
        {
            return false;
        }

        ReadOnlyMemory<byte> covered = bytes.AsMemory(0, bytes.Length - SHA256.HashSizeInBytes);
        if (!SHA256.HashData(covered.Span).AsSpan().SequenceEqual(bytes.AsSpan(covered.Length)))
        {
            return false;
        }

        var rest = covered[Magic.Length..];
        if (!TryTake(ref rest, out var facts) || !TryTake(ref rest, out var picture) || !rest.IsEmpty)
        {
            return false;
        }

        return TryReadFacts(facts.Span, out var known) && known.Key == key && (card = ToCard(known, picture)) is not null;
    }

    private static DrawnCard ToCard(StoredFacts facts, ReadOnlyMemory<byte> picture) => new()
    {
        Key = facts.Key,
        MediaType = facts.MediaType,
        Bytes = picture,
        Size = new CardSize(facts.Width, facts.Height),
        DrawnAt = DateTimeOffset.FromUnixTimeSeconds(facts.DrawnAt),
        Notes = [.. facts.Notes.Select(note => new SceneNote(note.Code, note.Message, note.Node) { Place = note.Place })],
        Encoding = facts.Encoding,
    };

    // The checksum holds already: this fails only for files of another version of us.
    private static bool TryReadFacts(ReadOnlySpan<byte> json, [NotNullWhen(true)] out StoredFacts? facts)
    {
        try
        {
            facts = JsonSerializer.Deserialize(json, StoredJson.Default.StoredFacts);
            return facts is { Key: not null, MediaType: not null, Notes: not null };
        }
        catch (JsonException)
        {
            facts = null;
            return false;
        }
    }

    private static Span<byte> Append(Span<byte> target, ReadOnlySpan<byte> part)
    {
        BinaryPrimitives.WriteInt32LittleEndian(target, part.Length);
        part.CopyTo(target[4..]);
        return target[(4 + part.Length)..];
    }

    private static bool TryTake(ref ReadOnlyMemory<byte> rest, out ReadOnlyMemory<byte> part)
    {
        part = default;
        if (rest.Length < 4)
        {
            return false;
        }

        var length = BinaryPrimitives.ReadInt32LittleEndian(rest.Span);
        if (length < 0 || length > rest.Length - 4)
        {
            return false;
        }

        part = rest.Slice(4, length);
        rest = rest[(4 + length)..];
        return true;
    }
}

internal sealed record StoredFacts(string Key, string MediaType, int Width, int Height, long DrawnAt, IReadOnlyList<StoredNote> Notes, CardEncoding? Encoding = null);

/// <param name="Place">Not in what older versions wrote.</param>
internal sealed record StoredNote(string Code, string Message, string? Node, TemplatePlace? Place = null);

[JsonSerializable(typeof(StoredFacts))]
internal sealed partial class StoredJson : JsonSerializerContext;
