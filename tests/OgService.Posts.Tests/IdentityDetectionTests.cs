namespace OgService.Posts.Tests;

public sealed class IdentityDetectionTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("og-identity-").FullName;

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Theory]
    [InlineData(SiteGenerator.Hugo, "hugo.toml", "baseURL = 'https://blog.example.com/'\ntitle = 'A Blog'\nlanguageCode = 'de-AT'\n[params]\nauthor = 'Ada'\n", "de-AT")]
    [InlineData(SiteGenerator.Hugo, "config.yaml", "baseURL: https://blog.example.com/\ntitle: A Blog\nparams: { author: { name: Ada } }\n", "en")]
    [InlineData(SiteGenerator.Jekyll, "_config.yml", "title: A Blog\nurl: https://blog.example.com\nauthor: { name: Ada }\nlang: fr\n", "fr")]
    [InlineData(SiteGenerator.AstroPaper, "src/config.ts", "export const SITE = {\n  website: \"https://blog.example.com/\", // yours\n  author: \"Ada\",\n  title: \"A Blog\",\n} as const;\n", "en")]
    [InlineData(SiteGenerator.Docusaurus, "docusaurus.config.js", "const config = {\n  title: 'A Blog',\n  url: 'https://blog.example.com',\n  author: `Ada`,\n};\n", "en")]
    public void Reads_what_the_generators_own_settings_say(SiteGenerator generator, string file, string text, string lang)
    {
        Write(file, text);
        Assert.Equal(
            new SiteIdentity { Name = "A Blog", Url = "https://blog.example.com", Author = "Ada", Lang = lang },
            SiteIdentity.Detect(root, generator));
    }

    [Fact]
    public void Puts_Jekylls_address_together_from_its_two_parts()
    {
        Write("_config.yml", "url: https://example.com\nbaseurl: /blog/\n");
        Assert.Equal("https://example.com/blog", SiteIdentity.Detect(root, SiteGenerator.Jekyll).Url);
    }

    [Theory]
    [InlineData("")]
    [InlineData("baseURL = 'https://broken")]
    [InlineData("baseURL = 'javascript:alert(1)'")]
    [InlineData("baseURL = 'https://user:secret@example.com'")]
    [InlineData("baseURL = 7")]
    public void What_cannot_be_read_leaves_the_folders_name_and_an_address_that_shows_it_is_none(string text)
    {
        Write("hugo.toml", text);
        var identity = SiteIdentity.Detect(root, SiteGenerator.Hugo);
        Assert.Equal((Path.GetFileName(root), SiteIdentity.UnknownUrl), (identity.Name, identity.Url));
    }

    [Fact]
    public void Computed_values_in_code_are_left_alone()
    {
        Write("astro.config.mjs", "export default defineConfig({ site: process.env.URL, integrations: [seo({ title: `${name}` })] });\n");
        Assert.Equal(SiteIdentity.UnknownUrl, SiteIdentity.Detect(root, SiteGenerator.AstroPaper).Url);
    }

    private void Write(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(root, file))!);
        File.WriteAllText(Path.Combine(root, file), text);
    }
}
