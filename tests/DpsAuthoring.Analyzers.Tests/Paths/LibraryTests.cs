namespace DpsAuthoring.Analyzers.Tests.Paths;

/// <summary>Writers outside the framework: those that the table knows, and those that a project lists itself.</summary>
public sealed class LibraryTests
{
    private const string Gdal = """

        namespace OSGeo.GDAL
        {
            public enum Access { GA_ReadOnly, GA_Update }
            public class Dataset : System.IDisposable { public void Dispose() { } }
            public class Driver
            {
                public Dataset Create(string utf8_path, int xsize, int ysize, int bands, int type, string[] options) => new();
                public Dataset CreateCopy(string utf8_path, Dataset src, int strict, string[] options) => new();
                public int Delete(string utf8_path) => 0;
            }
            public static class Gdal
            {
                public static Driver GetDriverByName(string name) => new();
                public static Dataset Open(string utf8_path, Access access) => new();
                public static Dataset wrapper_GDALWarpDestName(string dest, int count, Dataset[] src, object options) => new();
                public static Dataset wrapper_GDALTranslate(string dest, Dataset src, object options) => new();
            }
        }
        namespace OSGeo.OGR
        {
            public class DataSource { }
            public class Driver { public DataSource CreateDataSource(string utf8_path, string[] options) => new(); }
            public static class Ogr
            {
                public static Driver GetDriverByName(string name) => new();
                public static DataSource Open(string path, int update) => new();
            }
        }
        namespace SixLabors.ImageSharp
        {
            public class Image { public static Image Load(string path) => new(); }
            public static class ImageExtensions
            {
                public static void SaveAsPng(this Image image, string path) { }
                public static void Save(this Image image, Stream stream) { }
            }
        }
        """;

    [Theory]
    [InlineData("""using var d = Gdal.GetDriverByName("GTiff").Create("result.tif", 1, 1, 1, 1, []); // DPS1001""")]
    [InlineData("""using var d = Gdal.GetDriverByName("GTiff").Create($"output/{n}.tif", 1, 1, 1, 1, []);""")]
    [InlineData("""using var d = Gdal.GetDriverByName("MEM").Create("scratch", 1, 1, 1, 1, []);""")]
    [InlineData("""var driver = Gdal.GetDriverByName("MEM"); using var d = driver.Create("scratch", 1, 1, 1, 1, []);""")]
    [InlineData("""using var d = Gdal.GetDriverByName("GTiff").Create("/vsimem/x.tif", 1, 1, 1, 1, []);""")]
    [InlineData("""using var d = Gdal.GetDriverByName("COG").CreateCopy("/tmp/x.tif", new Dataset(), 0, []); // DPS1001""")]
    [InlineData("""using var d = Gdal.Open("/projects/x.tif", Access.GA_ReadOnly); // DPS1003""")]
    [InlineData("""using var d = Gdal.Open("input/x.tif", Access.GA_Update); // DPS1005""")]
    [InlineData(
        """using var d = Gdal.Open("input/x.tif", Access.GA_ReadOnly); using var e = Gdal.Open("/vsicurl/https://x/y.tif", Access.GA_ReadOnly);"""
    )]
    [InlineData("""using var d = Gdal.wrapper_GDALWarpDestName("warped.tif", 0, [], new object()); // DPS1001""")]
    [InlineData("""using var d = Gdal.wrapper_GDALTranslate(Path.Combine("output", name), new Dataset(), new object()); // DPS1002""")]
    [InlineData("""var d = OSGeo.OGR.Ogr.GetDriverByName("Memory").CreateDataSource("scratch", []);""")]
    [InlineData("""var d = OSGeo.OGR.Ogr.GetDriverByName("GPKG").CreateDataSource("x.gpkg", []); // DPS1001""")]
    [InlineData("""var d = OSGeo.OGR.Ogr.Open("input/x.gpkg", 1); // DPS1005""")]
    [InlineData("""var image = Image.Load("input/x.png"); image.SaveAsPng("x.png"); // DPS1001""")]
    [InlineData("""var image = Image.Load("input/x.png"); image.SaveAsPng("output/x.png"); image.Save(Stream.Null);""")]
    public Task Known(string statement) => Marked.Code($$"""
        using OSGeo.GDAL;
        using SixLabors.ImageSharp;
        static class Sample
        {
            static void Run(string name, int n)
            {
                {{statement}}
            }
        }
        """ + Gdal);

    /// <summary>What an object was made of is written when it is saved.</summary>
    [Theory]
    [InlineData("""using var p = new ExcelPackage(new FileInfo("results.xlsx")); p.Save(); // DPS1001""")]
    [InlineData("""var file = new FileInfo("input/a.xlsx"); using var p = new ExcelPackage(file); p.Save(); // DPS1005""")]
    [InlineData("""using var p = new ExcelPackage(new FileInfo("output/a.xlsx")); p.Save(); using var q = new ExcelPackage(new FileInfo("input/a.xlsx"));""")]
    [InlineData("""using var p = new ExcelPackage(Stream.Null); p.Save(); given.Save();""")]
    [InlineData("""using var p = new ExcelPackage(new FileInfo("/projects/a.xlsx")); // DPS1003""")]
    [InlineData("""using var p = new ExcelPackage(Stream.Null); p.SaveAs(new FileInfo("a.xlsx")); // DPS1001""")]
    [InlineData("""using var b = new ClosedXML.Excel.XLWorkbook("input/a.xlsx"); b.Save(); // DPS1005""")]
    [InlineData("""using var b = new ClosedXML.Excel.XLWorkbook("input/a.xlsx"); b.SaveAs("output/a.xlsx");""")]
    public Task Saved(string statement) => Marked.Code($$"""
        using OfficeOpenXml;
        static class Sample
        {
            static void Run(ExcelPackage given)
            {
                {{statement}}
            }
        }
        namespace OfficeOpenXml
        {
            public class ExcelPackage : IDisposable
            {
                public ExcelPackage(FileInfo newFile) { }
                public ExcelPackage(Stream stream) { }
                public void Save() { }
                public void SaveAs(FileInfo file) { }
                public void Dispose() { }
            }
        }
        namespace ClosedXML.Excel
        {
            public class XLWorkbook : IDisposable
            {
                public XLWorkbook(string file) { }
                public void Save() { }
                public void SaveAs(string file) { }
                public void Dispose() { }
            }
        }
        """);

    [Fact]
    public Task Listed_by_the_project() => Marked.Code("""
        namespace Lab
        {
            public interface IWriter { void Write(int a, string where); void Read(string where); void Other(string where); }
            public static class Sample
            {
                public static void Run(IWriter writer)
                {
                    writer.Write(1, "x.dat"); // DPS1001
                    writer.Write(1, "output/x.dat");
                    writer.Read("/projects/x.dat"); // DPS1003
                    writer.Other("x.dat");
                }
            }
        }
        """, """
        // The lab's own.
        M:Lab.IWriter.Write(System.Int32,System.String); 1 = write
        M:Lab.IWriter.Read(System.String); 0 = read
        M:Lab.IWriter.Gone(System.String); 0 = write
        M:Lab.IWriter.Other(System.String); 7 = write; nonsense
        """);
}
