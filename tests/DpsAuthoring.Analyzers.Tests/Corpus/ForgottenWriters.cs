// Writers and readers of the framework that one forgets: listeners, resources, handles, maps, watchers, links, assemblies, certificates.
using System.Diagnostics;
using System.IO.MemoryMappedFiles;
using System.Reflection;
using System.Resources;
using System.Runtime.Loader;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Win32.SafeHandles;

public static class ForgottenWriters
{
    public static void Listeners()
    {
        Trace.Listeners.Add(new XmlWriterTraceListener("fit.svclog")); // DPS1001
        Trace.Listeners.Add(new XmlWriterTraceListener("output/fit.svclog", "fit"));
        Trace.Listeners.Add(new DelimitedListTraceListener("fit.csv") { Delimiter = "," }); // DPS1001
        Trace.Listeners.Add(new DelimitedListTraceListener("output/fit.csv") { Delimiter = "," });
        Trace.Listeners.Add(new ConsoleTraceListener());
        Console.SetOut(File.CreateText("console.txt")); // DPS1001
        Console.SetError(File.CreateText("output/errors.txt"));
        using (var resources = new ResourceWriter("labels.resources")) resources.AddResource("title", "Biomass"); // DPS1001
        using (var resources = new ResourceWriter("output/labels.resources")) resources.AddResource("title", "Biomass");
        using (var labels = new ResourceReader("input/labels.resources")) Console.WriteLine(labels);
        using (var labels = new ResourceReader("/projects/labels.resources")) Console.WriteLine(labels); // DPS1003
    }

    public static void Handles(byte[] block)
    {
        using (SafeFileHandle lost = File.OpenHandle("shots.bin", FileMode.Create, FileAccess.Write)) RandomAccess.Write(lost, block, 0); // DPS1001
        using (SafeFileHandle kept = File.OpenHandle("output/shots.bin", FileMode.Create, FileAccess.Write)) RandomAccess.Write(kept, block, 0);
        using (SafeFileHandle read = File.OpenHandle("input/shots.bin")) Console.WriteLine(RandomAccess.GetLength(read));
        using (SafeFileHandle both = File.OpenHandle("input/shots.bin", FileMode.Open, FileAccess.ReadWrite)) RandomAccess.Write(both, block, 0); // DPS1005
        using (SafeFileHandle far = File.OpenHandle("/projects/shots.bin")) Console.WriteLine(RandomAccess.GetLength(far)); // DPS1003
        using (var map = MemoryMappedFile.CreateFromFile("input/dem.bin")) Console.WriteLine(map.SafeMemoryMappedFileHandle.IsInvalid); // DPS1005
        using (var map = MemoryMappedFile.CreateFromFile("input/dem.bin", FileMode.Open, null, 0, MemoryMappedFileAccess.Read)) Console.WriteLine(map);
        using (var map = MemoryMappedFile.CreateFromFile("grid.bin", FileMode.CreateNew, null, 4096)) Console.WriteLine(map); // DPS1001
        using (var map = MemoryMappedFile.CreateFromFile("output/grid.bin", FileMode.CreateNew, null, 4096)) Console.WriteLine(map);
        using (var watcher = new FileSystemWatcher("/projects/incoming", "*.h5")) Console.WriteLine(watcher.Filter); // DPS1003
        using (var watcher = new FileSystemWatcher("input", "*.h5")) Console.WriteLine(watcher.Filter);
        File.SetUnixFileMode("input/run.sh", UnixFileMode.UserRead | UnixFileMode.UserExecute); // DPS1005
        Directory.CreateDirectory("private", UnixFileMode.UserRead | UnixFileMode.UserWrite); // DPS1001
        DirectoryInfo scratch = Directory.CreateTempSubdirectory("fit_");
        File.WriteAllBytes(Path.Combine(scratch.FullName, "block.bin"), block);
    }

    public static void LinksAndCode()
    {
        File.CreateSymbolicLink("latest.tif", "output/agb.tif"); // DPS1001
        File.CreateSymbolicLink("output/latest.tif", "agb.tif");
        new FileInfo("latest.csv").CreateAsSymbolicLink("output/agb.csv"); // DPS1001
        new DirectoryInfo("output/latest").CreateAsSymbolicLink("2021");
        Console.WriteLine(Assembly.LoadFrom("/projects/lib/Model.dll").FullName); // DPS1003
        Console.WriteLine(AssemblyLoadContext.Default.LoadFromAssemblyPath("/projects/lib/Fit.dll").FullName); // DPS1003
        Console.WriteLine(AssemblyLoadContext.Default.LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, "Fit.dll")).FullName);
        using (X509Certificate2 ca = X509CertificateLoader.LoadCertificateFromFile("/projects/certs/ca.pem")) Console.WriteLine(ca.Subject); // DPS1003
        using (X509Certificate2 ca = X509CertificateLoader.LoadCertificateFromFile("input/ca.pem")) Console.WriteLine(ca.Subject);
        Console.WriteLine(FileVersionInfo.GetVersionInfo("/projects/lib/Model.dll").FileVersion); // DPS1003
        using Process info = Process.Start(new ProcessStartInfo("gdalinfo", "/projects/dem.tif") { RedirectStandardOutput = true })!;
        File.WriteAllText("output/info.txt", info.StandardOutput.ReadToEnd());
        info.WaitForExit();
        if (info.ExitCode != 0) throw new InvalidOperationException("gdalinfo failed");
    }
}
