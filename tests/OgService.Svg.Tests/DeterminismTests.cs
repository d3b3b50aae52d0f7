using System.Text;
using OgService.Raster;

namespace OgService.Svg.Tests;

// The hashes hold on every machine, with hardware intrinsics on and off (DOTNET_EnableHWIntrinsic=0).
public sealed class DeterminismTests
{
    [Theory]
    [InlineData(120, 80, EdgeSmoothing.Area, "A337C5BAF9EE4B12")]
    [InlineData(361, 241, EdgeSmoothing.Area, "371BE0659B3117A5")]
    [InlineData(200, 200, EdgeSmoothing.Area, "3B195925B2EB71D2")]
    [InlineData(120, 80, EdgeSmoothing.Grid, "3E4C88F5758F81D4")]
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
