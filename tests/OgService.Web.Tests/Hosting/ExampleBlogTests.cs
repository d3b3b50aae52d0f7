using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using OgService.Imaging;
using OgService.Testing;

namespace OgService.Web.Tests.Hosting;

/// <summary>The example blog, as its reader would start it: an application of its own that hosts the previews.</summary>
public sealed partial class ExampleBlogTests : IAsyncLifetime
{
    private readonly Process blog = new();
    private HttpClient client = null!;

    public async ValueTask InitializeAsync()
    {
        var folder = Repository.PathTo("examples", "aspnet-blog");
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        blog.StartInfo = new ProcessStartInfo("dotnet")
        {
            ArgumentList =
            {
                Path.Combine(folder, "bin", configuration, "net10.0", "AspNetBlog.dll"), "--urls", "http://127.0.0.1:0", "--contentRoot", folder, "--environment", "Production",
                "--Logging:LogLevel:Microsoft.Hosting.Lifetime", "Information",
            },
            RedirectStandardOutput = true,
            WorkingDirectory = folder,
        };
        blog.Start();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(120));
        while (await blog.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            if (Listening().Match(line) is { Success: true } match)
            {
                client = new HttpClient { BaseAddress = new Uri(match.Value) };

                // Else the blog would stand still once the pipe is full.
                _ = blog.StandardOutput.ReadToEndAsync(CancellationToken.None);
                return;
            }
        }

        Assert.Fail("The blog did not start.");
    }

    public async ValueTask DisposeAsync()
    {
        client?.Dispose();
        blog.Kill();
        await blog.WaitForExitAsync(CancellationToken.None);
        blog.Dispose();
    }

    [Fact]
    public async Task A_page_of_the_blog_carries_the_tags_and_the_picture_they_name_is_there()
    {
        var head = new HtmlParser().ParseDocument(await client.GetStringAsync("/posts/reading-the-tide", TestContext.Current.CancellationToken)).Head!;
        string? Property(string name) => head.QuerySelector($"meta[property='{name}']")?.GetAttribute("content");

        Assert.Equal("Reading the tide table before breakfast", Property("og:title"));
        Assert.Equal("Tidewater Notes", Property("og:site_name"));
        Assert.Null(head.QuerySelector("og-meta"));
        var picture = new Uri(Property("og:image")!);
        Assert.Equal("https://notes.example.com", picture.GetLeftPart(UriPartial.Authority));
        using var answer = await client.GetAsync(picture.AbsolutePath, TestContext.Current.CancellationToken);
        Assert.True(ImageHeader.TryRead(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken), out var info) && (info.Width, info.Height) == (1200, 630));
        Assert.Equal(TimeSpan.FromDays(365), answer.Headers.CacheControl!.MaxAge);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
    }

    [Theory]
    [InlineData("/", HttpStatusCode.OK)]
    [InlineData("/blog.css", HttpStatusCode.OK)]
    [InlineData("/meta/reading-the-tide.json", HttpStatusCode.OK)]
    [InlineData("/og/a-draft.png", HttpStatusCode.NotFound)]
    [InlineData("/posts/a-draft", HttpStatusCode.NotFound)]
    [InlineData("/api/purge", HttpStatusCode.MethodNotAllowed)]
    [InlineData("/healthz", HttpStatusCode.NotFound)]
    public async Task The_blog_keeps_its_own_pages(string address, HttpStatusCode status)
    {
        using var answer = await client.GetAsync(address, TestContext.Current.CancellationToken);
        Assert.Equal(status, answer.StatusCode);
    }

    [Fact]
    public async Task A_page_of_a_draft_names_nothing_of_it()
        => Assert.DoesNotContain("og:", await (await client.GetAsync("/posts/a-draft", TestContext.Current.CancellationToken)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex Listening();
}
