namespace Flood;

internal static class Folders
{
    public const string Input = "input";
    public const string Output = "output";
    public const string Quicklooks = Output + "/quicklooks";
    public const string Logs = "logs";
    public static readonly string Dem = Path.Combine(Input, "dem");
    public static readonly string Shared = "/shared/static";
    public static string Work => Path.Combine(Path.GetTempPath(), "flood");
}
