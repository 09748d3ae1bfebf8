using System.Net;
using System.Net.Sockets;

namespace DpsAuthoring.Jobs;

/// <summary>Whom an address leads to. One that stands inside another, as IPv6 does with those of IPv4, is seen.</summary>
internal static class NetworkAddress
{
    /// <summary>EC2's metadata service.</summary>
    private static readonly IPAddress s_metadata = IPAddress.Parse("fd00:ec2::254");

    /// <summary>Whether it is link-local, or another at which clouds keep their machines' credentials.</summary>
    public static bool IsLinkLocal(IPAddress address)
    {
        IPAddress plain = Plain(address);
        return plain.AddressFamily == AddressFamily.InterNetwork
            ? plain.GetAddressBytes() is [169, 254, ..] or [100, 100, 100, 200] or [168, 63, 129, 16] or [192, 0, 0, 192]
            : plain.IsIPv6LinkLocal || plain.Equals(s_metadata);
    }

    public static bool IsLoopback(IPAddress address) => IPAddress.IsLoopback(Plain(address));

    /// <summary>Whether it is one of a private network.</summary>
    public static bool IsPrivate(IPAddress address)
    {
        IPAddress plain = Plain(address);
        return plain.AddressFamily == AddressFamily.InterNetwork
            ? plain.GetAddressBytes() is [10, ..] or [172, >= 16 and <= 31, ..] or [192, 168, ..] or [100, >= 64 and <= 127, ..]
            : plain.IsIPv6UniqueLocal || plain.IsIPv6SiteLocal;
    }

    /// <summary>Whether it is no single machine's: all, any, or none.</summary>
    public static bool IsNoMachine(IPAddress address)
    {
        IPAddress plain = Plain(address);
        return plain.AddressFamily == AddressFamily.InterNetwork
            ? plain.GetAddressBytes() is [0, ..] or [>= 224, ..]
            : plain.IsIPv6Multicast || plain.Equals(IPAddress.IPv6Any);
    }

    private static IPAddress Plain(IPAddress address)
    {
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return address;
        }

        byte[] all = address.GetAddressBytes();
        return all switch
        {
            [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, ..] => new IPAddress(all.AsSpan(12)),
            [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, ..] => address, // :: and ::1.
            [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, ..] => new IPAddress(all.AsSpan(12)),
            [0, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0, ..] => new IPAddress(all.AsSpan(12)), // NAT64.
            [0x20, 0x02, ..] => new IPAddress(all.AsSpan(2, 4)), // 6to4.
            _ => address,
        };
    }
}
