using System.Diagnostics;
using OSGeo.GDAL;
using OSGeo.OGR;
using OSGeo.OSR;

// What an algorithm does, in a process whose environment a test chose. Prints what came of it; an exception ends it as it ends an
// algorithm.
switch (args)
{
    case ["version"]:
        Console.WriteLine(Gdal.VersionInfo("RELEASE_NAME"));
        Console.WriteLine(LoadedLibrary());
        break;

    case ["register"]:
        Gdal.AllRegister();
        Console.WriteLine("registered");
        break;

    case ["register-again-without", var driver]:
        Gdal.AllRegister();
        Gdal.SetConfigOption("GDAL_SKIP", driver);
        Gdal.AllRegister();
        Console.WriteLine(Gdal.GetDriverByName(driver) is not null);
        break;

    case ["register-at-once", var path]:
        Parallel.For(0, 16, new ParallelOptions { MaxDegreeOfParallelism = 16 }, _ =>
        {
            Gdal.AllRegister();
            Gdal.Open(path, Access.GA_ReadOnly).Dispose();
        });
        Console.WriteLine("registered");
        break;

    case ["set-late", var projData]:
        Environment.SetEnvironmentVariable("PROJ_LIB", projData);
        Environment.SetEnvironmentVariable("PROJ_DATA", projData);
        Gdal.AllRegister();
        break;

    case ["search-path", var projData]:
        Osr.SetPROJSearchPath(projData);
        Gdal.AllRegister();
        Console.WriteLine("registered");
        break;

    case ["info", var path, .. var options]:
        Gdal.AllRegister();
        using (Dataset dataset = Gdal.Open(path, Access.GA_ReadOnly))
        {
            Console.WriteLine(Gdal.GDALInfo(dataset, new GDALInfoOptions(options)));
        }

        break;

    case ["translate", var source, var destination, .. var options]:
        Gdal.AllRegister();
        using (Dataset dataset = Gdal.Open(source, Access.GA_ReadOnly))
        using (Gdal.wrapper_GDALTranslate(destination, dataset, new GDALTranslateOptions(options), null, null))
        {
        }

        using (var self = Process.GetCurrentProcess())
        {
            Console.WriteLine(self.PeakWorkingSet64);
        }

        break;

    case ["create", var path]:
        Gdal.AllRegister();
        using (Dataset dataset = Gdal.GetDriverByName("GTiff").Create(path, 512, 512, 1, DataType.GDT_Byte, null))
        {
            dataset.GetRasterBand(1).Fill(1, 0);
            Console.WriteLine("filled");
        }

        Console.WriteLine("written");
        break;

    case ["survey", .. var files]:
        Survey.Of(files);
        break;

    case ["read-vectors", var path]:
        Ogr.RegisterAll();
        using (DataSource source = Ogr.Open(path, 0))
        using (Layer layer = source.GetLayerByIndex(0))
        {
            layer.SetAttributeFilter("name <> ''");
            while (layer.GetNextFeature() is { } feature)
            {
                Console.WriteLine($"{feature.GetFieldAsString("name")} {feature.GetGeometryRef()?.ExportToJson(null)}");
                feature.Dispose();
            }
        }

        break;

    case ["without-exceptions", var missing]:
        Gdal.AllRegister();
        Gdal.DontUseExceptions();
        Osr.DontUseExceptions();
        Console.WriteLine(Gdal.Open(missing, Access.GA_ReadOnly) is null);
        Console.WriteLine(new SpatialReference("").ImportFromEPSG(999999) != 0);
        break;

    default:
        return 2;
}

return 0;

static string LoadedLibrary() => File.Exists("/proc/self/maps")
        ? File.ReadLines("/proc/self/maps")
            .Select(line => line.Split(' ')[^1])
            .First(path =>
                Path.GetFileName(path).Contains("gdal", StringComparison.Ordinal) && !path.EndsWith(".dll", StringComparison.Ordinal))
    : "";
