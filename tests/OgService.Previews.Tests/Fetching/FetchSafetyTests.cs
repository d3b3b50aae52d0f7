using System.Net;
using System.Net.Sockets;
using System.Text;
using OgService.Previews.Fetching;

namespace OgService.Previews.Tests.Fetching;

/// <summary>Nothing is connected to that is not of the public internet, however it is written, wherever it leads, whatever its name says the second time.</summary>
public sealed class FetchSafetyTests
{
    [Fact]
    public async Task Two_hundred_ways_to_write_an_inner_address_open_no_socket()
    {
        Assert.True(HostileAddresses.All.Count >= 200, $"only {HostileAddresses.All.Count}");
        using var origin = new HostileOrigin((_, _, _) => Task.CompletedTask);
        var sockets = 0;
        var rules = new FetchRules(new RemoteOptions { Hosts = ["*"], AllowHttp = true, Ports = [80, 443, origin.Port], Connect = TimeSpan.FromSeconds(20), FirstByte = TimeSpan.FromSeconds(20), Whole = TimeSpan.FromSeconds(20) }, []);

        // The worst resolver there is: a name that looks like an address is that address, and every other one is loopback.
        using var fetcher = new GuardedFetcher(rules, TimeProvider.System, new GuardedConnector(rules)
        {
            Resolve = (name, _) => Task.FromResult(new[] { IPAddress.TryParse(name.TrimEnd('.'), out var address) ? address : IPAddress.Loopback }),
            Open = (_, _) =>
            {
                Interlocked.Increment(ref sockets);
                throw new SocketException((int)SocketError.ConnectionRefused);
            },
        });

        // Each also with the port of the listener, so that a connection would be seen there.
        foreach (var text in HostileAddresses.All.Concat(HostileAddresses.All.Where(text => text.EndsWith('/')).Select(text => $"{text[..^1]}:{origin.Port}/")))
        {
            if (FetchRules.Parse(text) is { } address)
            {
                var failure = await Assert.ThrowsAsync<FetchException>(() => fetcher.FetchAsync(new FetchRequest(address, "image/*", []), TestContext.Current.CancellationToken));
                Assert.True(failure.Outcome is "blocked" or "broken", $"{text}: {failure.Outcome}");
            }
        }

        Assert.Equal(0, sockets);
        Assert.Equal(0, origin.Requests);
    }

    [Fact]
    public async Task A_name_that_turns_inwards_between_two_questions_is_never_followed_there()
    {
        var random = new Random(7);
        var opened = new List<IPAddress>();
        var rules = new FetchRules(new RemoteOptions { Hosts = ["*"], AllowHttp = true }, []);
        IPAddress[] inner = [IPAddress.Loopback, IPAddress.Parse("169.254.169.254"), IPAddress.IPv6Loopback, IPAddress.Parse("10.0.0.8")];
        using var fetcher = new GuardedFetcher(rules, TimeProvider.System, new GuardedConnector(rules)
        {
            Resolve = (_, _) => Task.FromResult<IPAddress[]>(random.Next(3) switch
            {
                0 => [IPAddress.Parse("93.184.216.34")],
                1 => [inner[random.Next(inner.Length)]],
                _ => [IPAddress.Parse("93.184.216.34"), inner[random.Next(inner.Length)]],
            }),
            Open = (address, _) =>
            {
                opened.Add(address.Address);
                throw new SocketException((int)SocketError.ConnectionRefused);
            },
        });
        for (var flip = 0; flip < 1_000; flip++)
        {
            await Assert.ThrowsAsync<FetchException>(() => fetcher.FetchAsync(new FetchRequest(new Uri("http://rebind.example.com/a.png"), "image/*", []), TestContext.Current.CancellationToken));
        }

        Assert.InRange(opened.Count, 200, 500);
        Assert.All(opened, address => Assert.Equal(IPAddress.Parse("93.184.216.34"), address));
    }

    [Theory]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    [InlineData("http://127.0.0.1/")]
    [InlineData("http://[::1]/")]
    [InlineData("http://[::ffff:a9fe:a9fe]/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("gopher://127.0.0.1/_")]
    [InlineData("https://elsewhere.example.com/a.png")]
    public async Task A_redirect_is_looked_at_like_the_first_address(string target)
    {
        var opened = new List<IPEndPoint>();
        using var origin = new HostileOrigin(async (_, stream, stop) => await stream.WriteAsync(HostileOrigin.Head("302 Found", "Location: " + target), stop));
        var rules = new FetchRules(new RemoteOptions { Hosts = ["images.example.com"], TrustedHosts = [origin.Trusted], AllowHttp = true }, []);
        using var fetcher = new GuardedFetcher(rules, TimeProvider.System, Counted(rules, opened));

        var failure = await Assert.ThrowsAsync<FetchException>(() => fetcher.FetchAsync(new FetchRequest(origin["/a.png"], "image/*", []), TestContext.Current.CancellationToken));
        Assert.Equal("blocked", failure.Outcome);
        Assert.Equal(origin.Port, Assert.Single(opened).Port);
    }

    [Theory]
    [InlineData("https://og.example.com/og/a.png", "it is an address of this service itself")]
    [InlineData("https://images.example.com/a.png", null)]
    [InlineData("https://IMAGES.example.com/a.png", null)]
    [InlineData("https://a.cdn.example.net/a.png", null)]
    [InlineData("https://cdn.example.net/a.png", "its host is not among those that are allowed")]
    [InlineData("https://images.example.com.evil.example/a.png", "its host is not among those that are allowed")]
    [InlineData("http://images.example.com/a.png", "it is not https")]
    [InlineData("https://images.example.com:8443/a.png", "its port is not 443")]
    [InlineData("https://me@images.example.com/a.png", "it carries a name or a password")]
    [InlineData("http://localhost:3000/a.png", null)]
    [InlineData("http://localhost:3001/a.png", "it is not https")]
    public void Hosts_that_are_not_named_are_not_asked(string address, string? refusal)
    {
        var rules = new FetchRules(new RemoteOptions { Hosts = ["*.cdn.example.net"], TrustedHosts = ["localhost:3000"] }, [new Uri("https://og.example.com/")]);
        Assert.Equal(refusal, rules.Refusal(new Uri(address), ["images.example.com", "og.example.com"]));
    }

    [Fact]
    public async Task A_request_carries_nothing_of_ours_but_what_it_needs()
    {
        var head = "";
        using var origin = new HostileOrigin(async (request, stream, stop) =>
        {
            head = request;
            await stream.WriteAsync(HostileOrigin.Head("200 OK", "Set-Cookie: a=b", "Content-Length: 2"), stop);
            await stream.WriteAsync(Encoding.ASCII.GetBytes("ok"), stop);
        });
        var rules = new FetchRules(new RemoteOptions { TrustedHosts = [origin.Trusted] }, []);
        using var fetcher = new GuardedFetcher(rules, TimeProvider.System);
        for (var again = 0; again < 2; again++)
        {
            await fetcher.FetchAsync(new FetchRequest(origin["/a.png"], "image/*", []), TestContext.Current.CancellationToken);
        }

        var names = head.Split("\r\n").Skip(1).Where(line => line.Length > 0).Select(line => line.Split(':')[0]).Order(StringComparer.Ordinal);
        Assert.Equal(["Accept", "Accept-Encoding", "Host", "User-Agent", "X-OgService-Fetch"], names);
    }

    private static GuardedConnector Counted(FetchRules rules, List<IPEndPoint> opened) => new(rules)
    {
        Open = async (address, cancellation) =>
        {
            opened.Add(address);
            var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync(address, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        },
    };
}
