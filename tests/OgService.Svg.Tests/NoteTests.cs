using System.Text;

namespace OgService.Svg.Tests;

public sealed class NoteTests
{
    [Theory]
    [InlineData("<text>a</text><text>b</text>", "text is not drawn")]
    [InlineData("<filter id='f'/><rect filter='url(#f)'/>", "filters are not drawn")]
    [InlineData("<script/>", "scripts are not run")]
    [InlineData("<rect width='9' height='9'><animate/></rect>", "animations are not played")]
    [InlineData("<foreignObject/>", "foreignObject is not drawn")]
    [InlineData("<image href='http://example.org/a.png'/>", "pictures outside of the document")]
    [InlineData("<image href='data:image/png;base64,AAAA'/>", "an embedded picture is none")]
    [InlineData("<style>@import 'a.css';</style>", "rules that begin with @")]
    [InlineData("<style>a:hover{fill:red}</style>", "a selector is not supported")]
    public void Says_once_what_is_not_drawn(string content, string message)
        => Assert.Contains(message, Assert.Single(Drawing.Document(content).Notes).Message, StringComparison.Ordinal);

    [Fact]
    public void Says_nothing_of_a_picture_that_is_drawn_whole()
        => Assert.Empty(SvgDocument.Parse(Encoding.UTF8.GetBytes(Pictures.Everything)).Notes);

    [Fact]
    public void Names_the_line() => Assert.Equal(3, Drawing.Document("\n\n<text/>").Notes[0].Line);
}
