using OgService.Imaging.WebP.Lossy;

namespace OgService.Imaging.Tests.WebP;

public class VectorTwinTests
{
    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public void The_loop_filter_gives_the_same_samples_with_vectors_and_without(bool isOuter, bool isUpright)
    {
        const int Stride = 32;
        var random = new Random(11);
        var changed = 0;
        for (var round = 0; round < 3_000; round++)
        {
            // Steps around the thresholds, and now and then the whole range.
            var spread = round % 5 == 0 ? 256 : random.Next(1, 30);
            var level = random.Next(256);
            var samples = new byte[Stride * 24];
            foreach (ref var sample in samples.AsSpan())
            {
                sample = Samples.Clamp(level + random.Next(-spread / 2, (spread / 2) + 1));
            }

            var strength = LoopFilterStrength.Create(random.Next(1, 64), random.Next(8));
            var (across, along) = isUpright ? (1, Stride) : (Stride, 1);
            var expected = samples.ToArray();
            var actual = samples.ToArray();
            LoopFilter.Edge(expected, (4 * Stride) + 4, across, along, 16, strength, isOuter, useVectors: false);
            LoopFilter.Edge(actual, (4 * Stride) + 4, across, along, 16, strength, isOuter, useVectors: true);
            Assert.Equal(expected, actual);
            changed += expected.AsSpan().SequenceEqual(samples) ? 0 : 1;
        }

        Assert.InRange(changed, 500, 3_000);
    }

    [Fact]
    public void Colours_are_the_same_with_vectors_and_without()
    {
        var random = new Random(12);
        for (var length = 1; length < 80; length++)
        {
            var (y, u, v) = (new byte[length], new byte[length], new byte[length]);
            random.NextBytes(y);
            random.NextBytes(u);
            random.NextBytes(v);
            var (expected, actual) = (new uint[length], new uint[length]);
            YuvToRgb.ConvertRow(y, u, v, expected, useVectors: false);
            YuvToRgb.ConvertRow(y, u, v, actual, useVectors: true);
            Assert.Equal(expected, actual);
            var (wide, wideWithVectors) = (new byte[2 * length], new byte[2 * length]);
            YuvToRgb.Upsample(u, v, wide, useVectors: false);
            YuvToRgb.Upsample(u, v, wideWithVectors, useVectors: true);
            Assert.Equal(wide, wideWithVectors);
        }
    }
}
