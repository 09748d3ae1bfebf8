namespace DpsAuthoring.Cli.Tests;

/// <summary>A home in which the template is installed as it lies in this repository; the user's own is not touched.</summary>
public sealed class TemplateHome : IAsyncLifetime
{
    private readonly string _home = Directory.CreateTempSubdirectory("dps-template-home-").FullName;

    internal IReadOnlyDictionary<string, string?> Environment => new Dictionary<string, string?> { ["DOTNET_CLI_HOME"] = _home, ["DOTNET_NOLOGO"] = "1" };

    public async ValueTask InitializeAsync()
    {
        string template = Path.GetFullPath(
            Path.Combine(AppContext.BaseDirectory, "../../../../templates/DpsAuthoring.Templates/content/dps-algorithm"));
        (await Command.RunAsync(_home, Environment, "dotnet", "new", "install", template)).EnsureSuccess();
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_home, recursive: true);
        return ValueTask.CompletedTask;
    }
}
