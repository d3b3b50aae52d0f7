namespace OgService.Previews.Tests.Signing;

public sealed class SignedAddressTests
{
    private const string Secret = "a secret of thirty-two characters";
    private static readonly SigningKey Key = KeyOf("now", Secret);
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000);

    [Fact]
    public void Is_the_address_itself_when_it_is_written_strictly()
        => Assert.Equal(
            "/og.png?title=It%27s%20%C3%BC~&tags=a&tags=b&key=now&sig=",
            SignedAddress.Sign(Key, "/og.png", [new("title", "It's ü~"), new("tags", "a"), new("tags", "b")])[..^43]);

    [Fact]
    public void Several_keys_hold_at_once_and_a_removed_one_no_longer()
    {
        var old = KeyOf("old", "another secret of 32 characters!!");
        var signed = Parse(SignedAddress.Sign(old, "/og.png", [new("title", "a")]));
        Assert.True(SignedAddress.IsGenuine([Key, old], "/og.png", signed, Now));
        Assert.False(SignedAddress.IsGenuine([Key], "/og.png", signed, Now));
        Assert.False(SignedAddress.IsGenuine([Key, KeyOf("old", Secret)], "/og.png", signed, Now));
    }

    [Fact]
    public void Ends_when_it_says()
    {
        var signed = Parse(SignedAddress.Sign(Key, "/og.png", [new("title", "a")], Now));
        Assert.True(SignedAddress.IsGenuine([Key], "/og.png", signed, Now.AddSeconds(-1)));
        Assert.False(SignedAddress.IsGenuine([Key], "/og.png", signed, Now));
    }

    [Fact]
    public void Holds_for_one_path_only_and_unknown_parameters_do_not_matter()
    {
        var signed = Parse(SignedAddress.Sign(Key, "/og.png", [new("title", "a")]));
        Assert.False(SignedAddress.IsGenuine([Key], "/og.jpg", signed, Now));
        Assert.True(SignedAddress.IsGenuine([Key], "/og.png", [new("utm_source", "x"), .. signed, new("fbclid", "y")], Now));
        Assert.False(SignedAddress.IsGenuine([Key], "/og.png", [.. signed, new("value.accent", "#fff")], Now));
        Assert.False(SignedAddress.IsGenuine([Key], "/og.png", [.. signed, new("sig", signed[^1].Value)], Now));
    }

    [Fact]
    public void Takes_hexadecimal_digits_and_each_signature_in_one_spelling_only()
    {
        var address = SignedAddress.Sign(Key, "/og.png", [new("title", "a")]);
        var parameters = Parse(address);
        var hex = Convert.ToHexStringLower(System.Buffers.Text.Base64Url.DecodeFromChars(address.AsSpan()[^43..]));
        parameters[^1] = new("sig", hex);
        Assert.True(SignedAddress.IsGenuine([Key], "/og.png", parameters, Now));
        foreach (var other in (string[])[hex.ToUpperInvariant(), address[^43..] + "=", address[^42..], "", "?", hex[2..]])
        {
            parameters[^1] = new("sig", other);
            Assert.False(SignedAddress.IsGenuine([Key], "/og.png", parameters, Now));
        }
    }

    [Theory]
    [InlineData("", Secret)]
    [InlineData("a b", Secret)]
    [InlineData("name", "too short")]
    [InlineData("name", null)]
    public void Weak_keys_are_refused(string id, string? secret) => Assert.False(SigningKey.TryCreate(id, secret, out _));

    [Fact]
    public void Api_keys_are_known_by_their_hashes()
    {
        var key = ApiKeys.Create();
        var keys = ApiKeys.Of([ApiKeys.HashOf("another"), ApiKeys.HashOf(key)]);
        Assert.True(keys.Admits(key));
        Assert.False(keys.Admits(key + "x") || keys.Admits("") || keys.Admits(ApiKeys.HashOf(key)));
        Assert.False(ApiKeys.Of([]).Admits(key));
        Assert.NotEqual(key, ApiKeys.Create());
    }

    private static SigningKey KeyOf(string id, string secret)
    {
        Assert.True(SigningKey.TryCreate(id, secret, out var key));
        return key;
    }

    private static List<KeyValuePair<string, string>> Parse(string address)
        => [.. address.Split('?', 2)[1].Split('&').Select(pair => pair.Split('=', 2)).Select(pair => KeyValuePair.Create(pair[0], Uri.UnescapeDataString(pair[1])))];
}
