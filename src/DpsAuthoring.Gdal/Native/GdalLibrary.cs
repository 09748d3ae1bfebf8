using System.Globalization;
using System.Runtime.InteropServices;
using OSGeo.GDAL;

namespace OSGeo.Native;

/// <summary>
/// Finds and loads libgdal, once, and holds what every entry point needs before its first native call.
/// </summary>
internal static class GdalLibrary
{
    public const string PathVariable = "DPS_GDAL_LIBRARY";

    private const int OldestVersion = 3_04_00_00;

    // GDAL 3.4 is libgdal.so.30; each feature release since has counted one up. The upper end leaves years of room.
    private const int OldestSoname = 30;
    private const int NewestSoname = 60;

    private static readonly Lock Gate = new();
    private static nint s_handle;
    private static bool s_started;
    private static bool s_registered;
    private static int s_version;

    /// <summary>Loads libgdal, or says what is missing.</summary>
    public static void Load()
    {
        if (Volatile.Read(ref s_handle) != 0)
        {
            return;
        }

        lock (Gate)
        {
            if (s_handle == 0)
            {
                nint handle = Find();
                RefuseOldVersion(handle);
                NativeLibrary.SetDllImportResolver(typeof(GdalLibrary).Assembly, (name, _, _) => name == LibGdal.Name ? handle : 0);
                Volatile.Write(ref s_handle, handle);
                ErrorCapture.Install();
            }
        }
    }

    /// <summary>
    /// Loads libgdal and refuses PROJ data that do not answer. What can touch a raster or a coordinate system calls this first.
    /// </summary>
    public static void Start()
    {
        if (Volatile.Read(ref s_started))
        {
            return;
        }

        Load();
        ProjData.RefuseUnlessItAnswers();
        Volatile.Write(ref s_started, true);
    }

    /// <summary>
    /// Registers all formats, once. libgdal rearranges its table of formats each time it is asked to; two threads that do so at once,
    /// or one beside another that opens a file, can corrupt it.
    /// </summary>
    public static void RegisterFormats()
    {
        Start();
        lock (Gate)
        {
            if (!s_registered)
            {
                using var call = new NativeCall(owner: null, Gdal.Throws);
                LibGdal.GDALAllRegister();
                call.Checked(0);
                s_registered = true;
            }
        }
    }

    /// <summary>Refuses what this libgdal is too old for.</summary>
    /// <param name="version">The first version that has it: <c>3.6</c>.</param>
    /// <param name="what">What is asked for.</param>
    /// <exception cref="GdalException">It is older.</exception>
    public static void Require(string version, string what)
    {
        Load();
        var needed = Version.Parse(version);
        if (s_version < (needed.Major * 1_00_00_00) + (needed.Minor * 1_00_00))
        {
            string here = Text.From(LibGdal.GDALVersionInfo("RELEASE_NAME")) ?? "";
            throw new GdalException($"{what} needs GDAL {version} or newer, and libgdal here is {here}.");
        }
    }

    private static nint Find()
    {
        List<string> tried = [];
        if (Environment.GetEnvironmentVariable(PathVariable) is { Length: > 0 } chosen)
        {
            return TryLoad(chosen, tried) is var explicitly and not 0
                ? explicitly
                : throw new GdalNotFoundException(
                    $"{PathVariable} is '{chosen}', which cannot be loaded as libgdal. Correct it, or unset it to have libgdal looked for."
                );
        }

        foreach (string candidate in CondaLibraries().Concat(SystemNames()))
        {
            if (TryLoad(candidate, tried) is var handle and not 0)
            {
                return handle;
            }
        }

        throw new GdalNotFoundException(
            "libgdal was not found. Install it: 'apt-get install libgdal32' (Debian 12; elsewhere gdal-bin brings it), "
            + "'conda install -c conda-forge libgdal-core', or add 'gdal' to the dependencies of environment.yml. "
            + $"If it is installed, set {PathVariable} to its path. Looked for: {string.Join(", ", tried)}.");
    }

    private static nint TryLoad(string candidate, List<string> tried)
    {
        tried.Add(candidate);
        return NativeLibrary.TryLoad(candidate, out nint handle) ? handle : 0;
    }

    private static IEnumerable<string> CondaLibraries()
    {
        string folder = OperatingSystem.IsWindows() ? Path.Combine("Library", "bin") : "lib";
        string pattern = OperatingSystem.IsWindows() ? "gdal*.dll" : OperatingSystem.IsMacOS() ? "libgdal*.dylib" : "libgdal.so*";
        foreach (string prefix in CondaEnvironments())
        {
            string libraries = Path.Combine(prefix, folder);
            if (Directory.Exists(libraries))
            {
                // The shortest name is the link that the package keeps pointing at its library.
                foreach (string file in Directory
                        .EnumerateFiles(libraries, pattern)
                        .OrderBy(f => f.Length)
                        .ThenBy(f => f, StringComparer.Ordinal))
                {
                    yield return file;
                }
            }
        }
    }

    /// <summary>The activated conda environment, then the one that this program or its dotnet lies in.</summary>
    internal static IEnumerable<string> CondaEnvironments()
    {
        if (Environment.GetEnvironmentVariable("CONDA_PREFIX") is { Length: > 0 } activated)
        {
            yield return activated;
        }

        for (DirectoryInfo? folder = Directory.GetParent(Environment.ProcessPath ?? AppContext.BaseDirectory);
            folder is not null;
            folder = folder.Parent)
        {
            if (Directory.Exists(Path.Combine(folder.FullName, "conda-meta")))
            {
                yield return folder.FullName;
                yield break;
            }
        }
    }

    private static IEnumerable<string> SystemNames()
    {
        if (OperatingSystem.IsLinux())
        {
            for (int number = NewestSoname; number >= OldestSoname; number--)
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"libgdal.so.{number}");
            }
        }

        yield return OperatingSystem.IsWindows() ? "gdal.dll" : OperatingSystem.IsMacOS() ? "libgdal.dylib" : "libgdal.so";
    }

    private static unsafe void RefuseOldVersion(nint handle)
    {
        // Asked by hand: an old or foreign library must be refused before anything else is bound to it.
        if (!NativeLibrary.TryGetExport(handle, "GDALVersionInfo", out nint export))
        {
            throw new GdalNotFoundException(
                $"The library found is not libgdal: it has no GDALVersionInfo. Set {PathVariable} to the path of libgdal.");
        }

        fixed (byte* request = "VERSION_NUM\0"u8)
        {
            string? number = Marshal.PtrToStringUTF8(((delegate* unmanaged<byte*, nint>)export)(request));
            if (!int.TryParse(number, CultureInfo.InvariantCulture, out s_version) || s_version < OldestVersion)
            {
                throw new GdalNotFoundException(
                    $"libgdal is version {number}, and at least 3.4 is needed. Install a newer one ('conda install -c conda-forge libgdal-core'), "
                    + $"or set {PathVariable} to it.");
            }
        }
    }
}
