using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace OgService.Previews.Fetching;

/// <summary>Which addresses are of the public internet: global unicast and nothing else. By what the IANA registries of special-purpose addresses say
/// (RFC 6890 and later), and by the IPv4 address inside wherever IPv6 carries one.</summary>
internal static class AddressGuard
{
    // Base, length of the prefix.
    private static readonly (uint Base, int Length)[] Special4 =
    [
        (0x00000000, 8),  // "this network", unspecified (RFC 791)
        (0x0A000000, 8),  // private (RFC 1918)
        (0x64400000, 10), // shared between a provider and its customers (RFC 6598)
        (0x7F000000, 8),  // loopback (RFC 1122)
        (0xA9FE0000, 16), // link-local, and the clouds' metadata (RFC 3927)
        (0xAC100000, 12), // private
        (0xC0000000, 24), // protocol assignments (RFC 6890)
        (0xC0000200, 24), // documentation (RFC 5737)
        (0xC01FC400, 24), // AS112 (RFC 7535)
        (0xC034C100, 24), // AMT (RFC 7450)
        (0xC0586300, 24), // 6to4 relays, no longer in use (RFC 7526)
        (0xC0A80000, 16), // private
        (0xC0AF3000, 24), // AS112 (RFC 7534)
        (0xC6120000, 15), // benchmarks (RFC 2544)
        (0xC6336400, 24), // documentation
        (0xCB007100, 24), // documentation
        (0xE0000000, 4),  // multicast (RFC 5771)
        (0xF0000000, 4),  // reserved, broadcast (RFC 1112)
    ];

    // 2000::/3 is all that is given out (RFC 4291, 2.4); these parts of it are not of the public internet.
    private static readonly (UInt128 Base, int Length)[] Special6 =
    [
        (At(0x2001_0000_0000_0000), 23), // protocol assignments, Teredo and ORCHID among them (RFC 2928)
        (At(0x2001_0db8_0000_0000), 32), // documentation (RFC 3849)
        (At(0x2620_004f_8000_0000), 48), // AS112 (RFC 7534)
        (At(0x3ffe_0000_0000_0000), 16), // 6bone, given back (RFC 3701)
        (At(0x3fff_0000_0000_0000), 20), // documentation (RFC 9637)
    ];

    private static readonly UInt128 Global6 = At(0x2000_0000_0000_0000);
    private static readonly UInt128 SixToFour = At(0x2002_0000_0000_0000);
    private static readonly UInt128 Nat64 = At(0x0064_ff9b_0000_0000);

    /// <summary>Whether it may be connected to.</summary>
    public static bool IsPublic(IPAddress address)
    {
        if (address.AddressFamily == AddressFamily.InterNetwork)
        {
            Span<byte> four = stackalloc byte[4];
            return address.TryWriteBytes(four, out _) && IsPublic4(BinaryPrimitives.ReadUInt32BigEndian(four));
        }

        Span<byte> sixteen = stackalloc byte[16];
        return address.AddressFamily == AddressFamily.InterNetworkV6 && address.ScopeId == 0
            && address.TryWriteBytes(sixteen, out _) && IsPublic6(BinaryPrimitives.ReadUInt128BigEndian(sixteen));
    }

    private static bool IsPublic4(uint address)
    {
        foreach (var (network, length) in Special4)
        {
            if ((address ^ network) >> (32 - length) == 0)
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsPublic6(UInt128 address)
    {
        // NAT64's well-known prefix (RFC 6052) leads to an IPv4 address: it is as public as that one. The prefix for local use (RFC 8215, 64:ff9b:1::/48),
        // mapped, compatible and translated addresses (RFC 4291, 2765) are outside 2000::/3, and refused with all else there.
        if (IsIn(address, Nat64, 96))
        {
            return IsPublic4((uint)address);
        }

        if (!IsIn(address, Global6, 3))
        {
            return false;
        }

        foreach (var (network, length) in Special6)
        {
            if (IsIn(address, network, length))
            {
                return false;
            }
        }

        // 6to4 (RFC 3056) carries the address behind its prefix; ISATAP (RFC 5214) at its end, behind 0:5efe or 200:5efe.
        return !(IsIn(address, SixToFour, 16) && !IsPublic4((uint)(address >> 80)))
            && !(((uint)(address >> 32) & 0xFDFF_FFFF) == 0x0000_5EFE && !IsPublic4((uint)address));
    }

    private static bool IsIn(UInt128 address, UInt128 network, int length) => (address ^ network) >> (128 - length) == 0;

    private static UInt128 At(ulong upper) => new(upper, 0);
}
