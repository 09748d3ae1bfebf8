using System.Net;
using System.Net.Sockets;

namespace DpsAuthoring.Cli.Tests;

/// <summary>Results are the work of a program that nobody knows: whatever they say, they are compared and nothing else happens.</summary>
[Trait("Speed", "Slow")]
public sealed class CompareHostileTests : IDisposable
{
    private readonly ComparedFolders _folders = new();
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public CompareHostileTests() => _listener.Start();

    private string Address => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/x.tif";

    public void Dispose()
    {
        _folders.Dispose();
        _listener.Dispose();
    }

    /// <summary>GDAL itself asks: what the test listens for can be heard.</summary>
    [Fact]
    public async Task The_listener_hears_gdal()
    {
        File.WriteAllText(_folders.Old("x.vrt"), Vrt($"/vsicurl/{Address}"));
        Task<Ran> ran = Command.RunAsync(_folders.Root, "timeout", "20", "gdalinfo", "-checksum", "old/x.vrt");
        using TcpClient caller = await _listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
        caller.Close();
        _listener.Stop();
        await ran;
    }

    [Theory]
    [InlineData("x.vrt")]
    [InlineData("x.tif")]
    [InlineData("x")]
    public async Task A_vrt_is_a_text_and_leads_nowhere(string name)
    {
        _folders.Write(name, Vrt($"/vsicurl/{Address}"), Vrt("/etc/passwd"));
        Assert.Matches("^.* is not the same: line 3 is ", Assert.Single(await _folders.DifferencesAsync()));
        Assert.False(_listener.Pending());
    }

    /// <summary>Parts and overviews that lie elsewhere, by the names that GDAL follows.</summary>
    [Theory]
    [InlineData("SUBDATASETS", "SUBDATASET_1_NAME", "/vsicurl/{0}")]
    [InlineData("SUBDATASETS", "SUBDATASET_1_NAME", "GTIFF_DIR:1:/vsicurl/{0}")]
    [InlineData("SUBDATASETS", "SUBDATASET_1_NAME", "NETCDF:\"{0}\":a")]
    [InlineData("SUBDATASETS", "SUBDATASET_1_NAME", "GTIFF_DIR:1:/etc/passwd")]
    [InlineData("OVERVIEWS", "OVERVIEW_FILE", "/vsicurl/{0}")]
    public async Task Metadata_lead_nowhere(string domain, string key, string value)
    {
        foreach (string path in new[] { _folders.Old("x.tif"), _folders.New("x.tif") })
        {
            // What has control points is looked at more closely.
            SampleRaster.Write(path + ".plain", options: path.Contains("/new/", StringComparison.Ordinal) ? "TILED=YES" : "TILED=NO");
            (await Command.RunAsync(_folders.Root, "gdal_translate", "-q", "-gcp", "0", "0", "10", "50", path + ".plain", path)).EnsureSuccess();
            File.Delete(path + ".plain");
            File.WriteAllText(
                path + ".aux.xml",
                $"<PAMDataset><Metadata domain=\"{domain}\"><MDI key=\"{key}\">{string.Format(null, value, Address).Replace("\"", "&quot;", StringComparison.Ordinal)}</MDI></Metadata></PAMDataset>");
        }

        Assert.Empty(await _folders.DifferencesAsync());
        Assert.False(_listener.Pending());
    }

    [Fact]
    public async Task A_name_is_shown_and_not_obeyed()
    {
        _folders.Write("a\e[31m\nb.txt", "one", "two");
        Ran ran = await _folders.CompareAsync();
        Assert.Equal(1, ran.ExitCode);
        Assert.DoesNotContain('\e', ran.Output);
        Assert.Contains("  a?b.txt is not the same: line 1 is 'one' in OLD and 'two' in NEW\n", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pipes_and_dead_links_are_no_files_and_links_are_what_they_lead_to()
    {
        foreach (string folder in new[] { "old", "new" })
        {
            await Command.RunAsync(_folders.Root, "mkfifo", $"{folder}/pipe");
            File.CreateSymbolicLink(Path.Combine(_folders.Root, folder, "dead"), "nowhere");
            File.WriteAllText(Path.Combine(_folders.Root, folder, "file.txt"), folder);
            File.CreateSymbolicLink(Path.Combine(_folders.Root, folder, "link.txt"), "file.txt");
        }

        Assert.Equal(
            [
                "dead cannot be read in OLD: it is not a file, and cannot be read in NEW: it is not a file",
                "file.txt is not the same: line 1 is 'old' in OLD and 'new' in NEW",
                "link.txt is not the same: line 1 is 'old' in OLD and 'new' in NEW",
                "pipe cannot be read in OLD: it is not a file, and cannot be read in NEW: it is not a file",
            ],
            await _folders.DifferencesAsync());
    }

    [Fact]
    public async Task What_may_not_be_read_is_told()
    {
        if (Environment.UserName == "root")
        {
            Assert.Skip("A superuser may read everything.");
        }

        _folders.Write("a.txt", "1", "1");
        File.SetUnixFileMode(_folders.New("a.txt"), UnixFileMode.None);
        Assert.Equal(["a.txt cannot be read in NEW: it may not be read"], await _folders.DifferencesAsync());
    }

    private static string Vrt(string source) => $"""
        <VRTDataset rasterXSize="20" rasterYSize="20">
          <VRTRasterBand dataType="Byte" band="1"><SimpleSource>
            <SourceFilename relativeToVRT="0">{source}</SourceFilename><SourceBand>1</SourceBand>
          </SimpleSource></VRTRasterBand>
        </VRTDataset>
        """;
}
