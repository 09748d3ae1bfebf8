using DpsAuthoring.Testing;

namespace DpsAuthoring.Runtime.Tests.Processes;

public sealed class FolderTests : IDisposable
{
    private readonly JobFolder _job = new();

    public void Dispose() => _job.Dispose();

    [Fact]
    public void A_folder_that_cannot_be_written_is_one_sentence()
    {
        // A superuser may write anywhere, unless he gives up that right. (Another user may not even reach the probe.)
        string bound = Environment.IsPrivilegedProcess ? "setpriv --bounding-set=-dac_override,-dac_read_search " : "";
        using var shell = ProbeProcess.Shell(
            _job.FullPath, $"chmod 555 . && {bound}$PROBE --deed Succeed; code=$?; chmod 755 .; exit $code");
        int exitCode = shell.WaitForExit();
        Assert.SkipWhen(
            shell.Error.Contains("setpriv", StringComparison.Ordinal), $"a superuser's rights cannot be given up: {shell.Error}");
        Assert.Equal(
            $"error: the job's folder {_job.FullPath} cannot be written: Access to the path '{_job.FullPath}/output' is denied.",
            shell.Error);
        Assert.Equal(1, exitCode);
        Assert.Empty(_job.Content());
    }

    [Fact]
    public void An_output_that_is_a_file_is_one_sentence()
    {
        File.WriteAllText(Path.Combine(_job.FullPath, "output"), "");
        using var probe = ProbeProcess.Start(_job.FullPath, Probe.Deed.Succeed);
        Assert.Equal(1, probe.WaitForExit());
        Assert.Equal(
            $"error: the job's folder {_job.FullPath} cannot be written: The file '{_job.FullPath}/output' already exists.", probe.Error);
    }

    [Theory]
    [InlineData("FillTheDisk", "", @"[^\n]*No space left on device[^\n]* \(IOException at Probe.cs:\d+; ")]
    [InlineData("Throw", "head -c 3000000 /dev/zero > disk/ballast", @"the raster has no bands \(InvalidDataException at Probe.cs:\d+; ")]
    public void A_full_disk_loses_neither_the_reason_nor_the_exit_code(string deed, string prepare, string reason)
    {
        string disk = Path.Combine(_job.FullPath, "disk");
        using var mount = ProbeProcess.Shell(_job.FullPath, "mkdir disk && mount -t tmpfs -o size=2m tmpfs disk");
        Assert.SkipUnless(mount.WaitForExit() == 0, $"no small disk can be mounted: {mount.Error}");
        try
        {
            using var ballast = ProbeProcess.Shell(_job.FullPath, prepare);
            ballast.WaitForExit();
            using var probe = ProbeProcess.Start(disk, ProbeProcess.Program, "--deed", deed);
            Assert.Equal(1, probe.WaitForExit());
            Assert.Matches($@"\Aerror: {reason}the whole trace is in probe.log\)\z", probe.Error);

            // What could not be written is not there half: an empty _alt_error.txt would be the job's error in DPS.
            Assert.DoesNotContain(Directory.EnumerateFiles(disk, "_alt*"), path => new FileInfo(path).Length == 0);
            Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(disk, "output")));
        }
        finally
        {
            using var unmount = ProbeProcess.Shell(_job.FullPath, "umount disk");
            Assert.Equal(0, unmount.WaitForExit());
        }
    }

    [Fact]
    public void A_file_whose_name_is_not_UTF8_is_refused_with_what_to_do()
    {
        using var shell = ProbeProcess.Shell(
            _job.FullPath, "mkdir input && : > \"input/$(printf 'a\\377.tif')\" && $PROBE Succeed; code=$?; rm -r input; exit $code");
        Assert.Equal(2, shell.WaitForExit());
        Assert.Equal(
            "usage: probe --help shows the inputs.\n"
                + $"error: source is '{_job.FullPath}/input/a\uFFFD.tif', but the name holds bytes that are not UTF-8, by which .NET cannot open a file; rename it.",
            shell.Error);
    }
}
