using System.IO.Compression;
using OgService.Imaging.Deflate;

namespace OgService.Imaging.Tests.Deflate;

public class ZlibDecoderTests
{
    public static TheoryData<string> Samples => ZlibSamples.Names;

    [Theory]
    [MemberData(nameof(Samples))]
    public void Reads_what_an_unrelated_encoder_wrote(string name)
    {
        var data = ZlibSamples.All()[name];
        foreach (var level in Enum.GetValues<CompressionLevel>())
        {
            var room = new byte[data.Length];
            Assert.Null(ZlibDecoder.Decode(ZlibSamples.DeflateByFramework(data, level), room));
            Assert.True(data.AsSpan().SequenceEqual(room));
        }
    }

    [Fact]
    public void Every_truncation_is_refused()
    {
        var data = ZlibSamples.All()["text"].AsSpan(0, 6_000);
        foreach (var level in (CompressionLevel[])[CompressionLevel.NoCompression, CompressionLevel.Optimal])
        {
            var stream = ZlibSamples.DeflateByFramework(data, level);
            var room = new byte[data.Length];
            for (var length = 0; length < stream.Length; length++)
            {
                Assert.NotNull(ZlibDecoder.Decode(stream.AsSpan(0, length), room));
            }
        }
    }

    [Fact]
    public void Writes_no_further_than_the_room()
    {
        var data = ZlibSamples.All()["runs"];
        var stream = ZlibSamples.DeflateByFramework(data, CompressionLevel.Optimal);
        for (var length = 0; length < 3_000; length++)
        {
            var room = new byte[length + 1];
            room[length] = 77;
            Assert.Null(ZlibDecoder.Decode(stream, room.AsSpan(0, length)));
            Assert.Equal(77, room[length]);
            Assert.True(data.AsSpan(0, length).SequenceEqual(room.AsSpan(0, length)));
        }
    }

    [Fact]
    public void Too_little_data_for_the_room_is_refused()
    {
        var stream = ZlibSamples.DeflateByFramework(new byte[100], CompressionLevel.Optimal);
        Assert.Equal("too little compressed data", ZlibDecoder.Decode(stream, new byte[101]));
    }

    [Fact]
    public void A_wrong_checksum_is_refused()
    {
        var stream = ZlibSamples.DeflateByFramework("some bytes"u8, CompressionLevel.Optimal);
        stream[^1] ^= 1;
        Assert.Equal("a wrong checksum of the compressed data", ZlibDecoder.Decode(stream, new byte[10]));
    }

    // Complete, over-subscribed and incomplete codes made on purpose: mutation hardly finds them.
    [Fact]
    public void Only_lengths_that_make_a_code_are_taken()
    {
        var random = new Random(3);
        Span<byte> lengths = stackalloc byte[30];
        var table = new InflateTable();
        var taken = 0;
        for (var round = 0; round < 20_000; round++)
        {
            var size = random.Next(1, 30);
            var used = lengths[..size];
            var spread = random.Next(1, 16);
            double kraft = 0;
            foreach (ref var length in used)
            {
                length = (byte)random.Next(0, spread);
                kraft += length == 0 ? 0 : Math.ScaleB(1, -length);
            }

            var isCode = kraft == 1 || kraft == 0 || (kraft == 0.5 && used.Count((byte)1) == 1 && used.Count((byte)0) == size - 1);
            Assert.Equal(isCode, table.TryBuild(used, mayBeIncomplete: true));
            Assert.Equal(kraft == 1, table.TryBuild(used, mayBeIncomplete: false));
            taken += isCode ? 1 : 0;
        }

        Assert.InRange(taken, 50, 19_000);
    }

    [Fact]
    public void Seeded_mutations_end_with_an_answer()
    {
        var random = new Random(4);
        var stream = ZlibSamples.DeflateByFramework(ZlibSamples.All()["text"].AsSpan(0, 20_000), CompressionLevel.Optimal);
        var room = new byte[20_000];
        for (var round = 0; round < 3_000; round++)
        {
            var mutated = stream.ToArray();
            for (var change = random.Next(1, 4); change > 0; change--)
            {
                mutated[random.Next(2, 2 + (mutated.Length / (1 + random.Next(20))) - 2)] = (byte)random.Next(256);
            }

            ZlibDecoder.Decode(mutated, room);
        }
    }
}
