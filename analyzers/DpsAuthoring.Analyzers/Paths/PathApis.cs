using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace DpsAuthoring.Analyzers.Paths;

/// <summary>A member of the tables.</summary>
/// <param name="Type">The full name of its type.</param>
/// <param name="Member">Its name; <c>.ctor</c> for constructors.</param>
/// <param name="TakesUris">Whether a path may be an address.</param>
/// <param name="TakesVirtualPaths">Whether a path may be one of GDAL's own file systems (<c>/vsis3/…</c>).</param>
/// <param name="Roles">What is done with which parameters.</param>
internal sealed record PathApi(string Type, string Member, bool TakesUris, bool TakesVirtualPaths, ImmutableArray<PathRole> Roles);

/// <summary>What an API does with a path.</summary>
/// <param name="Parameter">The parameter's name or position, or <c>this</c>.</param>
/// <param name="Access">An <see cref="Paths.Access"/>, or how to find it out.</param>
internal sealed record PathRole(string Parameter, string Access);

/// <summary>
/// The APIs that reach the file system with a path. It is a table and nothing else: a type, then its members, each with the parameters
/// that are paths and what is done to them. A parameter is known by name or by position; <c>this</c> is the object itself.
/// One line holds for all overloads; an overload without the parameter is not concerned.
/// </summary>
internal static class PathApis
{
    private const string FrameworkTable = """
        System.IO.File
          AppendAllBytes path=Write
          AppendAllBytesAsync path=Write
          AppendAllLines path=Write
          AppendAllLinesAsync path=Write
          AppendAllText path=Write
          AppendAllTextAsync path=Write
          AppendText path=Write
          Copy sourceFileName=Read destFileName=Write
          Create path=Write
          CreateHardLink path=Write pathToTarget=Read
          CreateSymbolicLink path=Write
          CreateText path=Write
          Decrypt path=Touch
          Delete path=Delete
          Encrypt path=Touch
          Exists path=Probe
          GetAttributes path=Probe
          GetCreationTime path=Probe
          GetCreationTimeUtc path=Probe
          GetLastAccessTime path=Probe
          GetLastAccessTimeUtc path=Probe
          GetLastWriteTime path=Probe
          GetLastWriteTimeUtc path=Probe
          GetUnixFileMode path=Probe
          Move sourceFileName=Delete destFileName=Write
          Open path=Open
          OpenHandle path=Open
          OpenRead path=Read
          OpenText path=Read
          OpenWrite path=Write
          ReadAllBytes path=Read
          ReadAllBytesAsync path=Read
          ReadAllLines path=Read
          ReadAllLinesAsync path=Read
          ReadAllText path=Read
          ReadAllTextAsync path=Read
          ReadLines path=Read
          ReadLinesAsync path=Read
          Replace sourceFileName=Delete destinationFileName=Write destinationBackupFileName=Write
          ResolveLinkTarget linkPath=Probe
          SetAttributes path=Touch
          SetCreationTime path=Touch
          SetCreationTimeUtc path=Touch
          SetLastAccessTime path=Touch
          SetLastAccessTimeUtc path=Touch
          SetLastWriteTime path=Touch
          SetLastWriteTimeUtc path=Touch
          SetUnixFileMode path=Touch
          WriteAllBytes path=Write
          WriteAllBytesAsync path=Write
          WriteAllLines path=Write
          WriteAllLinesAsync path=Write
          WriteAllText path=Write
          WriteAllTextAsync path=Write
        System.IO.Directory
          CreateDirectory path=Write
          CreateSymbolicLink path=Write
          Delete path=Delete
          EnumerateDirectories path=Read
          EnumerateFileSystemEntries path=Read
          EnumerateFiles path=Read
          Exists path=Probe
          GetCreationTime path=Probe
          GetCreationTimeUtc path=Probe
          GetDirectories path=Read
          GetFileSystemEntries path=Read
          GetFiles path=Read
          GetLastAccessTime path=Probe
          GetLastAccessTimeUtc path=Probe
          GetLastWriteTime path=Probe
          GetLastWriteTimeUtc path=Probe
          Move sourceDirName=Delete destDirName=Write
          ResolveLinkTarget linkPath=Probe
          SetCreationTime path=Touch
          SetCreationTimeUtc path=Touch
          SetCurrentDirectory path=Enter
          SetLastAccessTime path=Touch
          SetLastAccessTimeUtc path=Touch
          SetLastWriteTime path=Touch
          SetLastWriteTimeUtc path=Touch
        System.IO.Path
          Exists path=Probe
        System.IO.FileStream
          .ctor path=Open
        System.IO.StreamWriter
          .ctor path=Write
        System.IO.StreamReader
          .ctor path=Read
        System.IO.FileInfo
          AppendText this=Write
          CopyTo this=Read destFileName=Write
          Create this=Write
          CreateText this=Write
          Decrypt this=Touch
          Delete this=Delete
          Encrypt this=Touch
          MoveTo this=Delete destFileName=Write
          Open this=Open
          OpenRead this=Read
          OpenText this=Read
          OpenWrite this=Write
          Replace this=Delete destinationFileName=Write destinationBackupFileName=Write
        System.IO.DirectoryInfo
          Create this=Write
          Delete this=Delete
          EnumerateDirectories this=Read
          EnumerateFileSystemInfos this=Read
          EnumerateFiles this=Read
          GetDirectories this=Read
          GetFileSystemInfos this=Read
          GetFiles this=Read
          MoveTo this=Delete destDirName=Write
        System.IO.FileSystemInfo
          CreateAsSymbolicLink this=Write
          Delete this=Delete
        System.IO.FileSystemWatcher
          .ctor path=Read
        System.IO.Enumeration.FileSystemEnumerable`1
          .ctor directory=Read
        System.IO.Enumeration.FileSystemEnumerator`1
          .ctor directory=Read
        System.IO.MemoryMappedFiles.MemoryMappedFile
          CreateFromFile path=Open
        System.IO.Compression.ZipFile
          CreateFromDirectory sourceDirectoryName=Read destinationArchiveFileName=Write
          CreateFromDirectoryAsync sourceDirectoryName=Read destinationArchiveFileName=Write
          ExtractToDirectory sourceArchiveFileName=Read destinationDirectoryName=Write
          ExtractToDirectoryAsync sourceArchiveFileName=Read destinationDirectoryName=Write
          Open archiveFileName=Open
          OpenAsync archiveFileName=Open
          OpenRead archiveFileName=Read
          OpenReadAsync archiveFileName=Read
        System.IO.Compression.ZipFileExtensions
          CreateEntryFromFile sourceFileName=Read
          CreateEntryFromFileAsync sourceFileName=Read
          ExtractToDirectory destinationDirectoryName=Write
          ExtractToDirectoryAsync destinationDirectoryName=Write
          ExtractToFile destinationFileName=Write
          ExtractToFileAsync destinationFileName=Write
        System.Formats.Tar.TarFile
          CreateFromDirectory sourceDirectoryName=Read destinationFileName=Write
          CreateFromDirectoryAsync sourceDirectoryName=Read destinationFileName=Write
          ExtractToDirectory sourceFileName=Read destinationDirectoryName=Write
          ExtractToDirectoryAsync sourceFileName=Read destinationDirectoryName=Write
        System.Formats.Tar.TarEntry
          ExtractToFile destinationFileName=Write
          ExtractToFileAsync destinationFileName=Write
        System.Formats.Tar.TarWriter
          WriteEntry fileName=Read
          WriteEntryAsync fileName=Read
        System.Xml.XmlWriter
          Create outputFileName=Write
        System.Xml.XmlTextWriter
          .ctor filename=Write
        System.Xml.XmlReader uri
          Create inputUri=Read
        System.Xml.XmlTextReader uri
          .ctor url=Read
        System.Xml.XmlDocument uri
          Load filename=Read
          Save filename=Write
        System.Xml.Linq.XDocument uri
          Load uri=Read
          Save fileName=Write
        System.Xml.Linq.XElement uri
          Load uri=Read
          Save fileName=Write
        System.Xml.Linq.XStreamingElement
          Save fileName=Write
        System.Xml.XPath.XPathDocument uri
          .ctor uri=Read
        System.Xml.Xsl.XslCompiledTransform uri
          Load stylesheetUri=Read
          Transform inputUri=Read resultsFile=Write
        System.Xml.Xsl.XslTransform uri
          Load url=Read
          Transform inputfile=Read outputfile=Write
        System.Net.WebClient
          DownloadFile fileName=Write
          DownloadFileAsync fileName=Write
          DownloadFileTaskAsync fileName=Write
          UploadFile fileName=Read
          UploadFileAsync fileName=Read
          UploadFileTaskAsync fileName=Read
        System.Diagnostics.FileVersionInfo
          GetVersionInfo fileName=Read
        System.Diagnostics.TextWriterTraceListener
          .ctor fileName=Write
        System.Data.DataSet
          ReadXml fileName=Read
          WriteXml fileName=Write
          WriteXmlSchema fileName=Write
        System.Data.DataTable
          ReadXml fileName=Read
          WriteXml fileName=Write
          WriteXmlSchema fileName=Write
        """;

