// Other tools do the work: their arguments are text.
using System.Diagnostics;

public static class Tooling
{
    public static int Run(string tool, params string[] arguments)
    {
        var start = new ProcessStartInfo(tool) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string argument in arguments) start.ArgumentList.Add(argument);
        start.Environment["GDAL_DATA"] = "/usr/share/gdal";
        using Process process = Process.Start(start) ?? throw new InvalidOperationException(tool);
        process.OutputDataReceived += (_, line) => Append("stdout.log", line.Data); // DPS1001
        process.ErrorDataReceived += (_, line) => Append("output/stderr.log", line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        process.WaitForExit();
        return process.ExitCode;
    }

    private static void Append(string file, string? line)
    {
        if (line is not null) File.AppendAllText(file, line + Environment.NewLine);
    }

    public static void All(string name)
    {
        int code = Run("/usr/bin/gdalwarp", "-t_srs", "EPSG:4326", "input/scene.tif", "scene_4326.tif");
        code += Run("bash", "-c", "cp /projects/x.tif output/");
        Environment.SetEnvironmentVariable("PROJ_LIB", "/opt/conda/share/proj");
        string? conda = Environment.GetEnvironmentVariable("CONDA_PREFIX");
        string proj = Path.Combine(conda ?? "/opt/conda", "share", "proj", "proj.db");
        if (!File.Exists(proj)) // DPS1003
            throw new FileNotFoundException("no PROJ data", proj);
        var version = FileVersionInfo.GetVersionInfo("/usr/bin/dotnet"); // DPS1003
        Console.WriteLine($"{code} {version} {name}");
        using var null1 = new StreamWriter("/dev/null");
        using var error = new StreamWriter("/dev/stderr");
        File.Delete("/tmp/lock"); // DPS1003
        Process.Start("tar", $"czf output/{name}.tgz work"); // DPS2006
    }
}
