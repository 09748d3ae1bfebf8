using GdalTests.Support;

namespace GdalTests;

/// <summary>How a program starts in environments that a job may have. Each is a process of its own.</summary>
[Trait("Speed", "Slow")]
public sealed class StartTests : IDisposable
{
    private const string SystemProj = "/usr/share/proj";

    private readonly Scratch _scratch = new();

    [Fact]
    public void The_systems_libgdal_is_found_without_any_setting()
    {
        Outcome outcome = Probe([], "register");

        Assert.Equal("registered", outcome.Output.Trim());
    }

    /// <summary>
    /// libgdal rearranges its table of formats at each registration, which other threads may be reading: it must not be asked twice.
    /// </summary>
    [Fact]
    public void Registering_again_leaves_the_table_of_formats_alone()
    {
        Outcome outcome = Probe([], "register-again-without", "PNG");

        Assert.Equal("True", outcome.Output.Trim());
    }

    [Fact]
    public void Many_threads_may_register_and_open_at_once()
    {
        Outcome outcome = Probe([], "register-at-once", Rasters.Create(_scratch["source.tif"]));

        Assert.Equal((0, "registered"), (outcome.ExitCode, outcome.Output.Trim()));
    }

    [Fact]
    public void A_chosen_library_that_is_not_there_is_said_and_not_replaced()
    {
        Outcome outcome = Probe(new() { ["DPS_GDAL_LIBRARY"] = "/nowhere/libgdal.so" }, "version");

        AssertRefused(outcome, "GdalNotFoundException", "DPS_GDAL_LIBRARY is '/nowhere/libgdal.so'");
    }

    [Fact]
    public void A_library_that_is_not_libgdal_is_refused()
    {
        Outcome outcome = Probe(new() { ["DPS_GDAL_LIBRARY"] = "libc.so.6" }, "version");

        AssertRefused(outcome, "GdalNotFoundException", "is not libgdal");
    }

    [Fact]
    public void A_libgdal_that_is_too_old_is_refused_with_its_version()
    {
        Outcome outcome = Probe(new() { ["DPS_GDAL_LIBRARY"] = OldLibrary(_scratch["libgdal.so"]) }, "version");

        AssertRefused(outcome, "GdalNotFoundException", "version 3030200", "at least 3.4");
    }

    [Fact]
    public void The_conda_environments_libgdal_comes_before_the_systems_and_the_chosen_one_before_both()
    {
        Directory.CreateDirectory(_scratch["lib"]);
        OldLibrary(_scratch["lib/libgdal.so.29"]);
        string folder = Path.GetDirectoryName(_scratch["lib"])!;

        Outcome conda = Probe(new() { ["CONDA_PREFIX"] = folder }, "version");
        Outcome chosen = Probe(new() { ["CONDA_PREFIX"] = folder, ["DPS_GDAL_LIBRARY"] = SystemLibrary() }, "version");

        AssertRefused(conda, "version 3030200");
        Assert.Equal(0, chosen.ExitCode);
    }

    [Fact]
    public void Without_libgdal_the_message_says_what_to_install_and_where_it_looked()
    {
        Outcome outcome = InPrivateMounts($"mount --bind /dev/null '{SystemLibrary()}'", "version");

        AssertRefused(
            outcome,
            "GdalNotFoundException",
            "apt-get install libgdal32",
            "conda install -c conda-forge libgdal-core",
            "environment.yml",
            "DPS_GDAL_LIBRARY",
            "libgdal.so.32");
    }

