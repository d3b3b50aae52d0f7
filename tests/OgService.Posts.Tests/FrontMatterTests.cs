using OgService.Testing;

namespace OgService.Posts.Tests;

public class FrontMatterTests
{
    [Theory]
    [InlineData("---\ntitle: A\n---\nBody")]
    [InlineData("\uFEFF---\r\ntitle: A\r\n---\r\n\r\nBody")]
    [InlineData("---  \ntitle: A\n---  \nBody")]
    [InlineData("---yaml\ntitle: A\n---\nBody")]
    [InlineData("--- toml\ntitle = \"A\"\n---\nBody")]
    [InlineData("---json\n{ \"title\": \"A\" }\n---\nBody")]
    [InlineData("+++\ntitle = 'A'\n+++\nBody")]
    [InlineData("{\n  \"title\": \"A\"\n}\n\nBody")]
    [InlineData("{\"title\":\"A\", /* why */ \"b\": \"}\\\"{\",}\nBody")]
    [InlineData("---\ntitle: A\n...\nBody")]
    [InlineData("\n\n---\ntitle: A\n---\nBody")]
    [InlineData("<!--\n---\ntitle: A\n---\n-->\nBody")]
    [InlineData("---\rtitle: A\r---\rBody")]
    public void Reads_every_kind_of_front_matter(string text)
    {
        var post = TestPost.Read(text);
        Assert.Equal("A", post.Title);
        Assert.Equal("Body", post.Body);
    }

    [Theory]
    [InlineData("Just text")]
    [InlineData("---\n\nA rule above, and no fields.")]
    [InlineData("{{< figure src=\"x\" >}}\n\nText")]
    [InlineData("")]
    [InlineData("---\n---\n\nText")]
    [InlineData("---\n# nothing\n---\nText")]
    public void A_post_needs_no_front_matter(string text) => Assert.Equal("Some file", TestPost.Read(text, "some-file.md").Title);

    [Theory]
    [InlineData("---\ntitle: a: b\n---\n", "posts/p.md:2:9: a \":\" with a space after it is not allowed here; put the whole value in quotes")]
    [InlineData("---\ntitle: A\ntitle: B\n---\n", "posts/p.md:3:1: the key \"title\" is here twice; the first is on line 2")]
    [InlineData("---\ntitle: A\n", "posts/p.md:1:1: the front matter that starts here has no end; expected a line \"---\" below it")]
    [InlineData("+++\ntitle = \"A\n+++\n", "posts/p.md:2:11: not TOML:")]
    [InlineData("+++\ntitle = \"A\"\ntitle = \"B\"\n+++\n", "posts/p.md:3:1: not TOML: the key")]
    [InlineData("+++\ntitle = A\n+++\n", "posts/p.md:2:9: not TOML:")]
    [InlineData("+++\ntitle = 'A'\n", "posts/p.md:1:1: the front matter that starts here has no end; expected a line \"+++\" below it")]
    [InlineData("\n{\n \"title\": }\n", "posts/p.md:3:11: not JSON:")]
    [InlineData("{\n \"a\": 1,\n \"a\": 2\n}", "posts/p.md:3:2: the key \"a\" is here twice")]
    [InlineData("{\"a\": 1", "posts/p.md:1:1: the JSON front matter that starts here has no end; expected \"}\"")]
    [InlineData("{\"a\": \"\\ud800\"}", "posts/p.md:1:7: half a surrogate pair")]
    [InlineData("---\n- a\n- b\n---\n", "posts/p.md:2:1: the front matter must be fields (\"key: value\" lines); got a list")]
    [InlineData("---\ntitle: [a]\n---\n", "posts/p.md:2:8: title must be text; got a list")]
    [InlineData("---\ntitle: A\npubDatetime: tomorrow\n---\n", "posts/p.md:3:14: pubDatetime must be a date such as 2024-02-20T14:30:00Z; got \"tomorrow\"")]
    [InlineData("---\ndate: 2024-13-45\n---\n", "posts/p.md:2:7: date must be a date such as 2024-02-20T14:30:00Z; got 2024-13-45")]
    [InlineData("+++\ndate = 14:30:00\n+++\n", "posts/p.md:2:8: date must be a date")]
    [InlineData("---\ndraft: maybe\n---\n", "posts/p.md:2:8: draft must be true or false; got \"maybe\"")]
    [InlineData("---\nslug: ../../etc/passwd\n---\n", "posts/p.md:2:7: slug must not contain \"..\"; got \"../../etc/passwd\"")]
    [InlineData("---\nslug: \"a\\\\b\"\n---\n", "posts/p.md:2:7: slug must not contain control characters or backslashes")]
    [InlineData("---\nimage: \"javascript:alert(1)\"\n---\n", "posts/p.md:2:8: image must be a path or an http(s) address")]
    [InlineData("---\nimage: file:///etc/passwd\n---\n", "posts/p.md:2:8: image must be a path or an http(s) address")]
    [InlineData("---\ncanonicalURL: javascript:x\n---\n", "posts/p.md:2:15: canonicalURL must be an absolute http(s) address")]
    [InlineData("---\nlang: \"<b>\"\n---\n", "posts/p.md:2:7: lang must be a language tag such as en or pt-BR")]
    [InlineData("---\ntags: {a: 1}\n---\n", "posts/p.md:2:7: tags must be a list of texts; got a mapping")]
    public void Says_where_and_what_was_expected(string text, string message)
        => Assert.StartsWith(message, Assert.Throws<PostException>(() => TestPost.Read(text, "posts/p.md")).Message);

