using System.Diagnostics;
using System.Globalization;
using GdalTests.Support;

namespace GdalTests;

/// <summary>
/// Files that are broken, cut or built to harm: GDAL refuses or reads them; a process that reads them by this library does not end by it.
/// A crash that GDAL's own programs have too is GDAL's, and told.
/// </summary>
public sealed class HostileFileTests(ITestOutputHelper output) : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    private readonly Scratch _scratch = new();

    [Fact]
    public void Files_that_lie_about_themselves_are_refused()
    {
        string cyclic = _scratch["cyclic.vrt"];
        File.WriteAllText(cyclic, $"""
            <VRTDataset rasterXSize="10" rasterYSize="10"><VRTRasterBand dataType="Byte" band="1"><SimpleSource>
            <SourceFilename relativeToVRT="0">{cyclic}</SourceFilename><SourceBand>1</SourceBand></SimpleSource></VRTRasterBand></VRTDataset>
            """);
        string layers = _scratch["layers.vrt"];
        File.WriteAllText(layers, $"""
            <OGRVRTDataSource><OGRVRTLayer name="a"><SrcDataSource>{layers}</SrcDataSource><SrcLayer>a</SrcLayer></OGRVRTLayer></OGRVRTDataSource>
            """);
        string huge = _scratch["huge.vrt"];
        File.WriteAllText(huge, """
            <VRTDataset rasterXSize="2147483647" rasterYSize="2147483647"><VRTRasterBand dataType="Float64" band="1"/></VRTDataset>
            """);
        string deep = _scratch["deep.geojson"];
        string nested = string.Concat(Enumerable.Repeat("{\"type\":\"GeometryCollection\",\"geometries\":[", 5000));
        File.WriteAllText(deep, "{\"type\":\"Feature\",\"properties\":{},\"geometry\":" + nested);
        string wide = _scratch["wide.csv"];
        File.WriteAllText(wide, string.Join(',', Enumerable.Range(0, 20_000)) + "\n1\n");
        Judge([cyclic, layers, huge, deep, wide]);
    }

    [Fact]
    public void Files_broken_at_random_are_refused_or_read()
    {
        bool all = Environment.GetEnvironmentVariable("DPS_ALL") is { Length: > 0 };
        double minutes = Given("DPS_FUZZ_MINUTES") ?? (all ? 10 : 0);
        int seed = (int)(Given("DPS_FUZZ_SEED") ?? Environment.TickCount);
        output.WriteLine($"DPS_FUZZ_SEED={seed}, {minutes} minutes (10 with ./test --all; DPS_FUZZ_MINUTES sets them).");
        string[] originals = Originals();
        var random = new Random(seed);
        var clock = Stopwatch.StartNew();
        int tried = 0;
        do
        {
            string[] broken =
            [
                .. Enumerable.Range(tried, 40).Select(i => Broken(random, originals[i % originals.Length], _scratch[$"{i}"])),
            ];
            Judge(broken);
            tried += broken.Length;
            foreach (int i in Enumerable.Range(tried - broken.Length, broken.Length))
            {
                Directory.Delete(_scratch[$"{i}"], recursive: true);
            }
        }
        while (clock.Elapsed.TotalMinutes < minutes);

        output.WriteLine($"{tried} files in {clock.Elapsed.TotalSeconds:0} s.");
    }

    public void Dispose() => _scratch.Dispose();

    private static double? Given(string variable) =>
        double.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out double given) ? given : null;

    /// <summary>Reads files in a process, and goes on behind each that ends it, when GDAL's own programs end by it too.</summary>
    private void Judge(string[] files)
    {
        for (int done = 0; done < files.Length;)
        {
            (int read, int exitCode, string error) = Surveyed(files[done..]);
            done += read;
            if (exitCode == 0)
            {
                return;
            }

            string culprit = files[done++];
            string? reproduced = Reproduced(culprit);
            if (reproduced is null)
            {
                Assert.Fail($"{Kept(culprit)}: {(exitCode < 0 ? "no answer" : $"exit code {exitCode}")} {error}");
            }

            output.WriteLine($"{Path.GetFileName(culprit)}: {reproduced}: GDAL's own.");
        }
    }

    /// <summary>How many files a process got through, and how it ended: -1 when one took too long.</summary>
    private static (int Read, int ExitCode, string Error) Surveyed(string[] files)
    {
        string[] command = Cli.ProbeCommand(["survey", .. files]);
        var start = new ProcessStartInfo("prlimit", ["--data=4000000000", "--core=0", .. command])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        int read = 0;
        while (true)
        {
            Task<string?> line = process.StandardOutput.ReadLineAsync();
            if (!line.Wait(s_patience))
            {
                process.Kill(entireProcessTree: true);
                process.WaitForExit();
                return (read, -1, "");
            }

            if (line.Result is null)
            {
                process.WaitForExit();
                return (read, process.ExitCode, error.Result);
            }

            read += line.Result.StartsWith('<') ? 1 : 0;
        }
    }

    /// <summary>Whether GDAL's own programs and bindings end by the file, or take as long.</summary>
    private static string? Reproduced(string file)
    {
        string python = $$"""
            from osgeo import gdal, ogr
            gdal.PushErrorHandler('CPLQuietErrorHandler')
            def arrays(g):
                for n in g.GetMDArrayNames() or []:
                    a = g.OpenMDArray(n)
                    if a is None: continue
                    a.GetDataType(); a.GetUnit(); a.GetStructuralInfo(); a.GetNoDataValueAsDouble()
                    d = a.GetDimensionCount()
                    if 0 < d < 4:
                        c = a.AsClassicDataset(d - 1, max(d - 2, 0))
                        if c: c.GetRasterBand(1).ReadRaster(0, 0, min(c.RasterXSize, 64), min(c.RasterYSize, 64), buf_type=gdal.GDT_Float64)
                for n in g.GetGroupNames() or []:
                    i = g.OpenGroup(n)
                    if i: arrays(i)
            d = gdal.OpenEx({{Python.Text(file)}}, gdal.OF_MULTIDIM_RASTER)
            if d: arrays(d.GetRootGroup())
            d = ogr.Open({{Python.Text(file)}})
            for i in range(d.GetLayerCount() if d else 0):
                l = d.GetLayer(i)
                try: l.GetExtent()
                except Exception: pass
                for f in l:
                    g = f.GetGeometryRef()
                    if g: g.ExportToIsoWkb(); g.ExportToWkt(); g.ExportToJson(); g.IsValid()
            """;
        foreach (string[] command in new[]
        {
            ["ogrinfo", "-al", file], ["gdalinfo", "-stats", file], ["gdalmdiminfo", "-detailed", file], new[] { "/usr/bin/python3", "-c", python },
        })
        {
            Outcome outcome = Cli.Run("timeout", ["20", "prlimit", "--data=4000000000", "--core=0", .. command]);
            if (outcome.ExitCode >= 124)
            {
                return $"{command[0]} {(outcome.ExitCode == 124 ? "does not end in 20 s" : $"ends with {outcome.ExitCode}")}";
            }
        }

        return null;
    }

    private static string Kept(string file)
    {
        string kept = Path.Combine(Path.GetTempPath(), "gdal-hostile-" + Guid.NewGuid().ToString("N")[..8]);
        Copy(Path.GetDirectoryName(file)!, kept);
        return Path.Combine(kept, Path.GetFileName(file));
    }

    private string[] Originals()
    {
        string folder = _scratch["originals"];
        Directory.CreateDirectory(folder);
        Python.Run($$"""
            import os, numpy
            folder = {{Python.Text(folder)}}
            def place(name):
                os.mkdir(os.path.join(folder, name.split('.')[0]))
                return os.path.join(folder, name.split('.')[0], name)
            srs = osr.SpatialReference(); srs.ImportFromEPSG(4326)
            for driver, name, kind in (('GPKG', 'a.gpkg', ogr.wkbUnknown), ('ESRI Shapefile', 'b.shp', ogr.wkbPolygon), ('GeoJSON',
                'c.geojson', ogr.wkbUnknown),
                    ('FlatGeobuf', 'd.fgb', ogr.wkbUnknown), ('KML', 'e.kml', ogr.wkbUnknown), ('GML', 'f.gml', ogr.wkbUnknown)):
                ds = ogr.GetDriverByName(driver).CreateDataSource(place(name))
                layer = ds.CreateLayer('places', srs, kind)
                for n, t in (('name', ogr.OFTString), ('number', ogr.OFTInteger), ('real', ogr.OFTReal), ('day', ogr.OFTDate)):
                    layer.CreateField(ogr.FieldDefn(n, t))
                for i in range(20):
                    f = ogr.Feature(layer.GetLayerDefn())
                    f['name'] = 'name %d' % i; f['number'] = i; f['real'] = i / 3; f['day'] = '2024/02/%02d' % (i + 1)
                    f.SetGeometry(ogr.CreateGeometryFromWkt('POLYGON ((%d 0,%d 9,9 9,%d 0))' % (i, i, i)))
                    layer.CreateFeature(f)
                ds = layer = None
            values = numpy.arange(600, dtype='float32').reshape(2, 15, 20)
            for driver, name in (('netCDF', 'g.nc'), ('Zarr', 'h.zarr')):
                ds = gdal.GetDriverByName(driver).CreateMultiDimensional(place(name))
                g = ds.GetRootGroup()
                dims = [g.CreateDimension(n, None, None, s) for n, s in (('time', 2), ('y', 15), ('x', 20))]
                a = g.CreateMDArray('t', dims, gdal.ExtendedDataType.Create(gdal.GDT_Float32), ['BLOCKSIZE=1,5,10'])
                a.SetUnit('K'); a.Write(values)
                ds = g = a = dims = None
            os.mkdir(folder + '/i'); open(folder + '/i/i.h5', 'wb').write(open(folder + '/g/g.nc', 'rb').read())
            ds = gdal.GetDriverByName('GTiff').Create(place('j.tif'), 64, 64, 3, gdal.GDT_UInt16, ['COMPRESS=DEFLATE', 'TILED=YES',
                'BLOCKXSIZE=16', 'BLOCKYSIZE=16'])
            ds.GetRasterBand(1).Fill(7); ds.BuildOverviews('NEAREST', [2]); ds = None
            """);
        return [.. Directory.GetDirectories(folder).Order(StringComparer.Ordinal)];
    }

    /// <summary>Copies a folder of one dataset, breaks one of its files, and names what is to be opened.</summary>
    private static string Broken(Random random, string original, string folder)
    {
        Copy(original, folder);
        string[] files = Directory.GetFiles(folder, "*", SearchOption.AllDirectories);
        Array.Sort(files, StringComparer.Ordinal);
        string file = files[random.Next(files.Length)];
        byte[] bytes = File.ReadAllBytes(file);
        switch (random.Next(4))
        {
            case 0:
                bytes = bytes[..random.Next(bytes.Length + 1)];
                break;
            case 1:
                for (int i = random.Next(1, 30); i > 0 && bytes.Length > 0; i--)
                {
                    bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
                }

                break;
            case 2:
                for (int i = random.Next(1, 4); i > 0 && bytes.Length > 4; i--)
                {
                    byte[] number = BitConverter.GetBytes(random.Next(3) switch { 0 => -1, 1 => int.MaxValue, _ => random.Next() });
                    number.CopyTo(bytes, random.Next(Math.Min(bytes.Length - 4, random.Next(2) == 0 ? 200 : int.MaxValue) + 1));
                }

                break;
            default:
                int from = random.Next(bytes.Length + 1), to = random.Next(bytes.Length + 1);
                bytes = [.. bytes[..Math.Max(from, to)], .. bytes[Math.Min(from, to)..]];
                break;
        }

        File.WriteAllBytes(file, bytes);
        string name = Path.GetFileName(original);
        return Directory.GetFileSystemEntries(folder).Where(f => Path.GetFileName(f).StartsWith(name + ".", StringComparison.Ordinal))
            .OrderByDescending(f => f.EndsWith(".shp", StringComparison.Ordinal)).First();
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (string file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            string target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target, overwrite: true);
        }
    }
}
