using System.Runtime.InteropServices;
using OSGeo.GDAL;

namespace OSGeo.Native;

/// <summary>
/// The check that PROJ finds its database. Without one GDAL still translates rasters, reports success, and writes different files.
/// </summary>
internal static class ProjData
{
    private static readonly string[] Variables = ["PROJ_DATA", "PROJ_LIB"];

    /// <exception cref="ProjDataException">PROJ cannot look up EPSG:4326.</exception>
    public static void RefuseUnlessItAnswers()
    {
        // On a thread of its own, whose PROJ context ends with it. What a context has looked up is not forgotten: after EPSG:4326, GDAL
        // describes the next raster by its datum ensemble and no longer by its datum, so that asking on the caller's thread would change
        // what is written.
        string? reason = Task
            .Factory.StartNew(WhyNoAnswer, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)
            .GetAwaiter()
            .GetResult();
        if (reason is null)
        {
            return;
        }

        string places = string.Join("; ", Variables.Select(Describe).OfType<string>());
#pragma warning disable DPS1003 // PROJ looks there itself.
        string? usable = Candidates().FirstOrDefault(folder => File.Exists(Path.Combine(folder, "proj.db")));
#pragma warning restore DPS1003
        throw new ProjDataException(
            $"PROJ does not answer: {reason} "
                + (
                    places.Length > 0
                        ? $"{places}. "
                        : "Neither PROJ_DATA nor PROJ_LIB is set, and PROJ has no usable proj.db where it looks by itself. ")
            + "Without it GDAL writes different files and reports success, so nothing was started. "
            + (usable is not null
                ? $"A proj.db is in {usable}: before the program starts, set PROJ_DATA and PROJ_LIB to that folder, or unset both to use libgdal's own."
                : "No proj.db was found on this machine: install it ('apt-get install proj-data', or 'conda install -c conda-forge proj') and set PROJ_DATA and PROJ_LIB to its folder."));
    }

    private static string? WhyNoAnswer()
    {
        using var call = new NativeCall(owner: null, throws: true);
        nint system = LibGdal.OSRNewSpatialReference(null);
        int error = LibGdal.OSRImportFromEPSG(system, 4326);
        LibGdal.OSRRelease(system);
        return error == 0 ? null : call.Failure("EPSG:4326 cannot be looked up").Message.TrimEnd('.') + ".";
    }

    private static string? Describe(string variable)
    {
        // PROJ reads the process's real environment, which a change made through System.Environment never reaches.
        string? seen = Marshal.PtrToStringUTF8(LibGdal.CPLGetConfigOption(variable, null));
        string? managed = Environment.GetEnvironmentVariable(variable);
        if (seen != managed && managed is not null)
        {
            return $"{variable} was set to '{managed}' inside this program, too late to reach PROJ (Osr.SetPROJSearchPaths does)";
        }

        return string.IsNullOrEmpty(seen) ? null
            : seen.Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "proj.db")))
                ? $"{variable} is '{seen}', and the proj.db there does not fit this libgdal"
                : $"{variable} is '{seen}', where no proj.db is";
    }

    private static IEnumerable<string> Candidates()
    {
        string[] rejected =
        [
            .. Variables.Select(Environment.GetEnvironmentVariable).OfType<string>().SelectMany(v => v.Split(Path.PathSeparator)),
        ];
        return GdalLibrary.CondaEnvironments()
            .SelectMany(prefix => new[] { Path.Combine(prefix, "share", "proj"), Path.Combine(prefix, "Library", "share", "proj") })
            .Concat(["/usr/share/proj", "/usr/local/share/proj", "/opt/conda/share/proj", "/opt/homebrew/share/proj"])
            .Where(folder => !rejected.Contains(folder));
    }
}
