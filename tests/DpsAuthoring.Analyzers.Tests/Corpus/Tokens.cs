// Algorithms and their tokens.
[Algorithm("looks")]
public sealed partial class Looks : IAlgorithm
{
    [Input("rows", "Rows")] public int Rows { get; init; } = 10;

    public Task RunAsync(Job job, CancellationToken cancellationToken)
    {
        for (int row = 0; row < Rows && !cancellationToken.IsCancellationRequested; row++) job.Print($"{row}");
        return Task.CompletedTask;
    }
}

[Algorithm("passes")]
public sealed partial class Passes : IAlgorithm
{
    [Input("url", "Address")] public string Url { get; init; } = "https://maap-project.org";

    public async Task RunAsync(Job job, CancellationToken cancellationToken)
    {
        using var http = new HttpClient();
        job.Print(await http.GetStringAsync(Url, cancellationToken));
    }
}

[Algorithm("ignores")]
public sealed partial class Ignores : IAlgorithm
{
    [Input("url", "Address")] public string Url { get; init; } = "https://maap-project.org";

    public async Task RunAsync(Job job, CancellationToken _) // DPS2005
    {
        using var http = new HttpClient();
        job.Print(await http.GetStringAsync(Url));
    }
}

[Algorithm("quick")]
public sealed partial class Quick : IAlgorithm
{
    [Input("text", "Text")] public string Text { get; init; } = "hello";

    public Task RunAsync(Job job, CancellationToken cancellationToken)
    {
        job.Print(Text.ToUpperInvariant());
        return Task.CompletedTask;
    }
}

[Algorithm("delegates")]
public sealed partial class Delegates : IAlgorithm
{
    [Input("tiles", "Tiles")] public int Tiles { get; init; } = 4;

    public Task RunAsync(Job job, CancellationToken cancellationToken) => Parallel.ForEachAsync(Enumerable.Range(0, Tiles), cancellationToken, async (tile, token) =>
    {
        await Task.Delay(1, token);
        await File.WriteAllTextAsync($"tile{tile}.txt", "", token); // DPS1001
    });
}

public sealed class NotAnAlgorithm
{
    public async Task RunAsync(string job, CancellationToken cancellationToken)
    {
        for (int i = 0; i < 10; i++) await Task.Delay(i);
    }
}
