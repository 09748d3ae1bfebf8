using DpsAuthoring.Analyzers.PathAnalysis.Domain;
using Microsoft.CodeAnalysis;

namespace DpsAuthoring.Analyzers.Tests.Paths;

/// <summary>GDAL's names for what lies in memory, in archives, on other machines, and in a part of a file.</summary>
public sealed class GdalNameTests
{
    private const string Gdal = """

        namespace OSGeo.GDAL
        {
            public enum Access { GA_ReadOnly, GA_Update }
            public static class GdalConst
            {
                public static readonly int OF_READONLY = 0, OF_UPDATE = 1, OF_RASTER = 2;
                public static readonly int OF_MULTIDIM_RASTER = 0x10, OF_VERBOSE_ERROR = 0x40;
            }
            public class Dataset : System.IDisposable { public void Dispose() { } }
            public class Driver
            {
                public Dataset Create(string utf8_path, int xsize, int ysize, int bands, int type, string[] options) => new();
                public Dataset CreateCopy(string utf8_path, Dataset src, int strict, string[] options) => new();
            }
            public static class Gdal
            {
                public static Driver GetDriverByName(string name) => new();
                public static Dataset Open(string utf8_path, Access eAccess) => new();
                public static Dataset OpenEx(
                    string utf8_path, uint nOpenFlags, string[]? drivers, string[]? options, string[]? siblings) => new();
                public static int Unlink(string utf8_path) => 0;
            }
        }
        namespace OSGeo.OGR
        {
            public class DataSource { }
            public static class Ogr { public static DataSource Open(string utf8_path, int update) => new(); }
        }
        """;

