using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

/// <summary>
/// A real Slurm of one node, on loopback and ports of its own, with all that it keeps in a temporary folder; it ends with the one who has
/// started it. It has no accounting, which would need a database.
/// </summary>
internal sealed class SlurmRoom : IDisposable
{
    private static readonly string[] s_programs = ["munged", "slurmctld", "slurmd", "sbatch", "squeue"];

    private static readonly string[] s_folders = ["state", "spool", "log", "munge"];

    private readonly List<Process> _daemons = [];
    private readonly string _folder = Directory.CreateTempSubdirectory("dps-slurm-").FullName;
    private Process? _controller;
    private Task? _watch;
    private volatile bool _isOver;

    private SlurmRoom()
    {
    }

    /// <summary>The file that Slurm's programs find their controller by: <c>SLURM_CONF</c>.</summary>
    public string Configuration => PathOf("slurm.conf");

    /// <summary>Starts one; the test is skipped, and says why, where that is not possible or takes too long for this run.</summary>
    public static SlurmRoom Get()
    {
        Assert.SkipUnless(
            Environment.GetEnvironmentVariable("DPS_ALL") is { Length: > 0 }, "A Slurm is started and killed, which takes minutes: ./test --all does.");
        string reason = "";
        SlurmRoom? room = Start(out reason);
        Assert.SkipUnless(room is not null, reason);
        return room!;
    }

    /// <summary>Starts one; null where that is not possible.</summary>
    public static SlurmRoom? Start(out string reason)
    {
        if (s_programs.FirstOrDefault(program => Find(program) is null) is { } missing)
        {
            reason = $"{missing} is not installed here: ./test --all installs it.";
            return null;
        }

        if (Environment.UserName != "root")
        {
            reason = "A Slurm of one's own needs root here, whose jobs run under their user's name.";
            return null;
        }

        var room = new SlurmRoom();
        try
        {
            room.Begin();
            reason = "";
            return room;
        }
        catch (InvalidOperationException e)
        {
            room.Dispose();
            reason = $"Slurm does not start here: {e.Message}";
            return null;
        }
    }

