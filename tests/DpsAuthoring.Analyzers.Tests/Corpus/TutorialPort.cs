// The tutorial's GDAL wrapper, as somebody writes it on the first day.
using System.Diagnostics;

if (args.Length < 2)
{
    Console.Error.WriteLine("Usage: gdal-wrapper <output_file> <outsize>");
    return 1;
}

var outputFile = args[0];
var outsize = int.Parse(args[1]);
var inputFile = Directory.GetFiles("input").Single();
var outputDir = Path.Combine(Environment.CurrentDirectory, "output");
if (!Directory.Exists(outputDir))
    Directory.CreateDirectory(outputDir);

var outputPath = Path.Combine(outputDir, outputFile);
var info = new ProcessStartInfo
{
    FileName = "/opt/conda/bin/gdal_translate",
    Arguments = $"-outsize {outsize}% {outsize}% \"{inputFile}\" \"{outputPath}\"",
    RedirectStandardOutput = true,
    RedirectStandardError = true,
    UseShellExecute = false,
    WorkingDirectory = "/tmp",
};
using var process = Process.Start(info) ?? throw new InvalidOperationException("gdal_translate did not start");
string stdout = await process.StandardOutput.ReadToEndAsync();
string stderr = await process.StandardError.ReadToEndAsync();
await process.WaitForExitAsync();
await File.WriteAllTextAsync("gdal.out", stdout); // DPS1001
await File.WriteAllTextAsync(Path.ChangeExtension(outputPath, ".log"), stderr); // DPS1002
await File.WriteAllTextAsync(Path.Combine(outputDir, "gdal.err"), stderr);
await File.WriteAllTextAsync(outputPath + ".md5", stderr); // DPS1002
if (process.ExitCode != 0)
{
    Console.Error.WriteLine(stderr);
    return process.ExitCode;
}

File.Copy(outputPath, "/home/jovyan/my-private-bucket/last.tif", overwrite: true); // DPS1001
return 0;