    private const string LibraryTable = """
        OSGeo.GDAL.Gdal vsi
          Open 0=GdalOpen
          OpenShared 0=GdalOpen
          OpenEx 0=Read
          Unlink 0=Delete
          BuildVRT 0=Write
          Translate 0=Write
          Warp 0=Write
          DEMProcessing 0=Write
          Nearblack 0=Write
          Grid 0=Write
          Rasterize 0=Write
          VectorTranslate 0=Write
          Footprint 0=Write
          MultiDimTranslate 0=Write
          wrapper_GDALTranslate 0=Write
          wrapper_GDALWarpDestName 0=Write
          wrapper_GDALBuildVRT_names 0=Write
          wrapper_GDALBuildVRT_objects 0=Write
          wrapper_GDALDEMProcessing 0=Write
          wrapper_GDALNearblackDestName 0=Write
          wrapper_GDALGrid 0=Write
          wrapper_GDALRasterizeDestName 0=Write
          wrapper_GDALVectorTranslateDestName 0=Write
          wrapper_GDALFootprintDestName 0=Write
          wrapper_GDALMultiDimTranslateDestName 0=Write
        OSGeo.GDAL.Driver vsi
          Create 0=Write
          CreateCopy 0=Write
          CreateMultiDimensional 0=Write
          CreateVector 0=Write
          CopyFiles 0=Write 1=Read
          Rename 0=Write 1=Delete
          Delete 0=Delete
        OSGeo.OGR.Ogr vsi
          Open 0=OgrOpen
          OpenShared 0=OgrOpen
        OSGeo.OGR.Driver vsi
          CreateDataSource 0=Write
          CopyDataSource 1=Write
          DeleteDataSource 0=Delete
          Open 0=OgrOpen
        SixLabors.ImageSharp.Image
          Load path=Read
          LoadAsync path=Read
          Identify path=Read
          IdentifyAsync path=Read
          DetectFormat path=Read
        SixLabors.ImageSharp.ImageExtensions
          Save 1=Write
          SaveAsync 1=Write
          SaveAsBmp 1=Write
          SaveAsBmpAsync 1=Write
          SaveAsGif 1=Write
          SaveAsGifAsync 1=Write
          SaveAsJpeg 1=Write
          SaveAsJpegAsync 1=Write
          SaveAsPbm 1=Write
          SaveAsPbmAsync 1=Write
          SaveAsPng 1=Write
          SaveAsPngAsync 1=Write
          SaveAsQoi 1=Write
          SaveAsQoiAsync 1=Write
          SaveAsTga 1=Write
          SaveAsTgaAsync 1=Write
          SaveAsTiff 1=Write
          SaveAsTiffAsync 1=Write
          SaveAsWebp 1=Write
          SaveAsWebpAsync 1=Write
        System.Drawing.Image
          FromFile 0=Read
          Save filename=Write
        System.Drawing.Bitmap
          .ctor filename=Read
        BitMiracle.LibTiff.Classic.Tiff
          Open 0=TextMode
        Microsoft.Research.Science.Data.DataSet
          Open 0=Update
        Microsoft.Research.Science.Data.NetCDF4.NetCDFDataSet
          .ctor 0=Update
        PureHDF.H5File
          OpenRead 0=Read
          Open 0=Open
          Write 0=Write
        HDF.PInvoke.H5F
          create 0=Write
        Parquet.ParquetReader
          CreateAsync filePath=Read
        MathNet.Numerics.Data.Text.DelimitedWriter
          Write filePath=Write
        MathNet.Numerics.Data.Matlab.MatlabWriter
          Write 0=Write
          Store 0=Write
        NetTopologySuite.IO.Esri.Shapefile
          WriteAllFeatures 1=Write
          OpenWrite 0=Write
          OpenRead 0=Read
          ReadAllFeatures 0=Read
        NetTopologySuite.IO.ShapefileDataWriter
          .ctor 0=Write
        NetTopologySuite.IO.ShapefileDataReader
          .ctor 0=Read
        OpenCvSharp.Cv2
          ImRead 0=Read
          ImWrite 0=Write
        OpenCvSharp.Mat
          .ctor fileName=Read
          SaveImage 0=Write
          ImWrite 0=Write
        ScottPlot.Plot
          Save 0=Write
          SavePng 0=Write
          SaveJpeg 0=Write
          SaveSvg 0=Write
          SaveWebp 0=Write
          SaveBmp 0=Write
          SaveFig 0=Write
        Microsoft.Data.Analysis.DataFrame
          LoadCsv filename=Read
          SaveCsv path=Write
          WriteCsv path=Write
        """;

    /// <summary>The framework's own. Tests hold this list against every path parameter that the framework has.</summary>
    public static ImmutableArray<PathApi> Framework { get; } = Parse(FrameworkTable);

    /// <summary>Libraries that scientists write with. Parameters are given by position: bindings rename them.</summary>
    public static ImmutableArray<PathApi> Libraries { get; } = Parse(LibraryTable);

    private static ImmutableArray<PathApi> Parse(string table)
    {
        var apis = ImmutableArray.CreateBuilder<PathApi>();
        string[] type = [""];
        foreach (string line in table.Split('\n'))
        {
            string[] words = line.Trim().Split(' ');
            if (line.Length > 0 && line[0] != ' ')
            {
                type = words;
            }
            else if (words[0].Length > 0)
            {
                apis.Add(new PathApi(type[0], words[0], type.Contains("uri"), type.Contains("vsi"), words.Skip(1).Select(Role).ToImmutableArray()));
            }
        }

        return apis.ToImmutable();
    }

    private static PathRole Role(string text) => text.Split('=') is [var parameter, var access]
        ? new PathRole(parameter, access)
        : throw new FormatException(text);
}
