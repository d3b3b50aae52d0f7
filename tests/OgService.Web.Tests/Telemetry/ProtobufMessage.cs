using System.Buffers.Binary;
using System.Text;

namespace OgService.Web.Tests.Telemetry;

/// <summary>A message of the protobuf wire format, read field by field: as much as a test needs to look into what was exported.</summary>
internal sealed class ProtobufMessage
{
    private readonly List<(int Number, ReadOnlyMemory<byte> Bytes)> fields = [];

    private ProtobufMessage()
    {
    }

    /// <exception cref="InvalidDataException">It is no such message.</exception>
    public static ProtobufMessage Read(ReadOnlyMemory<byte> bytes)
    {
        var message = new ProtobufMessage();
        var at = 0;
        while (at < bytes.Length)
        {
            var tag = ReadVarint(bytes.Span, ref at);
            var length = (tag & 7) switch
            {
                0 => LengthOfVarint(bytes.Span, at),
                1 => 8,
                2 => (int)ReadVarint(bytes.Span, ref at),
                5 => 4,
                _ => throw new InvalidDataException($"Wire type {tag & 7} at byte {at}."),
            };
            if (length > bytes.Length - at)
            {
                throw new InvalidDataException($"A field of {length} bytes at byte {at} of {bytes.Length}.");
            }

            message.fields.Add(((int)(tag >> 3), bytes.Slice(at, length)));
            at += length;
        }

        return message;
    }

    public IEnumerable<ProtobufMessage> Messages(int number) => fields.Where(field => field.Number == number).Select(field => Read(field.Bytes));

    public string Text(int number) => fields.Where(field => field.Number == number).Select(field => Encoding.UTF8.GetString(field.Bytes.Span)).FirstOrDefault("");

    public string Hex(int number) => fields.Where(field => field.Number == number).Select(field => Convert.ToHexStringLower(field.Bytes.Span)).FirstOrDefault("");

    /// <summary>A whole number; null where there is none.</summary>
    public ulong? Number(int number)
    {
        foreach (var (_, bytes) in fields.Where(field => field.Number == number))
        {
            var at = 0;
            return ReadVarint(bytes.Span, ref at);
        }

        return null;
    }

    public ulong Fixed64(int number) => fields.Where(field => field.Number == number).Select(field => BinaryPrimitives.ReadUInt64LittleEndian(field.Bytes.Span)).FirstOrDefault();

    private static int LengthOfVarint(ReadOnlySpan<byte> bytes, int at)
    {
        var start = at;
        ReadVarint(bytes, ref at);
        return at - start;
    }

    private static ulong ReadVarint(ReadOnlySpan<byte> bytes, ref int at)
    {
        var value = 0UL;
        for (var shift = 0; shift < 64 && at < bytes.Length; shift += 7)
        {
            var next = bytes[at++];
            value |= (ulong)(next & 0x7f) << shift;
            if ((next & 0x80) == 0)
            {
                return value;
            }
        }

        throw new InvalidDataException($"No number at byte {at}.");
    }
}
