using OgService.Typography.OpenType;
using OgService.Typography.OpenType.Color;
using static OgService.Typography.Tests.OpenType.Color.ColrBytes;

namespace OgService.Typography.Tests.OpenType.Color;

/// <summary>From the bytes of a paint to the steps of a picture.</summary>
public sealed class ColorGlyphTests
{
    private static readonly FontColor Red = new(255, 0, 0, 255, IsTextColor: false);

    [Fact]
    public void A_glyph_with_a_colour_is_a_clip_a_fill_and_an_end()
    {
        var glyph = Read(Table(Glyph(7, Solid(0))));

        Assert.Equal([new PushGlyphClip(7, Affine.Identity), new FillClip(new SolidFill(Red), Affine.Identity), new PopClip()], glyph!.Steps);
        Assert.False(glyph.UsesTextColor);
    }

    [Fact]
    public void Layers_of_version_0_are_drawn_in_their_order()
    {
        var table = new ColrTable(new FontData(Join(
            U16(0), U16(1), U32(14), U32(20), U16(2), U16(5), U16(0), U16(2), U16(8), U16(0), U16(9), U16(0xFFFF))));

        var glyph = Read(table, 5);

        Assert.Equal([8, 9], glyph!.Steps.OfType<PushGlyphClip>().Select(step => (int)step.Glyph));
        Assert.True(glyph.UsesTextColor);
        Assert.Null(Read(table, 6));
    }

    [Theory]
    [InlineData(0, 1, 255, 0, 0, 255)]
    [InlineData(1, 0.5, 0, 255, 0, 128)]
    [InlineData(2, 0.5, 0, 0, 255, 64)]
    [InlineData(3, 1, 0, 0, 0, 255)]
    public void A_colour_is_the_palettes_with_its_alpha_multiplied(int entry, double alpha, int r, int g, int b, int a)
    {
        var fill = Assert.IsType<SolidFill>(Read(Table(Glyph(7, Solid(entry, alpha))))!.Steps.OfType<FillClip>().Single().Fill);

        Assert.Equal(new FontColor((byte)r, (byte)g, (byte)b, (byte)a, IsTextColor: false), fill.Color);
    }

    [Fact]
    public void A_composite_draws_the_backdrop_then_the_source_on_layers()
    {
        var paint = Composite(Glyph(8, Solid(0)), ColorCompositeMode.SourceIn, Glyph(9, Solid(1)));

        var steps = Read(Table(paint))!.Steps;

        Assert.Equal(
            ["PushLayer", "9", "PushLayer", "8", "SourceIn", "SourceOver"],
            steps.Select(step => step switch
            {
                PushGlyphClip clip => clip.Glyph.ToString(System.Globalization.CultureInfo.InvariantCulture),
                PopLayer pop => pop.Mode.ToString(),
                PushLayer => "PushLayer",
                _ => "",
            }).Where(text => text != ""));
    }

    [Theory]
    [MemberData(nameof(Transforms))]
    public void Transforms_map_points_as_the_specification_says(byte[] paint, double x, double y)
    {
        var clip = Read(Table(Join(paint, Glyph(7, Solid(0)))))!.Steps.OfType<PushGlyphClip>().Single();

        var (mappedX, mappedY) = clip.Transform.Map(10, 20);

        Assert.Equal(x, mappedX, 1e-9);
        Assert.Equal(y, mappedY, 1e-9);
    }

    public static TheoryData<byte[], double, double> Transforms => new()
    {
        { Join(U8(12), U24(7), U24(15), U8(14), U24(32), U16(0), U16(0), Fixed(2), Fixed(1), Fixed(0.5), Fixed(3), Fixed(5), Fixed(6)), 35, 76 },
        { Join(U8(14), U24(8), U16(3), U16(-4)), 13, 16 },
        { Join(U8(16), U24(8), F2Dot14(1.5), F2Dot14(-1)), 15, -20 },
        { Join(U8(18), U24(12), F2Dot14(1.5), F2Dot14(0.5), U16(10), U16(10)), 10, 15 },
        { Join(U8(20), U24(6), F2Dot14(0.5)), 5, 10 },
        { Join(U8(22), U24(10), F2Dot14(0.5), U16(10), U16(0)), 10, 10 },
        { Join(U8(24), U24(6), F2Dot14(0.5)), -20, 10 },
        { Join(U8(26), U24(10), F2Dot14(1), U16(10), U16(10)), 10, 0 },
        { Join(U8(28), U24(8), F2Dot14(0.25), F2Dot14(0)), -10, 20 },
        { Join(U8(30), U24(12), F2Dot14(0), F2Dot14(0.25), U16(0), U16(0)), 10, 30 },
    };

