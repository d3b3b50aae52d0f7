using OgService.Previews;

namespace OgService.Web.Hosting;

/// <summary><c>OgService:Remote</c>: what may be fetched from other machines.</summary>
public sealed class RemoteSettings
{
    /// <summary>Hosts that pictures may come from, besides <c>cards.pictures.hosts</c> of <c>og.yaml</c>: names, <c>*.example.com</c>, or <c>*</c>.</summary>
    public IList<string> Hosts { get; set; } = [];

    /// <summary>Origins (<c>localhost:3000</c>) that are fetched from wherever they are, over http too: for development.</summary>
    public IList<string> TrustedHosts { get; set; } = [];

    /// <summary>Whether http will do.</summary>
    public bool AllowHttp { get; set; }

    /// <summary>Bytes of fetched pictures kept in memory, of all sites together; 1,000,000 to 10^10.</summary>
    [WholeService]
    public long MemoryBytes { get; set; } = 64_000_000;

    internal void Check(string site)
    {
        var at = site + "Remote:";
        for (var i = 0; i < Hosts.Count; i++)
        {
            Setting.Require(RemoteOptions.IsHost(Hosts[i]), $"{at}{nameof(Hosts)}:{i}", "a host such as images.example.com, *.example.com or *", Hosts[i]);
        }

        for (var i = 0; i < TrustedHosts.Count; i++)
        {
            Setting.Require(RemoteOptions.IsOrigin(TrustedHosts[i]), $"{at}{nameof(TrustedHosts)}:{i}", "a host with a port such as localhost:3000", TrustedHosts[i]);
        }

        Setting.Require(MemoryBytes is >= 1_000_000 and <= 10_000_000_000, at + nameof(MemoryBytes), "1000000 to 10000000000", MemoryBytes);
    }

    /// <param name="bytes">Of memory.</param>
    internal RemoteOptions Resolve(long bytes) => new() { Hosts = [.. Hosts], TrustedHosts = [.. TrustedHosts], AllowHttp = AllowHttp, MemoryBytes = bytes };
}
