// Everything in one try, and success in the end.
using System.Text.Json;

var stopwatch = System.Diagnostics.Stopwatch.StartNew();
try
{
    var settings = JsonSerializer.Deserialize<Settings>(File.ReadAllText(args[0])) ?? new Settings();
    Directory.CreateDirectory(settings.Folder);
    foreach (var file in Directory.EnumerateFiles("input", settings.Pattern))
    {
        try
        {
            File.Copy(file, Path.Combine(settings.Folder, Path.GetFileName(file)));
        }
        catch (IOException e)
        {
            Console.Error.WriteLine($"skipped {file}: {e.Message}");
        }
    }
}
catch (Exception exception) // DPS2002
{
    Console.Error.WriteLine($"Unhandled: {exception.Message}");
}

Console.WriteLine($"Done in {stopwatch.Elapsed}");

internal sealed class Settings
{
    public string Folder { get; set; } = "output";
    public string Pattern { get; set; } = "*.tif";
}
