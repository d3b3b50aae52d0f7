using System.Text;
using OgService.Cards;
using OgService.Previews.Fetching;

namespace OgService.Previews.Tests.Fetching;

/// <summary>Every way in which the host of a picture can fail: no picture, soon, at a bounded price, and not asked again for a while.</summary>
public sealed class OriginFaultTests
{
    private static readonly byte[] Picture = ScratchSite.OwnPicture;

    private static readonly Dictionary<string, (string Problem, Func<string, Stream, CancellationToken, Task> Answer)> Faults = new()
    {
        ["never answers"] = ("it took too long", (_, _, stop) => Task.Delay(Timeout.Infinite, stop)),
        ["one byte at a time"] = ("it came too slowly", async (_, stream, stop) =>
        {
            await stream.WriteAsync(HostileOrigin.Head("200 OK"), stop);
            foreach (var one in Picture)
            {
                await stream.WriteAsync(new[] { one }, stop);
                await Task.Delay(100, stop);
            }
        }
        ),
        ["endless"] = ("it has more than 100,000 bytes", async (_, stream, stop) =>
        {
            await stream.WriteAsync(HostileOrigin.Head("200 OK"), stop);
            await EndlessAsync(stream, stop);
        }
        ),
        ["endless in chunks"] = ("it has more than 100,000 bytes", async (_, stream, stop) =>
        {
            await stream.WriteAsync(HostileOrigin.Head("200 OK", "Transfer-Encoding: chunked"), stop);
            var chunk = Encoding.ASCII.GetBytes("1000\r\n" + new string('x', 4096) + "\r\n");
            while (true)
            {
                await stream.WriteAsync(chunk, stop);
            }
        }
        ),
        ["too large and says so"] = ("it has more than 100,000 bytes", async (_, stream, stop) =>
        {
            await stream.WriteAsync(HostileOrigin.Head("200 OK", "Content-Length: 11000000"), stop);
            await EndlessAsync(stream, stop);
        }
        ),
        ["says more than it sends"] = ("the connection failed", (_, stream, stop) => SendAsync(stream, stop, Picture, "200 OK", $"Content-Length: {Picture.Length + 9}")),
        ["says less than it sends"] = ("what came breaks off", (_, stream, stop) => SendAsync(stream, stop, Picture, "200 OK", $"Content-Length: {Picture.Length - 20}")),
        ["breaks off"] = ("what came breaks off", (_, stream, stop) => SendAsync(stream, stop, Picture[..50], "200 OK")),
        ["bomb"] = ("it has more than 100,000 bytes", (_, stream, stop) => SendAsync(stream, stop, HostileOrigin.Gzip(new byte[1_000_000], 40), "200 OK", "Content-Encoding: gzip")),
        ["bomb in a bomb"] = ("the answer is packed in a way that was not asked for", (_, stream, stop) => SendAsync(stream, stop, HostileOrigin.Gzip(HostileOrigin.Gzip(new byte[1_000_000])), "200 OK", "Content-Encoding: gzip, gzip")),
        ["packed as nobody knows"] = ("the answer is packed in a way that was not asked for", (_, stream, stop) => SendAsync(stream, stop, Picture, "200 OK", "Content-Encoding: zstd")),
        ["packed wrongly"] = ("the connection failed", (_, stream, stop) => SendAsync(stream, stop, Picture, "200 OK", "Content-Encoding: gzip")),
        ["HTML as a picture"] = ("what came is no picture that cards can draw", (_, stream, stop) => SendAsync(stream, stop, Encoding.UTF8.GetBytes("<!doctype html><html><svg></svg></html>"), "200 OK", "Content-Type: image/png")),
        ["nothing"] = ("the answer is empty", (_, stream, stop) => SendAsync(stream, stop, [], "200 OK")),
        ["204"] = ("its host answered 204", (_, stream, stop) => SendAsync(stream, stop, [], "204 No Content")),
        ["206"] = ("its host answered 206", (_, stream, stop) => SendAsync(stream, stop, Picture, "206 Partial Content", "Content-Range: bytes 0-69/70")),
        ["304 unasked"] = ("its host answered 304", (_, stream, stop) => SendAsync(stream, stop, [], "304 Not Modified")),
        ["404 with a picture"] = ("its host answered 404", (_, stream, stop) => SendAsync(stream, stop, Picture, "404 Not Found", "Content-Type: image/png")),
        ["500 with a picture"] = ("its host answered 500", (_, stream, stop) => SendAsync(stream, stop, Picture, "500 Oh", "Content-Type: image/png")),
        ["503"] = ("its host answered 503", (_, stream, stop) => SendAsync(stream, stop, [], "503 Busy", "Retry-After: 1")),
        ["round and round"] = ("it leads elsewhere more than 3 times", (_, stream, stop) => SendAsync(stream, stop, [], "302 Found", "Location: /")),
        ["four hops"] = ("it leads elsewhere more than 3 times", (head, stream, stop) => HopAsync(head, stream, stop, 4)),
        ["leads nowhere"] = ("it leads nowhere", (_, stream, stop) => SendAsync(stream, stop, [], "302 Found")),
        ["no HTTP"] = ("the connection failed", (_, stream, stop) => stream.WriteAsync("SSH-2.0-OpenSSH_9.7\r\n"u8.ToArray(), stop).AsTask()),
        ["endless headers"] = ("the connection failed", async (_, stream, stop) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\n"u8.ToArray(), stop);
            while (true)
            {
                await stream.WriteAsync("X-A: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\r\n"u8.ToArray(), stop);
            }
        }
        ),
        ["hangs up"] = ("the connection failed", (_, _, _) => Task.CompletedTask),
    };

    public static TheoryData<string> Names => [.. Faults.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_host_that_fails_costs_little_and_is_left_alone_for_a_while(string fault)
    {
        var (problem, answer) = Faults[fault];
        using var origin = new HostileOrigin(answer);
        using var pictures = Open(origin, out _);

        var picture = await SettledAsync(pictures, origin["/"]);

        Assert.Equal(problem, picture.Problem);
        var asked = origin.Requests;
        Assert.Equal(problem, (await SettledAsync(pictures, origin["/"])).Problem);
        Assert.Equal(asked, origin.Requests);

        // What the sockets hold between the two is not read; the rest is bounded by what may be read.
        Assert.InRange(origin.Sent, 0, 12_000_000);
    }

    [Fact]
    public async Task A_host_that_refuses_is_no_picture()
    {
        using var gone = new HostileOrigin((_, _, _) => Task.CompletedTask);
        using var pictures = Open(gone, out _);
        gone.Dispose();

        Assert.Equal("its host cannot be reached", (await SettledAsync(pictures, gone["/"])).Problem);
    }

    [Fact]
    public async Task Without_encryption_where_it_is_expected_there_is_no_picture()
    {
        using var origin = new HostileOrigin((_, stream, stop) => SendAsync(stream, stop, Picture, "200 OK"));
        using var pictures = Open(origin, out _);

        Assert.NotNull((await SettledAsync(pictures, new Uri($"https://{origin.Trusted}/"))).Problem);
    }

    [Fact]
    public async Task Three_hops_and_packed_bytes_are_followed_to_the_picture()
    {
        using var origin = new HostileOrigin((head, stream, stop) => HopAsync(head, stream, stop, 3));
        using var pictures = Open(origin, out _);

        Assert.Null((await SettledAsync(pictures, origin["/"])).Problem);
        Assert.Equal(4, origin.Requests);
    }

    [Fact]
    public async Task A_picture_is_fetched_once_however_many_ask()
    {
        using var origin = new HostileOrigin((_, stream, stop) => SendAsync(stream, stop, Picture, "200 OK"));
        using var pictures = Open(origin, out _);

        Parallel.For(0, 200, _ => pictures.Look(origin["/"].AbsoluteUri, [], (50, 50)));
        var picture = await SettledAsync(pictures, origin["/"]);

        Assert.Null(picture.Problem);
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Picture)), picture.Hash);
        Assert.Equal(1, origin.Requests);
    }

    [Fact]
    public async Task No_more_than_two_are_fetched_from_a_host_at_once()
    {
        using var origin = new HostileOrigin(async (_, stream, stop) =>
        {
            await Task.Delay(30, stop);
            await SendAsync(stream, stop, Picture, "200 OK");
        });
        using var pictures = Open(origin, out _);
        var addresses = Enumerable.Range(0, 20).Select(at => origin[$"/{at}.png"].AbsoluteUri).ToList();
        addresses.ForEach(address => pictures.Look(address, [], (50, 50)));
        await pictures.SettleAsync(addresses, TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);

        Assert.Equal(20, origin.Requests);
        Assert.InRange(origin.MostAtOnce, 1, 2);
    }

    [Fact]
    public async Task A_picture_that_is_no_longer_fresh_is_asked_about_and_stays_until_another_came()
    {
        var (heads, now) = (new List<string>(), "same");
        using var origin = new HostileOrigin(async (head, stream, stop) =>
        {
            heads.Add(head);
            await (now switch
            {
                "same" when head.Contains("If-None-Match: \"1\"", StringComparison.Ordinal) => SendAsync(stream, stop, [], "304 Not Modified", "ETag: \"1\""),
                "same" => SendAsync(stream, stop, Picture, "200 OK", "ETag: \"1\"", "Cache-Control: max-age=600"),
                "gone" => SendAsync(stream, stop, [], "500 Oh"),
                _ => SendAsync(stream, stop, [.. Picture, 0], "200 OK", "ETag: \"2\""),
            });
        });
        using var pictures = Open(origin, out var clock);
        var first = await SettledAsync(pictures, origin["/"]);
        var version = pictures.Version;

        foreach (var next in new[] { "same", "gone" })
        {
            now = next;
            clock.Ahead += TimeSpan.FromHours(2);
            var asked = heads.Count;
            Assert.Equal(first.Hash, pictures.Look(origin["/"].AbsoluteUri, [], (50, 50)).Hash);
            await UntilAsync(() => heads.Count > asked && pictures.IsIdle);
            Assert.Equal(first.Hash, pictures.Look(origin["/"].AbsoluteUri, [], (50, 50)).Hash);
            Assert.Equal(version, pictures.Version);
        }

        now = "other";
        clock.Ahead += TimeSpan.FromHours(2);
        pictures.Look(origin["/"].AbsoluteUri, [], (50, 50));
        await UntilAsync(() => pictures.Version != version);
        Assert.NotEqual(first.Hash, pictures.Look(origin["/"].AbsoluteUri, [], (50, 50)).Hash);
    }

    private static RemotePictures Open(HostileOrigin origin, out AheadClock clock)
    {
        clock = new AheadClock();
        var options = new RemoteOptions
        {
            TrustedHosts = [origin.Trusted],
            MaxBytes = 100_000,
            Connect = TimeSpan.FromSeconds(20),
            FirstByte = TimeSpan.FromSeconds(3),
            Whole = TimeSpan.FromSeconds(30),
            SlowAfter = TimeSpan.FromSeconds(1),
        };
        var rules = new FetchRules(options, []);
        return new RemotePictures(rules, new GuardedFetcher(rules, clock), clock);
    }

    private static async Task<CardPicture> SettledAsync(RemotePictures pictures, Uri address)
    {
        pictures.Look(address.AbsoluteUri, [], (50, 50));
        await pictures.SettleAsync([address.AbsoluteUri], TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        return pictures.Look(address.AbsoluteUri, [], (50, 50));
    }

    private static async Task UntilAsync(Func<bool> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!holds())
        {
            await Task.Delay(10, patience.Token);
        }
    }

    private static async Task SendAsync(Stream stream, CancellationToken stop, byte[] body, string status, params string[] headers)
    {
        await stream.WriteAsync(HostileOrigin.Head(status, headers), stop);
        await stream.WriteAsync(body, stop);
    }

    private static Task HopAsync(string head, Stream stream, CancellationToken stop, int hops)
    {
        var at = head.Split(' ')[1].Length;
        return at <= hops
            ? SendAsync(stream, stop, [], "307 Elsewhere", "Location: /" + new string('a', at))
            : SendAsync(stream, stop, HostileOrigin.Gzip(Picture), "200 OK", "Content-Encoding: gzip");
    }

    private static async Task EndlessAsync(Stream stream, CancellationToken stop)
    {
        var block = new byte[4096];
        while (true)
        {
            await stream.WriteAsync(block, stop);
        }
    }

    /// <summary>The system's clock, put forward.</summary>
    private sealed class AheadClock : TimeProvider
    {
        public TimeSpan Ahead { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;
    }
}
