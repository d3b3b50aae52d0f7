using OgService.Previews.Storing;

namespace OgService.Previews.Tests.Storing;

public sealed class PurgeTableTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000);

    [Fact]
    public void Covers_what_was_drawn_before_and_not_what_was_drawn_after()
    {
        var table = new PurgeTable();
        table.Purge(["tag:news"], Now);
        Assert.True(table.Covers(["slug:a", "tag:news"], Now));
        Assert.True(table.Covers(["tag:news"], Now.AddDays(-100)));
        Assert.False(table.Covers(["tag:news"], Now.AddSeconds(1)));
        Assert.False(table.Covers(["tag:other"], Now.AddDays(-100)));
    }

    [Fact]
    public void Two_machines_come_to_know_the_same_whoever_writes_last()
    {
        var one = new PurgeTable();
        var other = new PurgeTable();
        var told = new List<string>();
        other.Purged += told.AddRange;
        one.Purge(["slug:a", "slug:both"], Now);
        other.Purge(["slug:b", "slug:both"], Now.AddSeconds(5));
        Assert.True(other.Merge(one.Write()));
        Assert.True(one.Merge(other.Write()) is false);
        Assert.Equal(["slug:b", "slug:both", "slug:a"], told);
        Assert.True(one.Covers(["slug:both"], Now.AddSeconds(5)) && one.Covers(["slug:b"], Now) && other.Covers(["slug:a"], Now));
        Assert.False(other.Merge(one.Write()));
    }

    [Fact]
    public void Does_not_grow_for_ever_and_forgets_the_oldest()
    {
        var table = new PurgeTable();
        table.Purge([.. Enumerable.Range(0, 10_000).Select(number => $"slug:{number}")], Now);
        table.Purge(["slug:new"], Now.AddSeconds(10));
        Assert.True(table.Covers(["slug:new"], Now));
        Assert.InRange(table.Write().Length, 100_000, 400_000);
    }
}
