using OgService.Cards;
using OgService.Previews.Sites;
using OgService.Previews.TemplateTools;
using OgService.Testing;

namespace OgService.Previews.Tests.TemplateTools;

/// <summary>The templates that ship, with the posts of <c>examples/shelf</c>: one for each.</summary>
public sealed class ShippedTemplatesTests
{
    private static readonly TemplateShelf Shelf = TemplateShelf.Open(Repository.PathTo("examples", "shelf"), ScratchSite.Fonts, ScratchSite.Templates);

    private static readonly SiteSnapshot Site = LiveSite.Open(Repository.PathTo("examples", "shelf"), ScratchSite.Templates, ScratchSite.Fonts, TimeProvider.System).Current;

    public static TheoryData<string> Names => [.. Shelf.Names];

    [Fact]
    public void There_are_sixteen_or_more() => Assert.True(Shelf.Names.Count >= 16, string.Join(", ", Shelf.Names));

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_says_what_it_is_for_and_is_made_for_wide_and_square_cards_dark_and_light(string name)
    {
        var template = Shelf.Get(name);

        Assert.False(string.IsNullOrWhiteSpace(template.Description));
        Assert.Contains(new CardSize(1200, 630), template.Sizes);
        Assert.Contains(new CardSize(1200, 1200), template.Sizes);
        Assert.Superset(new HashSet<string> { "dark", "light" }, new HashSet<string>(template.Themes));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_has_a_post_in_the_example_whose_card_has_nothing_amiss(string name)
    {
        var post = Assert.Single(Site.Posts.Posts, post => post.Template == name);
        var drawer = new CardDrawer(TimeProvider.System);
        foreach (var size in Shelf.Get(name).Sizes)
        {
            var plan = drawer.Plan(Site, post, CardFormat.Jpeg, null, size);
            foreach (var theme in plan.Template.Themes)
            {
                var fields = plan.Fields with { SiteValues = SamplePosts.WithTheme(theme) };
                var notes = plan.Renderer.Inspect(plan.Renderer.Resolve(plan.Template, fields, plan.Size)).Notes;

                Assert.DoesNotContain(notes, note => !note.IsRemark);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_stands_awkward_posts(string name)
    {
        var report = TemplateStress.Run(Shelf.Renderer, Shelf.Get(name), [], SamplePosts.Awkward, Environment.ProcessorCount, null, TestContext.Current.CancellationToken);

        report.Sheet.Dispose();
        Assert.True(report.Cards >= 4 * SamplePosts.Awkward.Count);
        Assert.DoesNotContain(report.Notes, note => note.IsFailure);
    }
}
