using System.Buffers.Binary;
using System.Globalization;
using System.Net;

namespace DpsAuthoring.Stac.Tests;

/// <summary>Where clouds keep their machines' credentials nothing is ever asked, in whatever form the address is written.</summary>
public sealed class CredentialAddressTests
{
    [Fact]
    public async Task Is_never_asked()
    {
        var random = new Random(20261130);
        for (int i = 0; i < 300; i++)
        {
            string host = Written(random, Hidden(random));
            using var transport = new Untouched();

            StacException refused = await Assert.ThrowsAsync<StacException>(() => StacClient.OpenAsync(
                $"http://{host}/v1", new StacClientOptions { Transport = transport }, TestContext.Current.CancellationToken));

            Assert.True(refused.Message.Contains("clouds keep their machines' credentials", StringComparison.Ordinal), host + ": " + refused.Message);
            Assert.False(transport.IsAsked, host);
        }
    }

    private static byte[] Hidden(Random random) => random.Next(5) switch
    {
        0 => [100, 100, 100, 200],
        1 => [168, 63, 129, 16],
        2 => [192, 0, 0, 192],
        _ => [169, 254, (byte)random.Next(256), (byte)random.Next(256)],
    };

    /// <summary>An address of IPv4 as itself, or within one of IPv6; or one of IPv6's own.</summary>
    private static string Written(Random random, byte[] address)
    {
        byte[] rest = new byte[8];
        random.NextBytes(rest);
        return random.Next(8) switch
        {
            0 => new IPAddress(address).ToString(),
            1 => BinaryPrimitives.ReadUInt32BigEndian(address).ToString(CultureInfo.InvariantCulture),
            2 => "0x" + Convert.ToHexString(address),
            3 => Bracketed([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, .. address]),
            4 => Bracketed([0, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0, .. address]),
            5 => Bracketed([0x20, 0x02, .. address, 0, 0, .. rest]),
            6 => Bracketed([0xfe, 0x80, 0, 0, 0, 0, 0, 0, .. rest]),
            _ => "[fd00:ec2::254]",
        };
    }

    private static string Bracketed(byte[] address) => $"[{new IPAddress(address)}]";

    private sealed class Untouched : HttpMessageHandler
    {
        public bool IsAsked { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            IsAsked = true;
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("{}") });
        }
    }
}
