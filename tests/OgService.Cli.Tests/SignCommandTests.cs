using OgService.Previews;

namespace OgService.Cli.Tests;

public sealed class SignCommandTests : IDisposable
{
    private const string Secret = "a secret of thirty-two characters";
    private readonly OgProcess og = new();

    public void Dispose() => og.Dispose();

    [Fact]
    public async Task Prints_an_address_that_the_service_takes()
    {
        var result = await og.RunAsync(
            new Dictionary<string, string> { ["OGSERVICE_SIGNING_SECRET"] = Secret },
            "sign", "--key", "now", "--title", "It's a title", "--tag", "a", "--tag", "b", "--value", "theme=light", "--format", "jpg", "--url", "https://og.example.com/");
        Assert.Equal(0, result.ExitCode);
        var address = new Uri(result.Text.Trim());
        Assert.StartsWith("https://og.example.com/og.jpg?title=It%27s%20a%20title&tags=a&tags=b&value.theme=light&key=now&sig=", address.OriginalString, StringComparison.Ordinal);
        Assert.True(SigningKey.TryCreate("now", Secret, out var key));
        var query = address.Query[1..].Split('&').Select(pair => pair.Split('=', 2)).Select(pair => KeyValuePair.Create(pair[0], Uri.UnescapeDataString(pair[1]))).ToList();
        Assert.True(SignedAddress.IsGenuine([key], "/og.jpg", query, DateTimeOffset.UtcNow));
    }

    [Fact]
    public async Task Takes_no_weak_secret_and_none_from_the_command_line()
    {
        var result = await og.RunAsync("sign", "--key", "now", "--title", "a");
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("OGSERVICE_SIGNING_SECRET", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Makes_keys_and_says_their_hash()
    {
        var result = await og.RunAsync("key");
        Assert.Equal(0, result.ExitCode);
        Assert.Contains(ApiKeys.HashOf(result.Text.Trim()), result.Errors, StringComparison.Ordinal);
    }
}
