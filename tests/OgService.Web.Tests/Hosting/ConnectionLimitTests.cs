using OgService.Web.Hosting;

namespace OgService.Web.Tests.Hosting;

public sealed class ConnectionLimitTests
{
    [Theory]
    [InlineData("1024", 896)]
    [InlineData("83", 35)]
    [InlineData("20", 16)]
    [InlineData("unlimited", null)]
    public void Files_are_left_for_work_and_for_closing_what_is_too_much(string soft, int? connections)
        => Assert.Equal(connections, ConnectionLimit.Of($"Limit                     Soft Limit           Hard Limit           Units     \nMax processes             94000                94000                processes \nMax open files            {soft,-20} 524288               files     \n"));

    [Fact]
    public void Without_the_line_there_is_no_limit() => Assert.Null(ConnectionLimit.Of("Max processes 1 1 processes\n"));
}
