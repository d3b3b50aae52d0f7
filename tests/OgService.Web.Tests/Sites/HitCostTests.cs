using System.Net.Sockets;
using System.Text;

namespace OgService.Web.Tests.Sites;

/// <summary>Allocations are counted of the whole process: alone in it.</summary>
[CollectionDefinition(nameof(AloneInTheProcess), DisableParallelization = true)]
public sealed class AloneInTheProcess;

/// <summary>What choosing a site costs an answer that was found.</summary>
[Collection(nameof(AloneInTheProcess))]
public sealed class HitCostTests
{
    [Fact]
    public async Task A_site_of_many_is_chosen_by_its_host_without_allocating()
    {
        await using var one = await new ServiceOfSites().Add("a", "#b91c1c").StartAsync("Site", "{folder}/a", "Metrics", "false", "RefreshMilliseconds", "60000", "PurgeSyncMilliseconds", "600000");
        await using var many = await new ServiceOfSites().Add("a", "#b91c1c").Add("b", "#15803d").StartAsync(
            "Sites:a:Host", "a.example", "Sites:a:Site", "{folder}/a", "Sites:b:Host", "b.example", "Sites:b:Site", "{folder}/b",
            "Metrics", "false", "RefreshMilliseconds", "60000", "PurgeSyncMilliseconds", "600000");
        var alone = await BytesOfHitAsync(one);
        var among = await BytesOfHitAsync(many);

        // Far below what the smallest mistake would cost: a path without its prefix, a scope of services.
        Assert.True(among - alone < 64, $"{among} bytes a hit among several sites, {alone} alone");
    }

    // The least of several rounds: what the process does beside it is not of the hit.
    private static async Task<double> BytesOfHitAsync(ServiceOfSites service)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync("127.0.0.1", service.Address.Port);
        var request = Encoding.ASCII.GetBytes("HEAD /og/first.png HTTP/1.1\r\nHost: a.example:80\r\n\r\n");
        var buffer = new byte[8_192];
        var rounds = new List<double>();
        for (var round = 0; round < 12; round++)
        {
            const int hits = 250;
            var before = GC.GetTotalAllocatedBytes(precise: true);
            for (var hit = 0; hit < hits; hit++)
            {
                socket.Send(request);
                var read = 0;
                while (!buffer.AsSpan(0, read).EndsWith("\r\n\r\n"u8))
                {
                    read += socket.Receive(buffer.AsSpan(read));
                }
            }

            rounds.Add((double)(GC.GetTotalAllocatedBytes(precise: true) - before) / hits);
        }

        return rounds.Min();
    }
}