    [Theory]
    [InlineData("/vsimem/a.tif")]
    [InlineData("/vsizip/input/a.zip/x.tif")]
    [InlineData("/vsizip/{input/a.zip}/x.tif")]
    [InlineData("/vsitar/{input/a.tar.gz}/x.tif")]
    [InlineData("/vsigzip/input/a.tif.gz")]
    [InlineData("/vsisubfile/100_2000,input/a.bin")]
    [InlineData("/vsis3/bucket/a.tif")]
    [InlineData("/vsis3_streaming/bucket/a.tif")]
    [InlineData("/vsicurl/https://x.org/a.tif")]
    [InlineData("/vsicurl?url=https%3A%2F%2Fx.org%2Fa.tif")]
    [InlineData("/vsigs/bucket/a.tif")]
    [InlineData("/vsiaz/container/a.tif")]
    [InlineData("/vsizip/vsicurl/https://x.org/a.zip/x.tif")]
    [InlineData("/vsizip//vsicurl/https://x.org/a.zip/x.tif")]
    [InlineData("/vsigzip//vsis3/bucket/a.tif.gz")]
    [InlineData("/vsizip/{/vsis3/bucket/a.zip}/x.tif")]
    [InlineData("/vsitar//vsimem/a.tar/x.tif")]
    [InlineData("HDF5:\"input/a.h5\"://x")]
    [InlineData("HDF5:input/a.h5://x")]
    [InlineData("NETCDF:input/a.nc:t2m")]
    [InlineData("NETCDF:\"/vsicurl/https://x.org/a.nc\":t2m")]
    [InlineData("HDF4_EOS:EOS_GRID:\"input/a.hdf\":MOD:x")]
    [InlineData("GTIFF_DIR:2:input/a.tif")]
    [InlineData("GTIFF_DIR:off:408:input/a.tif")]
    [InlineData("vrt://input/a.tif?bands=1")]
    [InlineData("PG:dbname=/projects")]
    [InlineData("/vsistdin/")]
    [InlineData("/vsinew/projects/a.tif")]
    public Task Read_from_where_a_job_may(string name) =>
        Judged($$""""var d = Gdal.Open("""{{name}}""", Access.GA_ReadOnly);"""");

    [Theory]
    [InlineData("/vsizip//projects/a.zip/x.tif")]
    [InlineData("/vsizip/{/projects/a.zip}/x.tif")]
    [InlineData("/vsigzip//projects/a.tif.gz")]
    [InlineData("/vsitar/vsigzip//projects/a.tar.gz/x.tif")]
    [InlineData("/vsisubfile/0_10,/projects/a.bin")]
    [InlineData("HDF5:\"/projects/a.h5\"://x")]
    [InlineData("HDF5:\"~/a.h5\"://x")]
    [InlineData("NETCDF:/projects/a.nc:t2m")]
    [InlineData("NETCDF:\"/vsizip//projects/a.zip/a.nc\":t2m")]
    [InlineData("GTIFF_DIR:1:/projects/a.tif")]
    [InlineData("GTIFF_DIR:off:408:/projects/a.tif")]
    [InlineData("vrt:///projects/a.tif?bands=1")]
    public Task Read_from_a_place_that_a_job_has_not(string name) =>
        Judged($$""""var d = Gdal.Open("""{{name}}""", Access.GA_ReadOnly); // DPS1003"""");

    [Theory]
    [InlineData("""driver.Create("/vsimem/a.tif", 1, 1, 1, 1, []);""")]
    [InlineData("""driver.Create("/vsizip/output/a.zip/a.tif", 1, 1, 1, 1, []);""")]
    [InlineData("""driver.Create("/vsizip/{output/a.zip}/a.tif", 1, 1, 1, 1, []);""")]
    [InlineData("""driver.Create("/vsis3/bucket/a.tif", 1, 1, 1, 1, []);""")]
    [InlineData("""driver.Create("/vsigzip//vsis3/bucket/a.tif.gz", 1, 1, 1, 1, []);""")]
    [InlineData("""driver.Create("PG:dbname=results", 1, 1, 1, 1, []);""")]
    [InlineData("""driver.Create($"/vsizip/{name}/a.tif", 1, 1, 1, 1, []);""")]
    [InlineData("""driver.Create("/vsizip/results.zip/a.tif", 1, 1, 1, 1, []); // DPS1001""")]
    [InlineData("""driver.Create("/vsizip//projects/results.zip/a.tif", 1, 1, 1, 1, []); // DPS1001""")]
    [InlineData("""driver.Create($"/vsizip/results_{n}.zip/a.tif", 1, 1, 1, 1, []); // DPS1001""")]
    [InlineData("""driver.Create($"/vsizip/{Path.Combine(AppContext.BaseDirectory, "a.zip")}/a.tif", 1, 1, 1, 1, []); // DPS1001""")]
    [InlineData("""driver.Create("/vsigzip/result.tif.gz", 1, 1, 1, 1, []); // DPS1001""")]
    [InlineData("""driver.Create("/vsizip/input/a.zip/a.tif", 1, 1, 1, 1, []); // DPS1005""")]
    [InlineData("""driver.Create($"/vsizip/output/{name}.zip/a.tif", 1, 1, 1, 1, []); // DPS1002""")]
    public Task Written(string statement) => Judged(statement);

    [Theory]
    [InlineData("""var d = Gdal.Open($"HDF5:\"{Path.Combine("/projects", name)}\"://x", Access.GA_ReadOnly); // DPS1003""")]
    [InlineData("""var d = Gdal.Open($"HDF5:\"/projects/{name}\"://x", Access.GA_ReadOnly); // DPS1003""")]
    [InlineData("""var d = Gdal.Open($"NETCDF:/projects/{n}.nc:t2m", Access.GA_ReadOnly); // DPS1003""")]
    [InlineData("""var d = Gdal.Open($"HDF5:\"{name}\"://x", Access.GA_ReadOnly);""")]
    [InlineData("""var d = Gdal.Open($"HDF5:\"{Path.GetFullPath("input/a.h5")}\"://{name}", Access.GA_ReadOnly);""")]
    [InlineData("""var d = Gdal.Open($"/vsisubfile/{n}_{n},/projects/a.bin", Access.GA_ReadOnly); // DPS1003""")]
    [InlineData("""var d = Gdal.Open("/vsizip/" + name + "/x.tif", Access.GA_ReadOnly);""")]
    [InlineData("""var d = Open("/projects/a.h5", "x"); // DPS1003""")]
    [InlineData("""var d = Open("input/a.h5", "x");""")]
    [InlineData(
        """var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile); var d = Gdal.Open($"NETCDF:{home}/a.nc:x", Access.GA_ReadOnly); // DPS1009"""
    )]
    public Task Interpolated(string statement) => Judged(statement);

    [Theory]
    [InlineData("""var d = Gdal.OpenEx("input/a.tif", (uint)GdalConst.OF_UPDATE, null, null, null); // DPS1005""")]
    [InlineData("""var d = Gdal.OpenEx("input/a.tif", (uint)(GdalConst.OF_RASTER | GdalConst.OF_UPDATE), null, null, null); // DPS1005""")]
    [InlineData("""var d = Gdal.OpenEx("input/a.tif", (uint)GdalConst.OF_UPDATE | 0x40, null, null, null); // DPS1005""")]
    [InlineData("""var d = Gdal.OpenEx("input/a.nc", 0x11, null, null, null); // DPS1005""")]
    [InlineData("""uint flags = (uint)(GdalConst.OF_MULTIDIM_RASTER | GdalConst.OF_UPDATE); var d = Gdal.OpenEx("input/a.nc", flags, null, null, null); // DPS1005""")]
    [InlineData("""const uint Update = 1; var d = Gdal.OpenEx("input/a.nc", Update | 2, null, null, null); // DPS1005""")]
    [InlineData("""var d = Gdal.OpenEx(nOpenFlags: 1, utf8_path: "input/a.nc", drivers: null, options: null, siblings: null); // DPS1005""")]
    [InlineData("""var d = Gdal.OpenEx("input/a.tif", (uint)(GdalConst.OF_RASTER | GdalConst.OF_VERBOSE_ERROR), null, null, null);""")]
    [InlineData("""var d = Gdal.OpenEx("input/a.nc", 0x52, null, null, null);""")]
    [InlineData("""var d = Gdal.OpenEx("input/a.nc", (uint)n, null, null, null);""")]
    [InlineData("""using var d = Gdal.OpenEx("output/a.tif", 1, null, null, null); using var e = Gdal.OpenEx("a.tif", 1, null, null, null);""")]
    [InlineData("""var d = Gdal.Open("HDF5:\"input/a.h5\"://x", Access.GA_Update); // DPS1005""")]
    [InlineData("""var d = OSGeo.OGR.Ogr.Open("/vsizip/input/a.zip/a.shp", 1); // DPS1005""")]
    [InlineData("""var mode = n > 1 ? Access.GA_Update : Access.GA_ReadOnly; var d = Gdal.Open("input/a.tif", mode);""")]
    public Task Opened(string statement) => Judged(statement);

    [Theory]
    [InlineData("""File.WriteAllText("/vsimem/x", "x"); // DPS1001""")]
    [InlineData("""File.ReadAllText("/vsizip/input/a.zip/x.txt"); // DPS1003""")]
    [InlineData("""File.ReadAllText("/vsis3/bucket/x.txt"); // DPS1007""")]
    [InlineData("""File.ReadAllText("/vsicurl/https://x.org/x.txt"); // DPS1007""")]
    [InlineData("""File.Exists("/vsigs/bucket/x.txt"); // DPS1007""")]
    [InlineData("""File.WriteAllText("/vsiaz/container/x.txt", "x"); // DPS1007""")]
    [InlineData("""File.ReadAllText("/vsizip/vsicurl/https://x.org/a.zip/x.txt"); // DPS1007""")]
    [InlineData("""File.ReadAllText($"/vsis3/bucket/{name}.txt"); // DPS1007""")]
    public Task The_framework_knows_no_such_names(string statement) => Judged(statement);

    [Theory]
    [InlineData("""Gdal.Open("input/a.tif", Access.GA_Update);""", "open it with Access.GA_ReadOnly")]
    [InlineData("""Gdal.OpenEx("input/a.tif", 1, null, null, null);""", "open it with GdalConst.OF_READONLY")]
    [InlineData("""OSGeo.OGR.Ogr.Open("input/a.gpkg", 1);""", "open it with update 0")]
    [InlineData("""new FileStream("input/a.bin", FileMode.Open);""", "open it with FileAccess.Read")]
    [InlineData("""System.IO.MemoryMappedFiles.MemoryMappedFile.CreateFromFile("input/a.bin");""", "open it with MemoryMappedFileAccess.Read")]
    public async Task The_advice_is_the_API_s_own(string statement, string advice)
    {
        Diagnostic reported = Assert.Single(await Marked.Reported(Program(statement)));
        Assert.Equal("DPS1005", reported.Id);
        Assert.EndsWith(advice, reported.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Fact]
    public void The_place_of_a_name_is_that_of_its_file() => Assert.Multiple(
        () => Assert.Equal(PathRoot.Input, GdalName.LocationOf(PathText.Of("/vsizip/input/a.zip/../x.tif")).Root),
        () => Assert.Equal(PathRoot.Output, GdalName.LocationOf(PathText.Of("GTIFF_DIR:1:output/a.tif")).Root),
        () => Assert.Equal(PathRoot.Unknown, GdalName.LocationOf(PathText.Of("/vsimem/a.tif")).Root),
        () => Assert.Equal(PathRoot.Unknown, GdalName.LocationOf(PathText.Of("/vsizip/")).Root),
        () => Assert.Equal(PathRoot.Unknown, GdalName.LocationOf(PathText.Of("/vsi")).Root),
        () => Assert.Equal(PathRoot.Absolute, GdalName.LocationOf(PathText.Of("C:/data/a.tif")).Root),
        () => Assert.Equal(PathRoot.Remote, GdalName.LocationOf(PathText.Of("https://x.org/a.tif")).Root));

    private static Task Judged(string statement) => Marked.Code(Program(statement));

    private static string Program(string statement) => $$"""
        using OSGeo.GDAL;
        static class Sample
        {
            static Dataset Open(string file, string name) => Gdal.Open($"HDF5:\"{file}\"://{name}", Access.GA_ReadOnly);

            static void Run(Driver driver, string name, int n)
            {
                {{statement}}
            }
        }
        """ + Gdal;
}
