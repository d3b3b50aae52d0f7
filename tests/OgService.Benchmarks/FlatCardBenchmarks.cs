using BenchmarkDotNet.Attributes;
using OgService.Cards;
using OgService.Imaging;

namespace OgService.Benchmarks;

/// <summary>The stages of a card apart, and all of them together.</summary>
[MemoryDiagnoser]
public class FlatCardBenchmarks
{
    private readonly FlatCard card = new();
    private Scene scene = null!;
    private PixelBuffer pixels = null!;

    [GlobalSetup]
    public void Setup()
    {
        scene = card.Resolve();
        pixels = card.Paint(scene);
    }

    [Benchmark]
    public Scene Resolve() => card.Resolve();

    [Benchmark]
    public void Paint() => card.Paint(scene).Dispose();

    [Benchmark]
    public byte[] EncodePng() => FlatCard.EncodePng(pixels);

    [Benchmark]
    public byte[] EncodeJpeg() => FlatCard.EncodeJpeg(pixels);

    [Benchmark]
    public byte[] Whole() => card.Draw();
}
