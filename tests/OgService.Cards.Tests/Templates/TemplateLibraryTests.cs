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

    [Fact]
    public void A_change_of_what_it_extends_or_includes_reads_a_template_again()
    {
        Write("base", "card: {children: [{id: a, text: one}, {include: mark}]}");
        Write("child", "extends: base");
        WritePart("mark", "node: {text: mark}");
        var library = TemplateLibrary.Open(folder.FullName);
        var first = library.Get("child");
        Assert.Equal(first.Version, library.Get("child").Version);

        Write("base", "card: {children: [{id: a, text: two}, {include: mark}]}");
        var second = library.Get("child");
        Assert.NotEqual(first.Version, second.Version);

        WritePart("mark", "node: {text: other}");
        var third = library.Get("child");
        Assert.NotEqual(second.Version, third.Version);

        Write("base", "card: {colr: red}");
        Assert.EndsWith("base/card.yaml", Assert.Throws<TemplateException>(() => library.Get("child")).File);
        Write("base", "card: {children: [{id: a, text: two}, {include: mark}]}");
        Assert.Equal(third.Version, library.Get("child").Version);
    }

    [Fact]
    public void A_file_that_appears_where_one_was_looked_for_is_seen()
    {
        Write("child", "extends: base");
        var library = TemplateLibrary.Open(folder.FullName);
        Assert.Contains("there is no template \"base\"", Assert.Throws<TemplateException>(() => library.Get("child")).Message);

        Write("base", "card: {children: [{include: mark}]}");
        Assert.Contains("there is no part \"mark\"", Assert.Throws<TemplateException>(() => library.Get("child")).Message);

        WritePart("mark", "node: {text: shared}");
        var shared = library.Get("child");
        Directory.CreateDirectory(System.IO.Path.Combine(folder.FullName, "base", "parts"));
        File.WriteAllText(System.IO.Path.Combine(folder.FullName, "base", "parts", "mark.yaml"), "node: {text: own}");

        Assert.NotEqual(shared.Version, library.Get("child").Version);
    }

    [Fact]
    public void A_sites_template_extends_the_shipped_one_of_its_name()
    {
        Write("article", "extends: article\ndescription: mine\nvalues: {accent: '#e11d48'}");
        var library = TemplateLibrary.Open(folder.FullName, OgService.Testing.Repository.PathTo("templates"));

        Assert.Equal("mine", library.Get("article").Description);
        Assert.Contains("#e11d48", Support.Shipped.Renderer.Resolve(library.Get("article"), Support.Cards.Everything, CardSize.Default).ToText());
    }

    [Fact]
    public void Pictures_of_what_it_extends_are_its_own_too()
    {
        Write("base", "card: {background: url(mark.svg)}");
        File.WriteAllText(System.IO.Path.Combine(folder.FullName, "base", "mark.svg"), "<svg xmlns='http://www.w3.org/2000/svg' width='4' height='4'/>");
        Write("child", "extends: base");
        var library = TemplateLibrary.Open(folder.FullName);
        var first = library.Get("child");

        File.WriteAllText(System.IO.Path.Combine(folder.FullName, "child", "mark.svg"), "<svg xmlns='http://www.w3.org/2000/svg' width='5' height='5'/>");

        Assert.NotEqual(first.Version, library.Get("child").Version);
    }

    private void WritePart(string name, string yaml)
    {
        Directory.CreateDirectory(System.IO.Path.Combine(folder.FullName, "_parts"));
        File.WriteAllText(System.IO.Path.Combine(folder.FullName, "_parts", name + ".yaml"), yaml);
    }

    private void Write(string name, string yaml)
    {
        Directory.CreateDirectory(System.IO.Path.Combine(folder.FullName, name));
        File.WriteAllText(System.IO.Path.Combine(folder.FullName, name, "card.yaml"), yaml);
    }
}
