using System.Text;

namespace DpsAuthoring.Jobs.Tests.Support;

/// <summary>The processes of jobs.</summary>
internal static class JobProcesses
{
    /// <summary>Whether one is alive whose home is in a folder.</summary>
    public static bool AreIn(string folder)
    {
        string home = "HOME=" + folder;
        return Directory.EnumerateDirectories("/proc").Where(path => char.IsAsciiDigit(path[^1])).Any(path =>
        {
            try
            {
                return Encoding.UTF8.GetString(File.ReadAllBytes(path + "/environ")).Contains(home, StringComparison.Ordinal);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                return false;
            }
        });
    }
}
