// Aerosols: a watcher, redirected processes, console redirection, recursive helpers, params, and a switch over tuples.
using System.Diagnostics;
using System.Formats.Tar;
using System.IO.Compression;

using var watcher = new FileSystemWatcher("input", "*.hdf") { EnableRaisingEvents = false };
using StreamWriter log = new(File.Open("output/run.log", FileMode.Append));
Console.SetOut(log);
Console.SetError(new StreamWriter("errors.log") { AutoFlush = true }); // DPS1001

var start = new ProcessStartInfo("gdalinfo", ["-json", "input/a.tif"]) { RedirectStandardOutput = true, WorkingDirectory = "input" };
using (Process process = Process.Start(start)!)
using (FileStream captured = new("output/info.json", FileMode.Create))
using (FileStream other = File.OpenWrite("info.json")) // DPS1001
{
    await process.StandardOutput.BaseStream.CopyToAsync(captured);
    await process.WaitForExitAsync();
    if (process.ExitCode != 0)
    {
        return process.ExitCode;
    }
}

string target = (args.Length, Environment.Is64BitProcess) switch
{
    (0, _) => "output/default",
    ( > 2, true) => Path.Combine("output", "many"),
    _ => Path.GetFullPath("other", Path.GetFullPath("output")),
};
Directory.CreateDirectory(target);
ZipFile.ExtractToDirectory("input/a.zip", target, overwriteFiles: true);
ZipFile.ExtractToDirectory("input/a.zip", Path.GetFullPath("../other", Path.GetFullPath("output"))); // DPS1001
await TarFile.CreateFromDirectoryAsync(target, "output/all.tar", includeBaseDirectory: false);
await TarFile.CreateFromDirectoryAsync(target, target + ".tar", includeBaseDirectory: false);
await TarFile.CreateFromDirectoryAsync(target, Path.GetFileName(target) + ".tar", includeBaseDirectory: false); // DPS1001
WriteAll("x", "output/1.txt", "output/2.txt");
WriteAll("x", "1.txt", "2.txt"); // DPS1001
CopyTree(new DirectoryInfo("input"), new DirectoryInfo("output/copy"));
string parent = Directory.GetParent("output/a/b")!.FullName;
File.WriteAllText(Path.Combine(parent, "p.txt"), "x");
string up = Path.GetDirectoryName("output/a.txt")!;
File.WriteAllText(Path.Combine(up, "p.txt"), "x");
string above = Path.GetDirectoryName(Path.GetDirectoryName("output/a.txt"))!;
File.WriteAllText(Path.Combine(above, "p.txt"), "x"); // DPS1001
return 0;

static void WriteAll(string text, params string[] paths)
{
    foreach (string path in paths)
    {
        File.WriteAllText(path, text);
    }
}

static void CopyTree(DirectoryInfo from, DirectoryInfo to)
{
    to.Create();
    foreach (FileInfo file in from.GetFiles())
    {
        file.CopyTo(Path.Combine(to.FullName, file.Name), true);
    }

    foreach (DirectoryInfo below in from.GetDirectories())
    {
        CopyTree(below, to.CreateSubdirectory(below.Name));
    }
}
