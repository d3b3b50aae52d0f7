using OgService.Imaging.Deflate;

namespace OgService.Imaging.Tests.Deflate;

public class ZlibEncoderTests
{
    public static TheoryData<string> Samples => ZlibSamples.Names;

    [Theory]
    [MemberData(nameof(Samples))]
    public void An_unrelated_decoder_gets_the_data_back(string name)
    {
        var data = ZlibSamples.All()[name];
        foreach (var effort in Enum.GetValues<DeflateEffort>())
        {
            foreach (var layout in (PictureLayout[])[new(0, 1), new(601, 1), new(601, 3), new(40_000, 4)])
            {
                var stream = Encode(data, layout, effort);
                Assert.True(data.AsSpan().SequenceEqual(ZlibSamples.InflateByFramework(stream)), $"{effort} {layout}");
            }
        }
    }

    [Fact]
    public void Every_tiny_length_comes_back()
    {
        foreach (var values in (int[])[1, 2, 5, 256])
        {
            for (var length = 0; length < 80; length++)
            {
                var data = ZlibSamples.Noise(length, values);
                foreach (var effort in Enum.GetValues<DeflateEffort>())
                {
                    Assert.Equal(data, ZlibSamples.InflateByFramework(Encode(data, new PictureLayout(5, 1), effort)));
                }
            }
        }
    }

    [Fact]
    public void Runs_around_the_longest_match_come_back()
    {
        for (var length = 250; length < 1_050; length++)
        {
            byte[] data = [1, 2, 3, 4, .. new byte[length], 5, 6, 7];
            Assert.Equal(data, ZlibSamples.InflateByFramework(Encode(data, new PictureLayout(0, 1), DeflateEffort.Fast)));
        }
    }

    [Fact]
    public void Noise_costs_hardly_more_than_itself()
    {
        var data = ZlibSamples.Noise(200_000, 256);
        Assert.InRange(Encode(data, new PictureLayout(0, 1), DeflateEffort.Fast).Length, 200_000, 200_200);
    }

    [Fact]
    public void A_flat_picture_is_nearly_nothing()
        => Assert.InRange(Encode(new byte[1_201 * 630], new PictureLayout(1_201, 1), DeflateEffort.Fast).Length, 1, 800);

    [Fact]
    public void Small_is_never_larger_than_fast()
    {
        foreach (var (name, data) in ZlibSamples.All())
        {
            var fast = Encode(data, new PictureLayout(601, 1), DeflateEffort.Fast).Length;
            var small = Encode(data, new PictureLayout(601, 1), DeflateEffort.Small).Length;
            Assert.True(small <= fast, $"{name}: {small} > {fast}");
        }
    }

    [Fact]
    public void What_was_compressed_before_leaves_no_trace()
    {
        var data = ZlibSamples.All()["rows"];
        var first = Encode(data, new PictureLayout(601, 1), DeflateEffort.Fast);
        Encode(ZlibSamples.All()["text"], new PictureLayout(0, 1), DeflateEffort.Fast);
        Encode(ZlibSamples.All()["mixed"], new PictureLayout(0, 1), DeflateEffort.Small);
        Assert.Equal(first, Encode(data, new PictureLayout(601, 1), DeflateEffort.Fast));
    }

    internal static byte[] Encode(ReadOnlySpan<byte> data, PictureLayout layout, DeflateEffort effort)
    {
        using var target = new PooledBytes(16);
        ZlibEncoder.Encode(data, layout, effort, target);
        return target.ToArray();
    }
}
