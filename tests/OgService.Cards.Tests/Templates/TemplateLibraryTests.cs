namespace OgService.Cards.Tests.Templates;

public sealed class TemplateLibraryTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("templates-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void A_template_is_kept_until_its_file_changes()
    {
        Write("one", "card: {}");
        var library = TemplateLibrary.Open(folder.FullName);
        var first = library.Get("one");

        Assert.Same(first, library.Get("one"));

        Write("one", "card: {gap: 1}");
        var second = library.Get("one");
        Assert.NotSame(first, second);
        Assert.NotEqual(first.Version, second.Version);
    }

    [Fact]
    public void A_change_of_the_same_length_shows_too()
    {
        Write("one", "card: {gap: 1}");
        var library = TemplateLibrary.Open(folder.FullName);
        var first = library.Get("one");

        Write("one", "card: {gap: 2}");

        Assert.NotEqual(first.Version, library.Get("one").Version);
    }

    [Fact]
    public void An_unknown_name_gets_the_nearest()
    {
        Write("article", "card: {}");
        var error = Assert.Throws<TemplateException>(() => TemplateLibrary.Open(folder.FullName).Get("artikle"));

        Assert.Contains("there is no template \"artikle\"; did you mean \"article\"?", error.Message);
    }

    [Theory]
    [InlineData("../secret")]
    [InlineData("")]
    [InlineData("a/b")]
    [InlineData(".")]
    public void A_name_never_leaves_the_folder(string name) => Assert.Throws<TemplateException>(() => TemplateLibrary.Open(folder.FullName).Get(name));

    [Fact]
    public void Earlier_folders_win_and_names_are_sorted()
    {
        Write("b", "description: mine\ncard: {}");
        var library = TemplateLibrary.Open(folder.FullName, OgService.Testing.Repository.PathTo("templates"), "/no/such/folder");

        Assert.Equal(["article", "b"], library.Names.Where(name => name is "article" or "b"));
        Assert.Equal("mine", library.Get("b").Description);
    }

    [Fact]
    public void A_broken_file_says_where_each_time_it_is_asked_for()
    {
        Write("bad", "card: {colour: red}");
        var library = TemplateLibrary.Open(folder.FullName);

        var first = Assert.Throws<TemplateException>(() => library.Get("bad"));
        var second = Assert.Throws<TemplateException>(() => library.Get("bad"));

        Assert.Equal((1, 8), (first.Line, first.Column));
        Assert.NotSame(first, second);
    }

    private void Write(string name, string yaml)
    {
        Directory.CreateDirectory(System.IO.Path.Combine(folder.FullName, name));
        File.WriteAllText(System.IO.Path.Combine(folder.FullName, name, "card.yaml"), yaml);
    }
}