    /// <summary>Runs one of Slurm's programs.</summary>
    public (int ExitCode, string Output) Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["SLURM_CONF"] = Configuration;
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + error.GetAwaiter().GetResult());
    }

    /// <summary>Kills the controller, which cannot write down what it knows.</summary>
    public void KillController()
    {
        _controller!.Kill();
        _controller.WaitForExit();
    }

    /// <summary>Starts the controller again, with what it had written down.</summary>
    public void StartController()
    {
        _controller = Daemon("slurmctld", "-D", "-f", Configuration);
        Await(() => Run("sinfo").ExitCode == 0, "slurmctld does not answer");
    }

    /// <summary>How often the node had to be brought back.</summary>
    public int Resumed { get; private set; }

    /// <summary>
    /// What an administrator does after that: a controller that has forgotten that a task runs starts it again, and takes the node out of
    /// use that says it has it ("Duplicate jobid"). From now on the node is brought back whenever that happens.
    /// </summary>
    public void WatchNode() => _watch ??= Task.Run(() =>
    {
        while (!_isOver)
        {
            if (Run("sinfo", "--noheader", "--format=%E").Output.Contains("Duplicate jobid", StringComparison.Ordinal))
            {
                SetNode("RESUME");
                Resumed++;
            }

            Thread.Sleep(200);
        }
    });

    /// <summary>What it knows and what it has last said, for whoever looks for a test's fault.</summary>
    public string Describe() => string.Join(
        '\n',
        Run("sinfo", "--format=%T %E").Output,
        Run("squeue", "--array", "--states=all", "--format=%i %T %r").Output,
        string.Join('\n', File.ReadAllLines(PathOf("log/slurmctld.log")).TakeLast(40)),
        string.Join('\n', File.ReadAllLines(PathOf("log/slurmd.log")).TakeLast(20)));

    /// <summary>Takes the node out of use, or brings it back.</summary>
    public void SetNode(string state) =>
        Run("scontrol", "update", $"NodeName={Environment.MachineName.Split('.')[0]}", $"State={state}", "Reason=test");

    public void Dispose()
    {
        _isOver = true;
        _watch?.Wait();
        if (_controller is { HasExited: false })
        {
            Run("scancel", "--user=root");
            _ = Until(() => Run("squeue", "--noheader").Output.Trim().Length == 0);
        }

        foreach (Process daemon in Enumerable.Reverse(_daemons))
        {
            if (!daemon.HasExited)
            {
                daemon.Kill();
                daemon.WaitForExit();
            }

            daemon.Dispose();
        }

        Directory.Delete(_folder, recursive: true);
    }

    private void Begin()
    {
        foreach (string folder in s_folders)
        {
            Directory.CreateDirectory(
                PathOf(folder),
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
                    | UnixFileMode.OtherRead | UnixFileMode.OtherExecute
                | UnixFileMode.GroupRead | UnixFileMode.GroupExecute);
        }

        byte[] key = new byte[1024];
        Random.Shared.NextBytes(key);
        File.WriteAllBytes(PathOf("munge/key"), key);
        File.SetUnixFileMode(PathOf("munge/key"), UnixFileMode.UserRead);
        Daemon(
            "munged",
            "--foreground",
            "--force", // The folder above is everybody's.
            $"--socket={PathOf("munge/socket")}",
            $"--key-file={PathOf("munge/key")}",
            $"--log-file={PathOf("log/munged.log")}",
            $"--pid-file={PathOf("munge/pid")}",
            $"--seed-file={PathOf("munge/seed")}");
        Await(() => Path.Exists(PathOf("munge/socket")), "munged does not start");
        string host = Environment.MachineName.Split('.')[0];
        (int one, int other) = (FreePort(), FreePort());
        long memory = (GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 20) - 512;
        File.WriteAllText(PathOf("cgroup.conf"), "CgroupPlugin=cgroup/v1\nCgroupAutomount=no\n");
        File.WriteAllText(Configuration, string.Create(CultureInfo.InvariantCulture, $"""
            ClusterName=dps
            SlurmctldHost={host}(127.0.0.1)
            SlurmUser=root
            SlurmdUser=root
            AuthType=auth/munge
            AuthInfo=socket={PathOf("munge/socket")}
            CredType=cred/munge
            ProctrackType=proctrack/linuxproc
            TaskPlugin=task/none
            JobAcctGatherType=jobacct_gather/none
            AccountingStorageType=accounting_storage/none
            SelectType=select/cons_tres
            SelectTypeParameters=CR_Core_Memory
            DefMemPerCPU=256
            MpiDefault=none
            ReturnToService=2
            MinJobAge=3600
            SchedulerParameters=sched_min_interval=0,sched_interval=1,batch_sched_delay=0,default_queue_depth=1000
            SlurmctldPort={one}
            SlurmdPort={other}
            SlurmctldPidFile={PathOf("slurmctld.pid")}
            SlurmdPidFile={PathOf("slurmd.pid")}
            StateSaveLocation={PathOf("state")}
            SlurmdSpoolDir={PathOf("spool")}
            SlurmctldLogFile={PathOf("log/slurmctld.log")}
            SlurmdLogFile={PathOf("log/slurmd.log")}
            NodeName={host} NodeAddr=127.0.0.1 NodeHostname={host} CPUs={Environment.ProcessorCount} Boards=1 SocketsPerBoard=1 CoresPerSocket={Environment.ProcessorCount} ThreadsPerCore=1 RealMemory={memory} State=UNKNOWN
            PartitionName=main Nodes=ALL Default=YES MaxTime=INFINITE State=UP

            """));
        _controller = Daemon("slurmctld", "-D", "-i", "-f", Configuration);
        Daemon("slurmd", "-D", "-f", Configuration, "-N", host);
        Await(() => Run("sinfo", "--noheader", "--format=%T").Output.Trim() is "idle" or "mixed" or "allocated", "its node does not come up");
    }

    private Process Daemon(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(Find(program)!, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["SLURM_CONF"] = Configuration;
        Process daemon = Process.Start(start)!;
        daemon.BeginErrorReadLine();
        daemon.BeginOutputReadLine();
        _daemons.Add(daemon);
        return daemon;
    }

    private static void Await(Func<bool> condition, string problem)
    {
        if (!Until(condition))
        {
            throw new InvalidOperationException(problem);
        }
    }

    private static bool Until(Func<bool> condition)
    {
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < TimeSpan.FromSeconds(30); Thread.Sleep(50))
        {
            if (condition())
            {
                return true;
            }
        }

        return false;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string? Find(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Concat(["/usr/sbin", "/sbin"])
            .Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);

    private string PathOf(string name) => Path.Combine(_folder, name);
}
