using System.Diagnostics;

/// <summary>
/// Real containers without a registry, a daemon, or a place in the user's own storage: a base image of Debian's packages, which is made
/// once and kept in the user's cache, in a storage of podman's that only tests use.
/// </summary>
internal sealed class ContainerRoom
{
    /// <summary>The base image: git, Python and GDAL, but neither conda nor an SDK.</summary>
    public const string Base = "localhost/dps-test-base:1";

    private const string Packages = "ca-certificates,gdal-bin,git,python3";

    private static readonly string[] s_programs = ["podman", "runc"];

    private static readonly Lazy<(ContainerRoom? Room, string Reason)> s_only = new(Open);

    private readonly string _folder;

    private ContainerRoom(string folder) => _folder = folder;

    /// <summary>What a process is started with, so that its podman works here.</summary>
    public IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string>
    {
        ["CONTAINERS_CONF"] = PathOf("containers.conf"),
        ["CONTAINERS_STORAGE_CONF"] = PathOf("storage.conf"),
        ["BUILDAH_ISOLATION"] = "chroot", // Needs no namespaces, which this machine may not give.
    };

    private static string Cache => Path.Combine(
        System.Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } cache
            ? cache
            : Path.Combine(System.Environment.GetFolderPath(System.Environment.SpecialFolder.UserProfile), ".cache"),
        "dps-authoring-tests");

    /// <summary>The room; null where there is none.</summary>
    public static ContainerRoom? Find() => s_only.Value.Room;

    /// <summary>The room; the test is skipped, and says why, where there is none.</summary>
    public static ContainerRoom Get()
    {
        Assert.SkipUnless(s_only.Value.Room is not null, s_only.Value.Reason);
        return s_only.Value.Room!;
    }

    /// <summary>Asks the room's podman.</summary>
    public (int ExitCode, string Output) Podman(params string[] arguments) => Run("podman", arguments);

    /// <summary>The names of all containers that are here, running or not, of one image.</summary>
    public string[] Containers(string image) =>
        Podman("ps", "--all", "--format", "{{.Names}}", "--filter", $"ancestor={image}").Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static (ContainerRoom?, string) Open()
    {
        if (s_programs.FirstOrDefault(program => !IsInstalled(program)) is { } missing)
        {
            return (null, $"{missing} is not installed here: ./test --all installs it.");
        }

        var room = new ContainerRoom(Directory.CreateDirectory(Cache).FullName);
        room.Configure();
        using FileStream held = Hold(room.PathOf("lock"));
        if (room.Podman("image", "exists", Base).ExitCode == 0)
        {
            return (room, "");
        }

        string archive = room.PathOf("base.tar");
        if (!File.Exists(archive))
        {
            if (System.Environment.GetEnvironmentVariable("DPS_ALL") is not { Length: > 0 })
            {
                return (null, "The base image of the containers has not been made yet, which takes minutes: ./test --all makes it.");
            }

            if (!IsInstalled("mmdebstrap"))
            {
                return (null, "mmdebstrap is not installed here: ./test --all installs it.");
            }

            string made = room.PathOf("base.new.tar");
            (int code, string output) = room.Run("mmdebstrap", "--variant=minbase", $"--include={Packages}", "bookworm", made);
            if (code != 0)
            {
                return (null, $"mmdebstrap cannot make the base image here: {output.Trim().Split('\n')[^1]}");
            }

            File.Move(made, archive, overwrite: true);
        }

        (int imported, string said) = room.Podman("import", archive, Base);
        return imported == 0 ? (room, "") : (null, $"podman does not work here: {said.Trim().Split('\n')[^1]}");
    }

    /// <summary>What works for root in a virtual machine without systemd; see each line's reason in podman's manual.</summary>
    private void Configure()
    {
        // For builds of .NET programs: this machine's SDK, and its packages, which a build may add to and does not change.
        string packages = Path.Combine(System.Environment.GetFolderPath(System.Environment.SpecialFolder.UserProfile), ".nuget/packages");
        string[] volumes =
        [
            .. new[] { ("/usr/share/dotnet", "/usr/share/dotnet:ro"), (packages, "/root/.nuget/packages:O") }
                .Where(volume => Directory.Exists(volume.Item1)).Select(volume => $"\"{volume.Item1}:{volume.Item2}\""),
        ];
        File.WriteAllText(PathOf("containers.conf"), $"""
            [containers]
            default_ulimits = ["nofile=1024:1024", "nproc=1000:1000"]
            netns = "host"
            volumes = [{string.Join(", ", volumes)}]
            [engine]
            runtime = "runc"

            """);
        File.WriteAllText(PathOf("storage.conf"), $"""
            [storage]
            driver = "overlay"
            graphroot = "{PathOf("storage")}"
            runroot = "{PathOf("run")}"

            """);
    }

    private (int ExitCode, string Output) Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach ((string name, string value) in Environment)
        {
            start.Environment[name] = value;
        }

        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, process.ExitCode == 0 ? output : output + error.GetAwaiter().GetResult());
    }

    /// <summary>Test projects run side by side, and one of them makes the image.</summary>
    private static FileStream Hold(string path)
    {
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                Thread.Sleep(100);
            }
        }
    }

    private static bool IsInstalled(string program) =>
        (System.Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Append("/usr/sbin")
            .Any(folder => File.Exists(Path.Combine(folder, program)));

    private string PathOf(string name) => Path.Combine(_folder, name);
}