    [Fact]
    public void The_bands_of_a_linear_gradient_run_from_its_first_point_to_its_third()
    {
        var line = Join(U8(1), U16(2), F2Dot14(0.75), U16(0), F2Dot14(1), F2Dot14(0.25), U16(1), F2Dot14(1));
        var paint = Join(U8(4), U24(16), U16(0), U16(0), U16(100), U16(0), U16(100), U16(100), line);

        var fill = Assert.IsType<LinearGradientFill>(Read(Table(Glyph(7, paint)))!.Steps.OfType<FillClip>().Single().Fill);

        Assert.Equal((0, 0, 50, -50), (fill.StartX, fill.StartY, fill.EndX, fill.EndY));
        Assert.Equal(FontGradientExtend.Repeat, fill.Extend);
        Assert.Equal([0.25f, 0.75f], fill.Stops.Select(stop => stop.Offset));
    }

    [Fact]
    public void Glyphs_that_hold_one_another_are_refused()
    {
        Assert.Null(Read(Table([(1, ColrGlyph(2)), (2, ColrGlyph(1))], [])));
        Assert.Null(Read(Table([(1, Layers(1, 0))], [ColrGlyph(1)])));
    }

    [Fact]
    public void Layers_that_hold_themselves_are_refused() => Assert.Null(Read(Table([(1, Layers(2, 0))], [Layers(2, 0), Layers(2, 0)])));

    [Theory]
    [InlineData(ColorGlyphReader.MaximumDepth - 1, true)]
    [InlineData(ColorGlyphReader.MaximumDepth + 1, false)]
    public void Depth_is_bounded(int depth, bool drawn)
    {
        var paint = Glyph(7, Solid(0));
        for (var i = 1; i < depth; i++)
        {
            paint = Join(U8(20), U24(6), F2Dot14(1), paint);
        }

        Assert.Equal(drawn, Read(Table(paint)) is not null);
    }

    [Fact]
    public void Paints_that_multiply_are_refused_soon()
    {
        // Four levels of 200 layers each: 1.6 thousand million paints from 800 records.
        var layers = Enumerable.Range(0, 800).Select(i => i < 600 ? Layers(200, (uint)(((i / 200) + 1) * 200)) : Glyph(7, Solid(0))).ToArray();
        var table = Table([(1, Layers(200, 0))], layers);
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Null(Read(table));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 40_000_000);
    }

    [Fact]
    public void What_is_unknown_or_points_nowhere_draws_nothing()
    {
        Assert.Empty(Read(Table(Join(U8(99), U24(6))))!.Steps);
        Assert.Empty(Read(Table(Layers(3, 1_000_000)))!.Steps);
        Assert.Equal(2, Read(Table(Join(U8(10), U24(0), U16(7))))!.Steps.Count);
        Assert.Null(Read(Table(Solid(0)), glyph: 2));
    }

    [Fact]
    public void Sines_are_exact_at_quarters_and_near_elsewhere()
    {
        Assert.Equal((0, 1, 0, -1), (TurnAngle.Sine(0), TurnAngle.Sine(0.5), TurnAngle.Sine(1), TurnAngle.Sine(-0.5)));
        for (var turns = -4.0; turns <= 4; turns += 0.0137)
        {
            Assert.Equal(Math.Sin(turns * Math.PI), TurnAngle.Sine(turns), 1e-14);
            Assert.Equal(Math.Cos(turns * Math.PI), TurnAngle.Cosine(turns), 1e-14);
        }
    }
}
