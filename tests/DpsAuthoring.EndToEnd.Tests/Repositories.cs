namespace DpsAuthoring.EndToEnd.Tests;

/// <summary>Public repositories that are folders of this machine.</summary>
internal static class Repositories
{
    /// <summary>The address of one; nothing is asked of the web.</summary>
    public const string Address = "https://github.com/me/heights.git";

    /// <summary>Commits a scaffold that is registered from the address, and pushes it to what stands for that.</summary>
    public static async Task PushAsync(this Scaffold scaffold, Workshop workshop)
    {
        string server = workshop.NewFolder($"server-{Guid.NewGuid():N}");
        await scaffold.CommitAsync();
        foreach (string[] git in (string[][])
        [
            ["branch", "--move", "main"], ["init", "--quiet", "--bare", server], ["config", $"url.{server}.insteadOf", Address],
            ["remote", "add", "origin", Address], ["push", "--quiet", "origin", "main"],
        ])
        {
            (await scaffold.RunAsync("git", git)).EnsureSuccess();
        }
    }
}
