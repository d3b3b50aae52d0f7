namespace OgService.Previews;

/// <summary>What may be fetched from other machines, and at what cost. Nothing, unless hosts are named.</summary>
public sealed record RemoteOptions
{
    /// <summary>A header on every request of the fetcher: the service refuses requests that carry it, so that no two of them fetch in circles.</summary>
    public const string FetchMark = "X-OgService-Fetch";

    /// <summary>Hosts that pictures may come from, besides those of <c>og.yaml</c>: <c>images.example.com</c>, <c>*.example.com</c> (hosts below it), or <c>*</c> for any public one.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>Origins (<c>localhost:3000</c>) that are fetched from wherever they are, over http too: for development.</summary>
    public IReadOnlyList<string> TrustedHosts { get; init; } = [];

    /// <summary>Whether http will do, where it is not encrypted.</summary>
    public bool AllowHttp { get; init; }

    /// <summary>Bytes of fetched pictures that are kept in memory.</summary>
    public long MemoryBytes { get; init; } = 64_000_000;

    /// <summary>Bytes of one picture, as they come and unpacked.</summary>
    public int MaxBytes { get; init; } = 10_000_000;

    /// <summary>For one whole answer, all its hops included.</summary>
    public TimeSpan Whole { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>For a connection.</summary>
    public TimeSpan Connect { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>For the head of an answer.</summary>
    public TimeSpan FirstByte { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>After this time a body must have come at <see cref="BytesPerSecond"/>.</summary>
    public TimeSpan SlowAfter { get; init; } = TimeSpan.FromSeconds(2);

    public int BytesPerSecond { get; init; } = 1_024;

    /// <summary>For how long a failure is an answer.</summary>
    public TimeSpan FailureLifetime { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Fetches at the same time.</summary>
    public int AtOnce { get; init; } = 8;

    /// <summary>Of these, from one host.</summary>
    public int AtOnceAHost { get; init; } = 2;

    /// <summary>Ports of hosts that are not trusted.</summary>
    internal IReadOnlyList<int> Ports { get; init; } = [80, 443];

    /// <summary>Whether a text names hosts as <see cref="Hosts"/> takes them.</summary>
    public static bool IsHost(string text)
    {
        var name = text.StartsWith("*.", StringComparison.Ordinal) ? text[2..] : text;
        return text == "*" || (name.Length is > 0 and <= 253 && Uri.CheckHostName(name) != UriHostNameType.Unknown);
    }

    /// <summary>Whether a text names an origin as <see cref="TrustedHosts"/> takes them: host and port.</summary>
    public static bool IsOrigin(string text) => Uri.TryCreate("http://" + text, UriKind.Absolute, out var address)
        && address is { AbsolutePath: "/", Query: "", Fragment: "", UserInfo: "" } && text.EndsWith(":" + address.Port, StringComparison.Ordinal);
}
