using OgService.Posts.Fields;

namespace OgService.Posts.Tests;

public class FieldTableTests
{
    [Theory]
    [InlineData("pubDatetime", "pub_datetime", true)]
    [InlineData("ogImage", "og-image", true)]
    [InlineData("Title", "title", true)]
    [InlineData("tags", "tag", false)]
    [InlineData("_", "", true)]
    public void Names_are_compared_without_case_and_hyphens(string a, string b, bool expected) => Assert.Equal(expected, FieldTable.Same(a, b));

    [Fact]
    public void Each_field_has_a_name_for_the_settings() => Assert.Equal(FieldTable.SettingNames.Count, FieldTable.SettingNames.Distinct().Count());
}