    [Fact]
    public void Refuses_large_front_matter_without_parsing_it()
    {
        var large = new string('[', 10_000_000);
        foreach (var text in new[] { $"---\n{large}\n---\n", $"+++\n{large}\n+++\n", "{\"a\": \"" + large + "\"}" })
        {
            var guard = HangGuard.Start();
            Assert.Contains("too large", Assert.Throws<PostException>(() => TestPost.Read(text)).Reason);
            guard.Check();
        }
    }

    [Theory]
    [InlineData("---\n", "[", "\n---\n")]
    [InlineData("---\n", "{", "\n---\n")]
    [InlineData("---\n", "- ", "\n---\n")]
    [InlineData("---\n", "? ", "\n---\n")]
    [InlineData("+++\na = ", "[", "\n+++\n")]
    [InlineData("+++\na = ", "{a=", "\n+++\n")]
    [InlineData("+++\n", "a.", "a = 1\n+++\n")]
    [InlineData("+++\n[", "a.", "a]\n+++\n")]
    [InlineData("{\"a\": ", "[", "}")]
    [InlineData("{\"a\": ", "{\"a\":", "")]
    public void Refuses_deep_front_matter_at_once(string before, string nested, string after)
    {
        foreach (var count in new[] { 600, 10_000, 12_000 })
        {
            var guard = HangGuard.Start();
            Assert.Throws<PostException>(() => TestPost.Read(before + string.Concat(Enumerable.Repeat(nested, count)) + after));
            guard.Check();
        }
    }

    [Fact]
    public void Reads_TOML_tables_arrays_and_dates_with_their_places()
    {
        var post = TestPost.Read("""
            +++
            title = 'A "quoted" title'
            date = 2024-02-20T14:30:00+02:00
            lastmod = 2024-02-21
            tags = ["a", 'b']
            draft = false
            [[authors]]
            name = "X"
            url = "https://x.example"
            [[authors]]
            name = "Y"
            [params]
            cover.image = "c.png"
            cover.alt = "Alt"
            [card]
            accent = "#fff"
            size = 0x10
            +++
            Text
            """);
        Assert.Equal("A \"quoted\" title", post.Title);
        Assert.Equal(new DateTimeOffset(2024, 2, 20, 14, 30, 0, TimeSpan.FromHours(2)), post.Published);
        Assert.Equal(new DateTimeOffset(2024, 2, 21, 0, 0, 0, TimeSpan.Zero), post.Modified);
        Assert.Equal([new Author("X", "https://x.example"), new Author("Y")], post.Authors);
        Assert.Equal("c.png", post.Image);
        Assert.Equal("Alt", post.ImageAlt);
        Assert.Equal(["accent", "size"], post.CardValues!.Entries.Select(entry => entry.Key.Text));
        Assert.Equal(new Yaml.YamlPosition(17, 8), post.CardValues.Entries[1].Value.Position);
    }

    [Fact]
    public void Survives_every_prefix_of_a_post()
    {
        foreach (var text in new[]
        {
            "---\ntitle: 'A'\ntags: [a, {b: c}]\ndate: 2024-02-20\n---\n# H\n\nText `code` {{< x >}} <b>y</b> [l](u)\n",
            "+++\ntitle = \"A\"\n[params]\nx = [1, {y = 2}]\n[[z]]\n+++\n> q\n\n- a\n",
            "{\"title\": \"A\", \"tags\": [\"a\"]}\n\n```\ncode\n",
            "<!--\n---\ntitle: A\n---\n--><p class='x'>y</p>",
        })
        {
            for (var length = 0; length <= text.Length; length++)
            {
                Try(text[..length], "p.md");
                Try(text[..length], "p.mdx");
                Try(text[length..], "p.html");
            }
        }

        static void Try(string text, string file)
        {
            try
            {
                Assert.NotEmpty(TestPost.Read(text, file).Title);
            }
            catch (PostException)
            {
            }
        }
    }

    // What is left over is valid in TOML 1.1: times without seconds, line breaks in inline tables.
    [Fact]
    public void Reads_the_toml_suite_and_refuses_what_is_invalid()
    {
        if (Repository.Corpora is null)
        {
            Assert.Skip("no corpora");
        }

        var folder = Path.Combine(Repository.Corpora, "text", "formats", "toml");
        var (valid, validRead, invalid, invalidRefused) = (0, 0, 0, 0);
        var odd = new List<string>();
        foreach (var file in Directory.GetFiles(folder, "*.toml", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var isInvalid = file.Contains(Path.DirectorySeparatorChar + "invalid" + Path.DirectorySeparatorChar);
            var refusal = Refusal(file);
            if (isInvalid)
            {
                invalid++;
                invalidRefused += refusal is null ? 0 : 1;
                if (refusal is null)
                {
                    odd.Add("read: " + Path.GetRelativePath(folder, file));
                }
            }
            else
            {
                valid++;
                validRead += refusal is null ? 1 : 0;
                if (refusal is not null)
                {
                    odd.Add("refused: " + Path.GetRelativePath(folder, file) + " " + refusal);
                }
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{validRead} of {valid} valid read, {invalidRefused} of {invalid} invalid refused");
        Assert.Equal(["read: invalid/datetime/no-secs.toml", "read: invalid/inline-table/linebreak-03.toml", "read: invalid/local-datetime/no-secs.toml"], odd);
    }

    private static string? Refusal(string file)
    {
        try
        {
            var text = Catalog.PostFileText.Decode(File.ReadAllBytes(file), "p.md", isCut: false);
            FrontMatter.FrontMatterReader.Read(new FrontMatter.FrontMatterBlock(FrontMatter.FrontMatterFormat.Toml, text, 2, 0), "p.md");
            return null;
        }
        catch (PostException e)
        {
            return e.Message;
        }
    }
}
