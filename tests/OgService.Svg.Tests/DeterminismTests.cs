using System.Text;
using OgService.Raster;

namespace OgService.Svg.Tests;

// The hashes hold on every machine, with hardware intrinsics on and off (DOTNET_EnableHWIntrinsic=0).
public sealed class DeterminismTests
{
    [Theory]
    [InlineData(120, 80, EdgeSmoothing.Area, "A6ECCECA490C8BDA")]
    [InlineData(361, 241, EdgeSmoothing.Area, "CCEB732B153AE713")]
    [InlineData(200, 200, EdgeSmoothing.Area, "E2C8BAA03DA1A2E2")]
    [InlineData(120, 80, EdgeSmoothing.Grid, "FCFDF4F84EFCD54D")]
    public void Draws_the_same_bytes_everywhere(int width, int height, EdgeSmoothing smoothing, string hash)
        => Assert.Equal(hash, Drawing.Hash(SvgDocument.Parse(Encoding.UTF8.GetBytes(Pictures.Everything)), width, height, smoothing));

    [Fact]
    public async Task Draws_the_same_from_many_threads()
    {
        var document = SvgDocument.Parse(Encoding.UTF8.GetBytes(Pictures.Everything));
        var hashes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Drawing.Hash(document, 240, 160), TestContext.Current.CancellationToken)));
        Assert.Single(hashes.Distinct());
    }
}
