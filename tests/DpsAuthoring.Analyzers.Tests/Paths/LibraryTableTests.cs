using DpsAuthoring.Analyzers.PathAnalysis.Apis;

namespace DpsAuthoring.Analyzers.Tests.Paths;

/// <summary>
/// Each row of the table of libraries, tried on a type of the library's names and shape. The libraries themselves are not on every feed.
/// </summary>
public sealed class LibraryTableTests
{
    private const string Rows = """
        DpsAuthoring.OutputFile.OpenWrite | new StreamWriter(file.OpenWrite()).Write("a"); // DPS1011
        OSGeo.GDAL.Gdal.Open | Gdal.Open("input/a.tif", Access.GA_Update); // DPS1005
        OSGeo.GDAL.Gdal.OpenShared | Gdal.OpenShared("input/a.tif", Access.GA_Update); // DPS1005
        OSGeo.GDAL.Gdal.OpenEx | Gdal.OpenEx("/projects/a.tif", 0, null, null, null); // DPS1003
        OSGeo.GDAL.Gdal.Unlink | Gdal.Unlink("input/a.tif"); // DPS1005
        OSGeo.GDAL.Gdal.BuildVRT | Gdal.BuildVRT("a.vrt", [], null, null, null); // DPS1001
        OSGeo.GDAL.Gdal.Translate | Gdal.Translate("a.tif", new()); // DPS1001
        OSGeo.GDAL.Gdal.Warp | Gdal.Warp("a.tif", new()); // DPS1001
        OSGeo.GDAL.Gdal.DEMProcessing | Gdal.DEMProcessing("a.tif", new()); // DPS1001
        OSGeo.GDAL.Gdal.Nearblack | Gdal.Nearblack("a.tif", new()); // DPS1001
        OSGeo.GDAL.Gdal.Grid | Gdal.Grid("a.tif", new()); // DPS1001
        OSGeo.GDAL.Gdal.Rasterize | Gdal.Rasterize("a.tif", new()); // DPS1001
        OSGeo.GDAL.Gdal.VectorTranslate | Gdal.VectorTranslate("a.tif", new()); // DPS1001
        OSGeo.GDAL.Gdal.Footprint | Gdal.Footprint("a.tif", new()); // DPS1001
        OSGeo.GDAL.Gdal.MultiDimTranslate | Gdal.MultiDimTranslate("a.tif", new()); // DPS1001
        OSGeo.GDAL.Gdal.wrapper_GDALTranslate | Gdal.wrapper_GDALTranslate("a.tif", new()); // DPS1001
        OSGeo.GDAL.Gdal.wrapper_GDALWarpDestName | Gdal.wrapper_GDALWarpDestName("a.tif", new()); // DPS1001
        OSGeo.GDAL.Gdal.wrapper_GDALBuildVRT_names | Gdal.wrapper_GDALBuildVRT_names("a.tif", new()); // DPS1001
        OSGeo.GDAL.Gdal.wrapper_GDALBuildVRT_objects | Gdal.wrapper_GDALBuildVRT_objects("a.tif", new()); // DPS1001
        OSGeo.GDAL.Gdal.wrapper_GDALDEMProcessing | Gdal.wrapper_GDALDEMProcessing("a.tif", new()); // DPS1001
        OSGeo.GDAL.Gdal.wrapper_GDALNearblackDestName | Gdal.wrapper_GDALNearblackDestName("a.tif", new()); // DPS1001
        OSGeo.GDAL.Gdal.wrapper_GDALGrid | Gdal.wrapper_GDALGrid("a.tif", new()); // DPS1001
        OSGeo.GDAL.Gdal.wrapper_GDALRasterizeDestName | Gdal.wrapper_GDALRasterizeDestName("a.tif", new()); // DPS1001
        OSGeo.GDAL.Gdal.wrapper_GDALVectorTranslateDestName | Gdal.wrapper_GDALVectorTranslateDestName("a.tif", new()); // DPS1001
        OSGeo.GDAL.Gdal.wrapper_GDALFootprintDestName | Gdal.wrapper_GDALFootprintDestName("a.tif", new()); // DPS1001
        OSGeo.GDAL.Gdal.wrapper_GDALMultiDimTranslateDestName | Gdal.wrapper_GDALMultiDimTranslateDestName("a.tif", new()); // DPS1001
        OSGeo.GDAL.Driver.Create | driver.Create("a.tif", 1, 1, 1, 1, []); // DPS1001
        OSGeo.GDAL.Driver.CreateCopy | driver.CreateCopy("a.tif", null, 0, [], null, null); // DPS1001
        OSGeo.GDAL.Driver.CreateMultiDimensional | driver.CreateMultiDimensional("a.nc", [], []); // DPS1001
        OSGeo.GDAL.Driver.CreateVector | driver.CreateVector("a.gpkg", []); // DPS1001
        OSGeo.GDAL.Driver.CopyFiles | driver.CopyFiles("a.tif", "/projects/a.tif"); // DPS1001 DPS1003
        OSGeo.GDAL.Driver.Rename | driver.Rename("a.tif", "input/a.tif"); // DPS1001 DPS1005
        OSGeo.GDAL.Driver.Delete | driver.Delete("input/a.tif"); // DPS1005
        OSGeo.OGR.Ogr.Open | OSGeo.OGR.Ogr.Open("input/a.gpkg", 1); // DPS1005
        OSGeo.OGR.Ogr.OpenShared | OSGeo.OGR.Ogr.OpenShared("input/a.gpkg", 1); // DPS1005
        OSGeo.OGR.Driver.CreateDataSource | ogr.CreateDataSource("a.gpkg", []); // DPS1001
        OSGeo.OGR.Driver.CopyDataSource | ogr.CopyDataSource(null, "a.gpkg", []); // DPS1001
        OSGeo.OGR.Driver.DeleteDataSource | ogr.DeleteDataSource("input/a.gpkg"); // DPS1005
        OSGeo.OGR.Driver.Open | ogr.Open("input/a.gpkg", 1); // DPS1005
        SixLabors.ImageSharp.Image.Load | SixLabors.ImageSharp.Image.Load("/projects/a.png"); // DPS1003
        SixLabors.ImageSharp.Image.LoadAsync | SixLabors.ImageSharp.Image.LoadAsync("/projects/a.png"); // DPS1003
        SixLabors.ImageSharp.Image.Identify | SixLabors.ImageSharp.Image.Identify("/projects/a.png"); // DPS1003
        SixLabors.ImageSharp.Image.IdentifyAsync | SixLabors.ImageSharp.Image.IdentifyAsync("/projects/a.png"); // DPS1003
        SixLabors.ImageSharp.Image.DetectFormat | SixLabors.ImageSharp.Image.DetectFormat("/projects/a.png"); // DPS1003
        SixLabors.ImageSharp.ImageExtensions.Save | image.Save("a.png"); // DPS1001
        SixLabors.ImageSharp.ImageExtensions.SaveAsync | image.SaveAsync("a.png"); // DPS1001
        SixLabors.ImageSharp.ImageExtensions.SaveAsBmp | image.SaveAsBmp("a.png"); // DPS1001
        SixLabors.ImageSharp.ImageExtensions.SaveAsBmpAsync | image.SaveAsBmpAsync("a.png"); // DPS1001
        SixLabors.ImageSharp.ImageExtensions.SaveAsGif | image.SaveAsGif("a.png"); // DPS1001
        SixLabors.ImageSharp.ImageExtensions.SaveAsGifAsync | image.SaveAsGifAsync("a.png"); // DPS1001
        SixLabors.ImageSharp.ImageExtensions.SaveAsJpeg | image.SaveAsJpeg("a.png"); // DPS1001
        SixLabors.ImageSharp.ImageExtensions.SaveAsJpegAsync | image.SaveAsJpegAsync("a.png"); // DPS1001
        SixLabors.ImageSharp.ImageExtensions.SaveAsPbm | image.SaveAsPbm("a.png"); // DPS1001
        SixLabors.ImageSharp.ImageExtensions.SaveAsPbmAsync | image.SaveAsPbmAsync("a.png"); // DPS1001
        SixLabors.ImageSharp.ImageExtensions.SaveAsPng | image.SaveAsPng("a.png"); // DPS1001
        SixLabors.ImageSharp.ImageExtensions.SaveAsPngAsync | image.SaveAsPngAsync("a.png"); // DPS1001
        SixLabors.ImageSharp.ImageExtensions.SaveAsQoi | image.SaveAsQoi("a.png"); // DPS1001
        SixLabors.ImageSharp.ImageExtensions.SaveAsQoiAsync | image.SaveAsQoiAsync("a.png"); // DPS1001
        SixLabors.ImageSharp.ImageExtensions.SaveAsTga | image.SaveAsTga("a.png"); // DPS1001
        SixLabors.ImageSharp.ImageExtensions.SaveAsTgaAsync | image.SaveAsTgaAsync("a.png"); // DPS1001
        SixLabors.ImageSharp.ImageExtensions.SaveAsTiff | image.SaveAsTiff("a.png"); // DPS1001
        SixLabors.ImageSharp.ImageExtensions.SaveAsTiffAsync | image.SaveAsTiffAsync("a.png"); // DPS1001
        SixLabors.ImageSharp.ImageExtensions.SaveAsWebp | image.SaveAsWebp("a.png"); // DPS1001
        SixLabors.ImageSharp.ImageExtensions.SaveAsWebpAsync | image.SaveAsWebpAsync("a.png"); // DPS1001
        System.Drawing.Image.FromFile | System.Drawing.Image.FromFile("/projects/a.png"); // DPS1003
        System.Drawing.Image.Save | bitmap.Save("a.png"); // DPS1001
        System.Drawing.Bitmap..ctor | new System.Drawing.Bitmap("/projects/a.png"); // DPS1003
        BitMiracle.LibTiff.Classic.Tiff.Open | BitMiracle.LibTiff.Classic.Tiff.Open("a.tif", "w"); // DPS1001
        Microsoft.Research.Science.Data.DataSet.Open | Microsoft.Research.Science.Data.DataSet.Open("input/a.nc"); // DPS1005
        Microsoft.Research.Science.Data.NetCDF4.NetCDFDataSet..ctor | new Microsoft.Research.Science.Data.NetCDF4.NetCDFDataSet("input/a.nc"); // DPS1005
        PureHDF.H5File.OpenRead | PureHDF.H5File.OpenRead("/projects/a.h5"); // DPS1003
        PureHDF.H5File.Open | PureHDF.H5File.Open("a.h5", FileMode.Create, FileAccess.Write, FileShare.None); // DPS1001
        PureHDF.H5File.Write | new PureHDF.H5File().Write("a.h5"); // DPS1001
        HDF.PInvoke.H5F.create | HDF.PInvoke.H5F.create("a.h5", 2); // DPS1001
        Parquet.ParquetReader.CreateAsync | Parquet.ParquetReader.CreateAsync("/projects/a.parquet"); // DPS1003
        MathNet.Numerics.Data.Text.DelimitedWriter.Write | MathNet.Numerics.Data.Text.DelimitedWriter.Write("a.csv", new double[1, 1], ","); // DPS1001
        MathNet.Numerics.Data.Matlab.MatlabWriter.Write | MathNet.Numerics.Data.Matlab.MatlabWriter.Write("a.mat", new double[1, 1], "a"); // DPS1001
        MathNet.Numerics.Data.Matlab.MatlabWriter.Store | MathNet.Numerics.Data.Matlab.MatlabWriter.Store("a.mat", []); // DPS1001
        NetTopologySuite.IO.Esri.Shapefile.WriteAllFeatures | NetTopologySuite.IO.Esri.Shapefile.WriteAllFeatures([], "a.shp"); // DPS1001
        NetTopologySuite.IO.Esri.Shapefile.OpenWrite | NetTopologySuite.IO.Esri.Shapefile.OpenWrite("a.shp", new()); // DPS1001
        NetTopologySuite.IO.Esri.Shapefile.OpenRead | NetTopologySuite.IO.Esri.Shapefile.OpenRead("/projects/a.shp"); // DPS1003
        NetTopologySuite.IO.Esri.Shapefile.ReadAllFeatures | NetTopologySuite.IO.Esri.Shapefile.ReadAllFeatures("/projects/a.shp"); // DPS1003
        NetTopologySuite.IO.ShapefileDataWriter..ctor | new NetTopologySuite.IO.ShapefileDataWriter("a", new()); // DPS1001
        NetTopologySuite.IO.ShapefileDataReader..ctor | new NetTopologySuite.IO.ShapefileDataReader("/projects/a", new()); // DPS1003
        OpenCvSharp.Cv2.ImRead | OpenCvSharp.Cv2.ImRead("/projects/a.png"); // DPS1003
        OpenCvSharp.Cv2.ImWrite | OpenCvSharp.Cv2.ImWrite("a.png", mat); // DPS1001
        OpenCvSharp.Mat..ctor | new OpenCvSharp.Mat("/projects/a.png"); // DPS1003
        OpenCvSharp.Mat.SaveImage | mat.SaveImage("a.png"); // DPS1001
        OpenCvSharp.Mat.ImWrite | mat.ImWrite("a.png"); // DPS1001
        ScottPlot.Plot.Save | plot.Save("a.png", 400, 300); // DPS1001
        ScottPlot.Plot.SavePng | plot.SavePng("a.png", 400, 300); // DPS1001
        ScottPlot.Plot.SaveJpeg | plot.SaveJpeg("a.png", 400, 300); // DPS1001
        ScottPlot.Plot.SaveSvg | plot.SaveSvg("a.png", 400, 300); // DPS1001
        ScottPlot.Plot.SaveWebp | plot.SaveWebp("a.png", 400, 300); // DPS1001
        ScottPlot.Plot.SaveBmp | plot.SaveBmp("a.png", 400, 300); // DPS1001
        ScottPlot.Plot.SaveFig | plot.SaveFig("a.png", 400, 300); // DPS1001
        Microsoft.Data.Analysis.DataFrame.LoadCsv | Microsoft.Data.Analysis.DataFrame.LoadCsv("/projects/a.csv"); // DPS1003
        Microsoft.Data.Analysis.DataFrame.SaveCsv | Microsoft.Data.Analysis.DataFrame.SaveCsv(table, "a.csv"); // DPS1001
        Microsoft.Data.Analysis.DataFrame.WriteCsv | Microsoft.Data.Analysis.DataFrame.WriteCsv(table, "a.csv"); // DPS1001
        """;

