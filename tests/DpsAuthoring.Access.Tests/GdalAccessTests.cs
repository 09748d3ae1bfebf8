namespace DpsAuthoring.Access.Tests;

/// <summary>Addresses as GDAL has them.</summary>
public sealed class GdalAccessTests
{
    [Theory]
    [InlineData("s3://bucket/a/b.tif", "/vsis3/bucket/a/b.tif")]
    [InlineData("S3://bucket/b.tif", "/vsis3/bucket/b.tif")]
    [InlineData("gs://bucket/b.tif", "/vsigs/bucket/b.tif")]
    [InlineData("https://example.org/a.tif?sig=x%2F", "/vsicurl/https://example.org/a.tif?sig=x%2F")]
    [InlineData("http://127.0.0.1:8080/a.tif", "/vsicurl/http://127.0.0.1:8080/a.tif")]
    [InlineData("file:///data/a%20b.tif", "/data/a b.tif")]
    [InlineData("/data/a.tif", "/data/a.tif")]
    public void Have_a_path(string address, string path) => Assert.Equal(path, GdalAccess.PathOf(address));

    [Theory]
    [InlineData("")]
    [InlineData("a.tif")]
    [InlineData("s3://bucket")]
    [InlineData("s3://bucket/")]
    [InlineData("s3:///key")]
    [InlineData("s3://bucket/../other/key")]
    [InlineData("ftp://example.org/a.tif")]
    [InlineData("https://exa mple.org/a.tif")]
    [InlineData("file://host/a.tif")]
    [InlineData("/vsizip//etc/a.zip")]
    [InlineData("file:///vsimem/a.tif")]
    [InlineData("<VRTDataset/>")]
    [InlineData("NETCDF:\"/etc/a\":b")]
    public void Are_refused_where_they_are_none(string address) =>
        Assert.Equal(
            $"'{address}' is no address that GDAL reads from: it must be s3://bucket/key, https://…, or the full path of a file.",
            Assert.Throws<FormatException>(() => GdalAccess.PathOf(address)).Message);

    [Theory]
    [InlineData("http://127.0.0.1:9000/", "127.0.0.1:9000", "NO")]
    [InlineData("https://s3.example.org", "s3.example.org", "YES")]
    public void The_endpoint_is_that_of_the_AWS_SDK(string endpoint, string host, string https)
    {
        Dictionary<string, string?> options = [];

        GdalAccess.UseEndpoint((name, value) => options[name] = value, name => name == "AWS_ENDPOINT_URL" ? endpoint : null);

        Assert.Equal(host, options["AWS_S3_ENDPOINT"]);
        Assert.Equal(https, options["AWS_HTTPS"]);
        Assert.Equal("FALSE", options["AWS_VIRTUAL_HOSTING"]);
    }

    [Fact]
    public void The_endpoint_of_S3_comes_before_that_of_all_services()
    {
        Dictionary<string, string?> options = [];

        GdalAccess.UseEndpoint((name, value) => options[name] = value, name => name == "AWS_ENDPOINT_URL_S3" ? "http://s3.test" : "http://all.test");

        Assert.Equal("s3.test", options["AWS_S3_ENDPOINT"]);
    }

    [Fact]
    public void Without_an_endpoint_nothing_is_set() =>
        GdalAccess.UseEndpoint((name, _) => Assert.Fail(name), _ => null);

    [Fact]
    public void An_endpoint_that_is_no_address_is_told() =>
        Assert.Equal(
            "AWS_ENDPOINT_URL is 'here', which is no address: write https:// and a host.",
            Assert.Throws<FormatException>(() => GdalAccess.UseEndpoint((_, _) => { }, name => name == "AWS_ENDPOINT_URL" ? "here" : null)).Message);
}
