using System.Diagnostics;
using OSGeo.GDAL;
using OSGeo.OSR;

// What an algorithm does, in a process whose environment a test chose. Prints what came of it; an exception ends it as it ends an algorithm.
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

    case ["open", var path]:
        Gdal.AllRegister();
        using (Dataset dataset = Gdal.Open(path, Access.GA_ReadOnly))
        {
            Console.WriteLine(dataset.RasterXSize);
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

    default:
        return 2;
}

return 0;

static string LoadedLibrary() => File.Exists("/proc/self/maps")
    ? File.ReadLines("/proc/self/maps").Select(line => line.Split(' ')[^1]).First(path => Path.GetFileName(path).Contains("gdal", StringComparison.Ordinal) && !path.EndsWith(".dll", StringComparison.Ordinal))
    : "";
