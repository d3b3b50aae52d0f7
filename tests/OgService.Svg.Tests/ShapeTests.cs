namespace OgService.Svg.Tests;

public sealed class ShapeTests
{
    private const string Green = "#008000ff";

    [Theory]
    [InlineData("<rect x='5' y='5' width='10' height='10' fill='green'/>")]
    [InlineData("<path d='M5 5h10v10h-10z' fill='green'/>")]
    [InlineData("<path d='m5,5,10,0,0,10-10 0Z' fill='green'/>")]
    [InlineData("<polygon points='5,5 15,5 15,15 5,15' fill='green'/>")]
    [InlineData("<line x1='5' y1='10' x2='15' y2='10' stroke-width='10' stroke='green'/>")]
    [InlineData("<rect x='25%' y='25%' width='50%' height='50%' fill='green'/>")]
    [InlineData("<svg x='5' y='5' width='10' height='10'><rect width='100%' height='100%' fill='green'/></svg>")]
    [InlineData("<g transform='translate(5 5) scale(10)'><rect width='1' height='1' fill='green'/></g>")]
    [InlineData("<rect x='-15' y='-15' width='10' height='10' fill='green' transform='rotate(180)'/>")]
    [InlineData("<rect x='5' y='5' width='10' height='10' fill='#008000'/>")]
    [InlineData("<rect x='5' y='5' width='10' height='10' style='fill: rgb(0 128 0 / 100%)'/>")]
    [InlineData("<rect x='5' y='5' width='10' height='10' fill='hsl(120, 100%, 25.1%)'/>")]
    [InlineData("<defs><rect id='r' width='10' height='10' fill='green'/></defs><use href='#r' x='5' y='5'/>")]
    [InlineData("<symbol id='s' viewBox='0 0 1 1'><rect width='2' height='2' fill='green'/></symbol><use xlink:href='#s' x='5' y='5' width='10' height='10'/>")]
    [InlineData("<switch><rect systemLanguage='de' width='20' height='20' fill='red'/><rect x='5' y='5' width='10' height='10' fill='green'/></switch>")]
    [InlineData("<rect width='20' height='20' fill='green' clip-path='url(#c)'/><clipPath id='c'><rect x='5' y='5' width='10' height='10'/></clipPath>")]
    [InlineData("<rect width='20' height='20' fill='green' mask='url(#m)'/><mask id='m'><rect x='5' y='5' width='10' height='10' fill='white'/></mask>")]
    public void Draws_the_same_square_in_many_ways(string content)
    {
        using var pixels = Drawing.Draw(content);
        for (var y = 0; y < 20; y++)
        {
            for (var x = 0; x < 20; x++)
            {
                Assert.Equal(x is >= 5 and < 15 && y is >= 5 and < 15 ? Green : "#00000000", pixels.At(x, y));
            }
        }
    }

    [Fact]
    public void Draws_a_path_up_to_its_first_mistake()
        => Drawing.AssertSame("<path d='M2 2 L18 2 L18 18'/>", "<path d='M2 2 L18 2 L18 18 L nonsense L2 18'/>");

    [Fact]
    public void Reads_flags_of_arcs_without_spaces()
        => Drawing.AssertSame("<path d='M2 10 A 8 8 0 0 1 18 10'/>", "<path d='M2 10a8 8 0 0116 0'/>");

    [Fact]
    public void Draws_an_arc_of_two_halves_like_a_circle()
    {
        using var circle = Drawing.Draw("<circle cx='10' cy='10' r='8'/>");
        using var arcs = Drawing.Draw("<path d='M18 10A8 8 0 1 1 2 10A8 8 0 1 1 18 10z'/>");
        for (var i = 0; i < 400; i++)
        {
            Assert.InRange((int)(arcs.Pixels[i] >> 24) - (int)(circle.Pixels[i] >> 24), -1, 1);
        }
    }

    [Fact]
    public void Cuts_a_miter_beyond_its_limit()
        => Drawing.AssertSame(
            "<path d='M2 4 L16 10 L2 16' fill='none' stroke='black' stroke-width='3' stroke-linejoin='bevel'/>",
            "<path d='M2 4 L16 10 L2 16' fill='none' stroke='black' stroke-width='3' stroke-miterlimit='1.01'/>");

    [Fact]
    public void Joins_a_dash_over_the_start_of_a_closed_figure()
        => Drawing.AssertSame(
            "<path d='M4 9 V4 H9' fill='none' stroke='black' stroke-width='2'/>",
            "<path d='M4 4 H16 V16 H4 z' fill='none' stroke='black' stroke-width='2' stroke-dasharray='5 38 5 0'/>");

    [Fact]
    public void Sends_markers_along_the_line()
    {
        using var pixels = Drawing.Draw(
            "<marker id='m' orient='auto' markerUnits='userSpaceOnUse' markerWidth='4' markerHeight='4' refY='1' overflow='visible'><rect width='4' height='2' fill='green'/></marker>"
            + "<path d='M10 4 V12' marker-end='url(#m)'/>");
        Assert.Equal(Green, pixels.At(10, 14));
        Assert.Equal(Green, pixels.At(9, 13));
        Assert.Equal("#00000000", pixels.At(13, 12));
    }

    [Fact]
    public void Turns_paint_order_round()
    {
        using var pixels = Drawing.Draw("<rect x='5' y='5' width='10' height='10' fill='green' stroke='red' stroke-width='4' paint-order='stroke'/>");
        Assert.Equal(Green, pixels.At(5, 10));
        Assert.Equal("#ff0000ff", pixels.At(4, 10));
    }
}
