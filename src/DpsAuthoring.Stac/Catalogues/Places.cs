using System.Net;
using System.Net.Sockets;

namespace DpsAuthoring.Stac;

/// <summary>Where files of a catalogue are: paths of this machine, and addresses.</summary>
internal static class Places
{
    public static bool IsAddress(string place) =>
        place.StartsWith("http://", StringComparison.Ordinal) || place.StartsWith("https://", StringComparison.Ordinal);

    /// <summary>Where a link leads, from the file that holds it.</summary>
    /// <exception cref="StacException">It leads to what is not read from there.</exception>
    public static string Follow(string from, string href)
    {
        string to = Resolve(from, href);
        if (IsAddress(to))
        {
            Uri address = Addresses.Parse(to);
            return IsAddress(from) && IsPrivate(address.Host) && new Uri(from).Authority != address.Authority
                ? throw Elsewhere(from, href)
                : to;
        }

        return IsAddress(from) || to.Contains("://", StringComparison.Ordinal) ? throw Elsewhere(from, href) : to;
    }

    /// <summary>A link's whole address or path.</summary>
    public static string Resolve(string from, string href)
    {
        if (IsAddress(from))
        {
            return Uri.TryCreate(new Uri(from), href, out Uri? address) ? address.IsFile ? href : address.AbsoluteUri : href;
        }

        if (href.StartsWith("file://", StringComparison.Ordinal))
        {
            return Uri.TryCreate(href, UriKind.Absolute, out Uri? file) ? file.LocalPath : href;
        }

        if (Addresses.IsWhole(href) || href.Contains('\0'))
        {
            return href;
        }

        string path = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(from)!, href));
        string unescaped = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(from)!, Uri.UnescapeDataString(href).Replace("\0", "", StringComparison.Ordinal)));
        return !File.Exists(path) && File.Exists(unescaped) ? unescaped : path;
    }

    /// <summary>Whether a host is one of a private network, which other machines do not reach, or reach another by.</summary>
    public static bool IsPrivate(string host)
    {
        host = host.Trim('[', ']');
        if (!IPAddress.TryParse(host, out IPAddress? address))
        {
            return host is "localhost" || host.EndsWith(".localhost", StringComparison.Ordinal) || host.EndsWith(".local", StringComparison.Ordinal)
                || host.EndsWith(".internal", StringComparison.Ordinal) || !host.Contains('.');
        }

        address = new IPAddress(Inner(address.GetAddressBytes()));
        return IPAddress.IsLoopback(address)
            || (address.AddressFamily == AddressFamily.InterNetwork
                ? address.GetAddressBytes() is [10, ..] or [172, >= 16 and <= 31, ..] or [192, 168, ..] or [169, 254, ..] or [0, ..]
                    or [100, >= 64 and <= 127, ..]
                : address.IsIPv6LinkLocal || address.IsIPv6UniqueLocal || address.IsIPv6SiteLocal);
    }

    /// <summary>Whether a host is an address at which clouds keep their machines' credentials, in whatever form it is written.</summary>
    public static bool IsLinkLocal(string host)
    {
        if (!IPAddress.TryParse(host.Trim('[', ']'), out IPAddress? address))
        {
            return false;
        }

        byte[] all = address.GetAddressBytes();
        return Inner(all) is [169, 254, ..] or [100, 100, 100, 200] or [168, 63, 129, 16] or [192, 0, 0, 192]
            || address.IsIPv6LinkLocal
            || all is [0xfd, 0, 0x0e, 0xc2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x02, 0x54];
    }

    /// <summary>The address of IPv4, also one that stands inside of one of IPv6; else the address itself.</summary>
    private static byte[] Inner(byte[] all) => all switch
    {
        [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, _, _, _, _] => all[12..],
        [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, _, _, _, _] => all[12..],
        [0, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0, _, _, _, _] => all[12..], // NAT64.
        [0x20, 0x02, _, _, _, _, ..] => all[2..6], // 6to4.
        _ => all,
    };

    private static StacException Elsewhere(string from, string href) => new(
        StacErrorKind.Elsewhere,
        $"{Addresses.Plain(from)} leads to {Addresses.Plain(href)}, which is not read from there: a catalogue of the network leads to the network.");
}
