using System.Diagnostics;

namespace OgService.Imaging.Tests.Decoding;

public class BuiltPictureTests
{
    private const double MaximumSeconds = 1;
    private const long MaximumBytes = 64 * 1024 * 1024;

    [Fact]
    public void Files_built_to_break_decoders_end_in_pixels_or_in_our_exception_within_a_second_and_64_MB()
    {
        var count = 0;
        foreach (var (name, file) in BuiltPictures.All)
        {
            foreach (var options in (DecodeOptions[])[DecodeOptions.Default, new DecodeOptions { TargetWidth = 3, TargetHeight = 2, ApplyOrientation = false }])
            {
                // Code that runs for the first time is slow, and the machine may be busy.
                if (Cost(name, file, options) > MaximumSeconds)
                {
                    Assert.True(Cost(name, file, options) <= MaximumSeconds, $"{name} takes more than {MaximumSeconds} s");
                }
            }

            count++;
        }

        Assert.InRange(count, 150, int.MaxValue);
    }

    [Theory]
    [InlineData("jpeg without tables")]
    [InlineData("jpeg 65,535 x 65,535 in 100 bytes")]
    [InlineData("jpeg 1 x 65,535")]
    [InlineData("jpeg codes over-subscribed at 7 bits")]
    [InlineData("jpeg of two frames")]
    [InlineData("png type 5 depth 8")]
    [InlineData("png with filter 5")]
    [InlineData("gif of 65,535 x 65,535")]
    [InlineData("webp with a cache of 12 bits")]
    [InlineData("ico that holds itself")]
    public void Hopeless_ones_are_refused(string name)
        => Assert.Throws<ImageFormatException>(() => ImageDecoder.Decode(BuiltPictures.All.Single(built => built.Name == name).File));

    [Theory]
    [InlineData("jpeg with a million fill bytes")]
    [InlineData("jpeg with a height of 24 told later")]
    [InlineData("png interlaced 1 x 1000")]
    [InlineData("png whose rows are a gigabyte")]
    [InlineData("png with 100,000 chunks")]
    [InlineData("gif of 10,000 frames")]
    [InlineData("gif with 100,000 empty comments")]
    [InlineData("webp of 1,000 frames")]
    [InlineData("webp with 50,000 chunks")]
    [InlineData("webp with a cache of 11 bits")]
    public void Odd_ones_are_read(string name) => ImageDecoder.Decode(BuiltPictures.All.Single(built => built.Name == name).File).Dispose();

    private static double Cost(string name, byte[] file, DecodeOptions options)
    {
        var started = Environment.CpuUsage.TotalTime;
        var watch = Stopwatch.StartNew();
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        long pixels = 0;
        try
        {
            using var picture = ImageDecoder.Decode(file, options);
            pixels = 4L * picture.Pixels.Width * picture.Pixels.Height;
        }
        catch (ImageFormatException)
        {
            // The declared answer.
        }
        catch (Exception exception)
        {
            Assert.Fail($"{name}: {exception}");
        }

        Assert.True(GC.GetAllocatedBytesForCurrentThread() - allocated - pixels <= MaximumBytes, $"{name} takes more than 64 MB over its pixels");
        return Math.Min((Environment.CpuUsage.TotalTime - started).TotalSeconds, watch.Elapsed.TotalSeconds);
    }
}
