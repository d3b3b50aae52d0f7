using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using OgService.Testing;
using OgService.Web.Hosting;

namespace OgService.Web.Tests.Sites;

/// <summary>Settings of several sites that cannot be used stop the start, and are named.</summary>
public sealed class SiteSettingsTests
{
    [Theory]
    [InlineData("OgService:Sites:b:Prefix must be a path such as /docs", "Sites:b:Prefix", "docs")]
    [InlineData("OgService:Sites:b:Prefix must be a path such as /docs", "Sites:b:Prefix", "/docs/")]
    [InlineData("OgService:Sites:b:Prefix must be a path such as /docs", "Sites:b:Prefix", "/do cs")]
    [InlineData("OgService:Sites:b:Prefix must be a path such as /docs", "Sites:b:Prefix", "/../x")]
    [InlineData("OgService:Sites:b:Host must be given, or Prefix; got nothing.", "Sites:b:WarmUp", "true")]
    [InlineData("OgService:Sites:c:Host must be given, or Prefix; got nothing.", "Sites:b:Prefix", "/b", "Sites:c", "")]
    [InlineData("OgService:Sites:b:Host:0 must be a host such as docs.example.com, without a port; got b.example:80.", "Sites:b:Host", "b.example:80")]
    [InlineData("OgService:Sites:b:Host:1 must be a host such as", "Sites:b:Host:0", "b.example", "Sites:b:Host:1", "https://b.example")]
    [InlineData("OgService:Sites:b:Host must be another than that of a; got a.example.", "Sites:b:Host", "A.example")]
    [InlineData("OgService:Sites:c:Prefix must be another than that of b; got /docs.", "Sites:b:Prefix", "/docs", "Sites:c:Prefix", "/docs", "Sites:c:Site", "{folder}/a")]
    [InlineData("OgService:Sites:b:Prefx is no setting; there are ApiKeys, Fonts, Host, ", "Sites:b:Prefx", "/docs")]
    [InlineData("OgService:Sites:b:Limits:Bursts is no setting; there are Burst, ", "Sites:b:Prefix", "/b", "Sites:b:Limits:Bursts", "7")]
    [InlineData("OgService:Sites:b:Limits:Workers cannot be set for one site: it is of the whole service, OgService:Limits:Workers.", "Sites:b:Prefix", "/b", "Sites:b:Limits:Workers", "1")]
    [InlineData("OgService:Sites:b:Limits:Burst must be 1 to 100000; got 0.", "Sites:b:Prefix", "/b", "Sites:b:Limits:Burst", "0")]
    [InlineData("OgService:Sites:b:ApiKeys:0 must be the SHA-256 of a key", "Sites:b:Prefix", "/b", "Sites:b:ApiKeys:0", "plain")]
    [InlineData("OgService:Sites:b:Signing:Keys:k must be ", "Sites:b:Prefix", "/b", "Sites:b:Signing:Keys:k", "short")]
    [InlineData("OgService:Sites:b:Site must be a folder that exists; got ", "Sites:b:Prefix", "/b", "Sites:b:Site", "{folder}/nowhere")]
    [InlineData("OgService:Sites:b:Posts:Folder must be another than that of a; got ", "Sites:b:Prefix", "/b", "Sites:b:Posts:Folder", "{folder}/told/", "Sites:a:Posts:Folder", "{folder}/told")]
    [InlineData("OgService:Sites:default must be a name of at most 32 letters", "Sites:b:Prefix", "/b", "Sites:default:Prefix", "/d")]
    [InlineData("OgService:Sites:no way must be a name of at most 32 letters", "Sites:b:Prefix", "/b", "Sites:no way:Prefix", "/d")]
    [InlineData("OgService:Sites:broken cannot be served: og.yaml:1:", "Sites:b:Prefix", "/b", "Sites:broken:Prefix", "/x", "Sites:broken:Site", "{folder}/broken")]
    [InlineData("OgService:Site:docs is no setting: OgService:Site is a folder, several sites are OgService:Sites.", "Site:docs:Prefix", "/docs")]
    [InlineData("OgService:Sites:c has settings below it, and no value; got /srv/c.", "Sites:b:Prefix", "/b", "Sites:c", "/srv/c")]
    public async Task What_cannot_be_used_is_named(string message, params string[] settings)
    {
        await using var service = new ServiceOfSites().Add("a", "#b91c1c").Add("b", "#15803d");
        Directory.CreateDirectory(service.PathTo("broken"));
        await File.WriteAllTextAsync(service.PathTo("broken", "og.yaml"), "site: [ ] ]", TestContext.Current.CancellationToken);
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => service.StartAsync(["Sites:a:Host", "a.example", "Sites:a:Site", "{folder}/a", "Sites:b:Site", "{folder}/b", .. settings]));
        Assert.StartsWith(message, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_example_of_the_documents_starts_and_answers()
    {
        var document = await File.ReadAllTextAsync(Repository.PathTo("docs", "service.md"), TestContext.Current.CancellationToken);
        var section = document[document.IndexOf("## Several sites in one service", StringComparison.Ordinal)..];
        var json = section.Split("```json\n")[1].Split("```")[0];
        await using var service = new ServiceOfSites().Add("blog", "#b91c1c").Add("docs", "#15803d");
        using var text = new MemoryStream(Encoding.UTF8.GetBytes(json.Replace("/srv/brand/templates", Repository.PathTo("templates"), StringComparison.Ordinal).Replace("/srv/", service.PathTo() + "/", StringComparison.Ordinal)
            .Replace("/var/", service.PathTo("var") + "/", StringComparison.Ordinal)));
        var settings = new ConfigurationBuilder().AddJsonStream(text).Build().AsEnumerable().Where(pair => pair.Value is not null).SelectMany(pair => new[] { "--" + pair.Key, pair.Value! });
        await service.StartAsync([.. settings]);
        Assert.Contains("The first of blog", await service.GetTextAsync("og2.blog.example", "/posts/first"), StringComparison.Ordinal);
        Assert.Contains("https://og.example.com/docs/og/first.", await service.GetTextAsync("og.example.com", "/docs/posts/first"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await service.GetAsync("og.example.com", "/posts/first")).StatusCode);
    }

    [Fact]
    public async Task An_application_that_hosts_the_previews_has_one_site()
    {
        await using var service = new ServiceOfSites().Add("a", "#b91c1c");
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.AddOgService(options => options.Sites["a"] = new MountedSiteOptions { Host = ["a.example"], Site = service.PathTo("a") });
        await using var app = builder.Build();
        Assert.StartsWith("OgService:Sites is for the service of its own", Assert.Throws<InvalidOperationException>(() => app.MapOgService()).Message, StringComparison.Ordinal);
    }
}