    private const string Libraries = """
        namespace OSGeo.GDAL
        {
            public enum Access { GA_ReadOnly, GA_Update }
            public static class Gdal
            {
            public static object Open(string utf8_path, Access access) => new();
            public static object OpenShared(string utf8_path, Access access) => new();
            public static object OpenEx(string utf8_path, uint flags, string[]? drivers, string[]? options, string[]? siblings) => new();
            public static int Unlink(string utf8_path) => 0;
            public static object BuildVRT(string dest, string[] sources, string[]? options, object? callback, string? data) => new();
            public static object Translate(string dest, object source) => new();
            public static object Warp(string dest, object source) => new();
            public static object DEMProcessing(string dest, object source) => new();
            public static object Nearblack(string dest, object source) => new();
            public static object Grid(string dest, object source) => new();
            public static object Rasterize(string dest, object source) => new();
            public static object VectorTranslate(string dest, object source) => new();
            public static object Footprint(string dest, object source) => new();
            public static object MultiDimTranslate(string dest, object source) => new();
            public static object wrapper_GDALTranslate(string dest, object source) => new();
            public static object wrapper_GDALWarpDestName(string dest, object source) => new();
            public static object wrapper_GDALBuildVRT_names(string dest, object source) => new();
            public static object wrapper_GDALBuildVRT_objects(string dest, object source) => new();
            public static object wrapper_GDALDEMProcessing(string dest, object source) => new();
            public static object wrapper_GDALNearblackDestName(string dest, object source) => new();
            public static object wrapper_GDALGrid(string dest, object source) => new();
            public static object wrapper_GDALRasterizeDestName(string dest, object source) => new();
            public static object wrapper_GDALVectorTranslateDestName(string dest, object source) => new();
            public static object wrapper_GDALFootprintDestName(string dest, object source) => new();
            public static object wrapper_GDALMultiDimTranslateDestName(string dest, object source) => new();
            }
            public class Driver
            {
                public object Create(string utf8_path, int xsize, int ysize, int bands, int type, string[] options) => new();
                public object CreateCopy(string utf8_path, object? src, int strict, string[] options, object? callback, string? data) => new();
                public object CreateMultiDimensional(string utf8_path, string[] rootOptions, string[] options) => new();
                public object CreateVector(string utf8_path, string[] options) => new();
                public int CopyFiles(string newName, string oldName) => 0;
                public int Rename(string newName, string oldName) => 0;
                public int Delete(string utf8_path) => 0;
            }
        }
        namespace OSGeo.OGR
        {
            public static class Ogr { public static object Open(string utf8_path, int update) => new(); public static object OpenShared(string utf8_path, int update) => new(); }
            public class Driver
            {
                public object CreateDataSource(string utf8_path, string[] options) => new();
                public object CopyDataSource(object? copy_ds, string utf8_path, string[] options) => new();
                public int DeleteDataSource(string utf8_path) => 0;
                public object Open(string utf8_path, int update) => new();
            }
        }
        namespace SixLabors.ImageSharp
        {
            public class Image
            {
            public static object Load(string path) => new();
            public static object LoadAsync(string path) => new();
            public static object Identify(string path) => new();
            public static object IdentifyAsync(string path) => new();
            public static object DetectFormat(string path) => new();
            }
            public static class ImageExtensions
            {
            public static void Save(this Image source, string path) { }
            public static Task SaveAsync(this Image source, string path) => Task.CompletedTask;
            public static void SaveAsBmp(this Image source, string path) { }
            public static Task SaveAsBmpAsync(this Image source, string path) => Task.CompletedTask;
            public static void SaveAsGif(this Image source, string path) { }
            public static Task SaveAsGifAsync(this Image source, string path) => Task.CompletedTask;
            public static void SaveAsJpeg(this Image source, string path) { }
            public static Task SaveAsJpegAsync(this Image source, string path) => Task.CompletedTask;
            public static void SaveAsPbm(this Image source, string path) { }
            public static Task SaveAsPbmAsync(this Image source, string path) => Task.CompletedTask;
            public static void SaveAsPng(this Image source, string path) { }
            public static Task SaveAsPngAsync(this Image source, string path) => Task.CompletedTask;
            public static void SaveAsQoi(this Image source, string path) { }
            public static Task SaveAsQoiAsync(this Image source, string path) => Task.CompletedTask;
            public static void SaveAsTga(this Image source, string path) { }
            public static Task SaveAsTgaAsync(this Image source, string path) => Task.CompletedTask;
            public static void SaveAsTiff(this Image source, string path) { }
            public static Task SaveAsTiffAsync(this Image source, string path) => Task.CompletedTask;
            public static void SaveAsWebp(this Image source, string path) { }
            public static Task SaveAsWebpAsync(this Image source, string path) => Task.CompletedTask;
            }
        }
        namespace System.Drawing
        {
            public class Image { public static Image FromFile(string filename) => new(); public void Save(string filename) { } }
            public class Bitmap : Image { public Bitmap() { } public Bitmap(string filename) { } }
        }
        namespace BitMiracle.LibTiff.Classic { public class Tiff { public static Tiff Open(string fileName, string mode) => new(); } }
        namespace Microsoft.Research.Science.Data { public class DataSet { public static DataSet Open(string uri) => new(); } }
        namespace Microsoft.Research.Science.Data.NetCDF4 { public class NetCDFDataSet { public NetCDFDataSet(string uri) { } } }
        namespace PureHDF
        {
            public class H5File
            {
                public static H5File OpenRead(string filePath) => new();
                public static H5File Open(string filePath, FileMode mode, FileAccess fileAccess, FileShare fileShare) => new();
                public void Write(string filePath) { }
            }
        }
        namespace HDF.PInvoke { public static class H5F { public static long create(string filename, uint flags, long create_plist = 0, long access_plist = 0) => 0; } }
        namespace Parquet { public class ParquetReader { public static Task<ParquetReader> CreateAsync(string filePath, object? options = null) => Task.FromResult(new ParquetReader()); } }
        namespace MathNet.Numerics.Data.Text { public static class DelimitedWriter { public static void Write<T>(string filePath, T[,] matrix, string delimiter) { } } }
        namespace MathNet.Numerics.Data.Matlab
        {
            public static class MatlabWriter { public static void Write<T>(string filePath, T[,] matrix, string name) { } public static void Store(string filePath, object[] matrices) { } }
        }
        namespace NetTopologySuite.IO.Esri
        {
            public static class Shapefile
            {
                public static void WriteAllFeatures(object[] features, string shpPath) { }
                public static object OpenWrite(string shpPath, object options) => new();
                public static object OpenRead(string shpPath) => new();
                public static object[] ReadAllFeatures(string shpPath) => [];
            }
        }
        namespace NetTopologySuite.IO
        {
            public class ShapefileDataWriter { public ShapefileDataWriter(string fileName, object factory) { } }
            public class ShapefileDataReader { public ShapefileDataReader(string fileName, object factory) { } }
        }
        namespace OpenCvSharp
        {
            public class Mat { public Mat() { } public Mat(string fileName, int flags = 1) { } public bool SaveImage(string fileName, params int[] prms) => true; public bool ImWrite(string fileName, params int[] prms) => true; }
            public static class Cv2 { public static Mat ImRead(string fileName, int flags = 1) => new(); public static bool ImWrite(string fileName, Mat img, params int[] prms) => true; }
        }
        namespace ScottPlot
        {
            public class Plot
            {
            public void Save(string filePath, int width, int height) { }
            public void SavePng(string filePath, int width, int height) { }
            public void SaveJpeg(string filePath, int width, int height) { }
            public void SaveSvg(string filePath, int width, int height) { }
            public void SaveWebp(string filePath, int width, int height) { }
            public void SaveBmp(string filePath, int width, int height) { }
            public void SaveFig(string filePath, int width, int height) { }
            }
        }
        namespace Microsoft.Data.Analysis
        {
            public class DataFrame
            {
                public static DataFrame LoadCsv(string filename, char separator = ',') => new();
                public static void SaveCsv(DataFrame dataFrame, string path, char separator = ',') { }
                public static void WriteCsv(DataFrame dataFrame, string path, char separator = ',') { }
            }
        }
        """;

    public static TheoryData<string> Members { get; } = [.. Statements().Keys];

    [Theory, MemberData(nameof(Members))]
    public Task What_a_library_is_given_is_judged(string member) => Marked.Code($$"""
        using OSGeo.GDAL;
        using SixLabors.ImageSharp;
        static class Sample
        {
            static void Run(Driver driver, OSGeo.OGR.Driver ogr, SixLabors.ImageSharp.Image image, System.Drawing.Bitmap bitmap, OpenCvSharp.Mat mat, ScottPlot.Plot plot, Microsoft.Data.Analysis.DataFrame table, OutputFile file)
            {
                {{Statements()[member]}}
            }
        }
        {{Libraries}}
        """);

    [Fact]
    public void No_row_is_left_out() =>
        Assert.Equal(
            PathApis.Libraries.Select(row => $"{row.Type}.{row.Member}").Order(StringComparer.Ordinal),
            Statements().Keys.Order(StringComparer.Ordinal));

    private static Dictionary<string, string> Statements() =>
        Rows.Split('\n').Select(row => row.Split(" | ")).ToDictionary(row => row[0], row => row[1]);
}
