namespace OgService.Svg.Tests;

public sealed class SizeTests
{
    [Theory]
    [InlineData("width='30' height='20'", 30, 20)]
    [InlineData("width='1in' height='2.54cm'", 96, 96)]
    [InlineData("viewBox='0 0 30 20'", 30, 20)]
    [InlineData("viewBox='5 5 30 20' width='60'", 60, 40)]
    [InlineData("viewBox='0 0 30 20' width='100%' height='100%'", 30, 20)]
    [InlineData("", 12, 9)]
    public void Says_how_large_the_document_wants_to_be(string attributes, double width, double height)
    {
        var document = Drawing.Document("<rect x='2' y='1' width='10' height='8'/>", attributes);
        Assert.Equal((width, height), (document.Width, document.Height));
    }

    [Fact]
    public void Keeps_its_shape_in_a_picture_of_another_one()
    {
        using var pixels = Drawing.Document("<rect width='20' height='20' fill='green'/>").Render(40, 20);
        Assert.Equal("#00000000", pixels.At(9, 10));
        Assert.Equal("#008000ff", pixels.At(10, 10));
        Assert.Equal("#008000ff", pixels.At(29, 10));
        Assert.Equal("#00000000", pixels.At(30, 10));
    }
}
