using System.Globalization;

namespace OgService.Previews.Tests.Fetching;

/// <summary>Ways to write an address that is not ours to ask, as they were tried on others.</summary>
internal static class HostileAddresses
{
    // Loopback, link-local with the clouds' metadata, private, CGNAT, unspecified, broadcast, test nets, benchmarks.
    private static readonly string[] Inner =
    [
        "127.0.0.1", "127.1.2.3", "169.254.169.254", "10.0.0.1", "172.16.0.1", "192.168.1.1", "100.64.0.1", "0.0.0.0", "192.0.0.1", "198.18.0.1", "224.0.0.1", "255.255.255.255",
    ];

    private static readonly string[] Single =
    [
        "http://localhost/", "http://LOCALHOST/", "http://localhost./", "http://sub.localhost/", "http://127.1/", "http://127.0.1/", "http://0/", "http://0x7f.1/", "http://017700000001/",
        "http://0177.0.0.01/", "http://0x7f.0.0.1/", "http://127.0.0.1./", "http://127。0。0。1/", "http://169.254.169.254。/", "http://①②⑦.⓪.⓪.①/", "http://１２７.０.０.１/", "http://127%2e0%2e0%2e1/",
        "http://⑯⑨。②⑤④。⑯⑨｡②⑤④/", "http://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ/", "http://loc\u00ADalhost/", "http://xn--n3h.example/", "http://bücher.example/", "http://127.0.0.1.nip.io/", "http://localtest.me/", "http://metadata.google.internal/computeMetadata/v1/",
        "http://metadata/", "http://kubernetes.default.svc/", "http://host.docker.internal/", "http://instance-data/latest/meta-data/",
        "http://[::]/", "http://[::1]/", "http://[0:0:0:0:0:0:0:1]/", "http://[::1%25lo]/", "http://[fe80::1]/", "http://[fe80::1%25eth0]/", "http://[fc00::1]/", "http://[fd00:ec2::254]/", "http://[fec0::1]/", "http://[ff02::1]/",
        "http://[2001:db8::1]/", "http://[2001::1]/", "http://[100::1]/", "http://[3fff::1]/", "http://[64:ff9b:1::1]/", "http://[2001:20::1]/",
        "http://user:pass@127.0.0.1/", "http://example.com@127.0.0.1/", "http://127.0.0.1#@example.com/", "http://127.0.0.1?@example.com/", "http://example.com:80@127.0.0.1/", "http://127.0.0.1\\@example.com/", "http://example.com\\@127.0.0.1/",
        "https://user@images.example.com/a.png", "http://images.example.com:22/", "http://images.example.com:6379/", "http://images.example.com:8080/", "http://images.example.com:0/", "http://images.example.com:65535/",
        "//127.0.0.1/", "///127.0.0.1/", "http:127.0.0.1/", "http:/127.0.0.1/", "http:\\\\127.0.0.1\\", "\thttp://127.0.0.1/", "http://127.0.0.1\t/", "http://127.0.\n0.1/", "ht\ntp://127.0.0.1/", "HTTP://127.0.0.1/",
        "file:///etc/passwd", "file://localhost/etc/passwd", "gopher://127.0.0.1:6379/_INFO", "ftp://127.0.0.1/", "dict://127.0.0.1:11211/stats", "ldap://127.0.0.1/", "data:image/png;base64,AAAA", "javascript:alert(1)",
        "jar:http://127.0.0.1!/", "netdoc:///etc/passwd", "ws://127.0.0.1/", "unix:///var/run/docker.sock", "tftp://127.0.0.1/a", "blob:http://127.0.0.1/1", "view-source:http://127.0.0.1/",
        "http://", "http:///", "http://[", "http://[::1", "http://[::1]]/", "http://%00/", "http://127.0.0.1%00.example.com/", "http://.../", "http://999.999.999.999/", "http://256.1/", "http://4294967296/", "http://[::ffff:127.0.0.1%25x]/",
    ];

    /// <summary>Each with a name for messages.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Single.Concat(Inner.SelectMany(Spellings)).Distinct()];

    private static IEnumerable<string> Spellings(string dotted)
    {
        var parts = dotted.Split('.').Select(part => byte.Parse(part, CultureInfo.InvariantCulture)).ToArray();
        var number = ((uint)parts[0] << 24) | ((uint)parts[1] << 16) | ((uint)parts[2] << 8) | parts[3];
        var hex = string.Create(CultureInfo.InvariantCulture, $"{number >> 16:x}:{number & 0xFFFF:x}");
        yield return $"http://{dotted}/";
        yield return string.Create(CultureInfo.InvariantCulture, $"http://{number}/");
        yield return string.Create(CultureInfo.InvariantCulture, $"http://0x{number:x8}/");
        yield return "http://" + string.Join('.', parts.Select(part => "0" + Convert.ToString(part, 8))) + "/";
        yield return "http://" + string.Concat(dotted.Select(letter => letter == '.' ? '．' : (char)(letter - '0' + '０'))) + "/";
        yield return $"http://[::ffff:{dotted}]/";
        yield return $"http://[::{dotted}]/";
        yield return $"http://[::ffff:0:{dotted}]/";
        yield return $"http://[64:ff9b::{dotted}]/";
        yield return $"http://[2002:{hex}::1]/";
        yield return $"http://[2001:0:{hex}::]/";
        yield return $"http://[2606:4700::5efe:{dotted}]/";
    }
}