    [Theory]
    [InlineData("PROJ_LIB")]
    [InlineData("PROJ_DATA")]
    public void PROJ_data_that_are_not_there_are_refused_before_anything_is_written(string variable)
    {
        string source = Rasters.Create(_scratch["source.tif"]);

        Outcome outcome = Probe(
            new() { [variable] = "/opt/nowhere/proj" }, "translate", source, _scratch["out.tif"], "-outsize", "30%", "30%");

        AssertRefused(outcome, "ProjDataException", $"{variable} is '/opt/nowhere/proj', where no proj.db is");
        Assert.False(File.Exists(_scratch["out.tif"]));
        if (File.Exists(Path.Combine(SystemProj, "proj.db")))
        {
            Assert.Contains($"A proj.db is in {SystemProj}", outcome.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_proj_db_that_PROJ_cannot_use_is_refused()
    {
        File.WriteAllText(_scratch["proj.db"], "not a database");
        string folder = Path.GetDirectoryName(_scratch["proj.db"])!;

        Outcome outcome = Probe(new() { ["PROJ_LIB"] = folder, ["PROJ_DATA"] = folder }, "register");

        AssertRefused(outcome, "ProjDataException", $"PROJ_LIB is '{folder}', and the proj.db there does not fit this libgdal");
    }

    [Fact]
    public void PROJ_data_that_answer_are_accepted()
    {
        Assert.SkipUnless(File.Exists(Path.Combine(SystemProj, "proj.db")), $"{SystemProj}/proj.db is not installed (package proj-data)");

        Outcome outcome = Probe(new() { ["PROJ_LIB"] = SystemProj, ["PROJ_DATA"] = SystemProj }, "register");

        Assert.Equal(0, outcome.ExitCode);
    }

    [Fact]
    public void The_check_changes_nothing_that_GDAL_says_of_a_raster()
    {
        string path = Rasters.Create(_scratch["source.tif"], bands: 2);
        string theirs = Cli.Gdal("gdalinfo", "-json", "-stats", "-nomd", path);
        File.Delete(path + ".aux.xml");

        Outcome ours = Probe([], "info", path, "-json", "-stats", "-nomd");

        Assert.Equal(theirs.Trim(), ours.Output.Trim());
    }

    [Theory]
    [InlineData("VRT")]
    [InlineData("PNG")]
    [InlineData("COG")]
    public void The_check_changes_nothing_that_GDAL_writes(string format)
    {
        string source = Rasters.Create(_scratch["source.tif"]);
        Cli.Gdal("gdal_translate", "-q", "-of", format, source, _scratch["theirs"]);

        Assert.Equal(0, Probe([], "translate", source, _scratch["ours"], "-of", format).ExitCode);

        Assert.Equal(File.ReadAllBytes(_scratch["theirs"]), File.ReadAllBytes(_scratch["ours"]));
        Assert.Equal(SideFile("theirs"), SideFile("ours"));

        string? SideFile(string name) => File.Exists(_scratch[name + ".aux.xml"]) ? File.ReadAllText(_scratch[name + ".aux.xml"]) : null;
    }

    [Fact]
    public void A_variable_set_inside_the_program_is_said_to_come_too_late()
    {
        Outcome outcome = Probe(new() { ["PROJ_LIB"] = "/opt/nowhere/proj" }, "set-late", SystemProj);

        AssertRefused(outcome, $"PROJ_LIB was set to '{SystemProj}' inside this program, too late to reach PROJ", "Osr.SetPROJSearchPaths");
    }

    [Fact]
    public void The_search_path_of_Osr_mends_a_wrong_variable()
    {
        Assert.SkipUnless(File.Exists(Path.Combine(SystemProj, "proj.db")), $"{SystemProj}/proj.db is not installed (package proj-data)");

        Outcome outcome = Probe(new() { ["PROJ_LIB"] = "/opt/nowhere/proj" }, "search-path", SystemProj);

        Assert.Equal("registered", outcome.Output.Trim());
    }

    [Fact]
    public void Without_exceptions_a_failure_is_a_null_and_a_number_and_GDAL_prints_it()
    {
        Outcome outcome = Probe([], "without-exceptions", "/nowhere/missing.tif");

        Assert.Equal(["True", "True"], outcome.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("ERROR 4: /nowhere/missing.tif", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_warning_is_printed_and_stops_nothing()
    {
        string source = Rasters.Create(_scratch["source.tif"]);

        Outcome outcome = Probe([], "translate", source, _scratch["out.tif"], "-co", "NO_SUCH_OPTION=1");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("Warning 6", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_disk_that_fills_up_is_an_exception_and_no_success()
    {
        Directory.CreateDirectory(_scratch["disk"]);

        Outcome outcome = InPrivateMounts($"mount -t tmpfs -o size=64k none '{_scratch["disk"]}'", "create", _scratch["disk/out.tif"]);

        AssertRefused(outcome, "GdalException");
        Assert.DoesNotContain("written", outcome.Output, StringComparison.Ordinal);
    }

    public void Dispose() => _scratch.Dispose();

    private static Outcome Probe(Dictionary<string, string?> environment, params string[] arguments)
    {
        foreach (string variable in new[] { "DPS_GDAL_LIBRARY", "CONDA_PREFIX", "PROJ_LIB", "PROJ_DATA", "GDAL_DATA" })
        {
            environment.TryAdd(variable, null);
        }

        return Cli.Probe(environment, arguments);
    }

    private static void AssertRefused(Outcome outcome, params string[] words)
    {
        Assert.NotEqual(0, outcome.ExitCode);
        Assert.All(words, word => Assert.Contains(word, outcome.Error, StringComparison.Ordinal));
    }

    private static string SystemLibrary() => Probe([], "version").Output.Split('\n')[1];

    /// <summary>Runs the probe where a mount hides or limits something, seen by that process only.</summary>
    private static Outcome InPrivateMounts(string mount, params string[] arguments)
    {
        Outcome trial = Cli.Run("sh", ["-c", $"command -v unshare >/dev/null && unshare -rm sh -c \"{mount}\""]);
        Assert.SkipUnless(trial.ExitCode == 0, "private mounts are not allowed here: " + trial.Error);
        return Cli.Run(
            "unshare",
            ["-rm", "sh", "-c", $"{mount} && exec \"$@\"", "sh", .. Cli.ProbeCommand(arguments)],
            new Dictionary<string, string?>
            {
                ["PROJ_LIB"] = null,
                ["PROJ_DATA"] = null,
                ["CONDA_PREFIX"] = null,
            });
    }

    private static string OldLibrary(string path)
    {
        Outcome trial = Cli.Run("sh", ["-c", "command -v cc"]);
        Assert.SkipUnless(trial.ExitCode == 0, "no C compiler to make an old libgdal with");
        File.WriteAllText(path + ".c", "const char *GDALVersionInfo(const char *request) { (void)request; return \"3030200\"; }");
        Assert.Equal(0, Cli.Run("cc", ["-shared", "-fPIC", "-o", path, path + ".c"]).ExitCode);
        return path;
    }
}
