// Declared inputs: what is wrong with each.
using System.ComponentModel.DataAnnotations;

[Algorithm("GEDI Map")] // DPS3008
public sealed partial class BadName : IAlgorithm
{
    [Input("a")] public int A { get; init; } = 3;
    [Input("a")] public int B { get; init; } = 3; // DPS3001
    [Input("out file")] public OutputName Out { get; init; } = "x.tif"; // DPS3002
    [Input("help")] public string Help { get; init; } = ""; // DPS3002
    [Input("2d")] public bool TwoD { get; init; } // DPS3002
    [Input("when")] public TimeSpan When { get; init; }
    [Input("fixed")] public int Fixed { get; } = 3;
    [Input("uri")] public Uri? Address { get; init; }
    [Input("release")] public Version? Release { get; init; } // DPS3003
    [Input("verbose")] public bool Verbose { get; init; } = true; // DPS3007
    [Input("percent"), Range(1, 100)] public int Percent { get; init; } = 0; // DPS3005
    [Input("mode"), AllowedValues("fast", "slow")] public string Mode { get; init; } = "quick"; // DPS3005
    [Input("tile"), RegularExpression("^[0-9]{2}[A-Z]{3}$")] public string Tile { get; init; } = "abc"; // DPS3005
    [Input("result")] public OutputName Result { get; init; } = "../x.tif"; // DPS3005
    [Input("api-key", "Key of the API")] public string ApiKey { get; init; } = ""; // DPS2003
    [Input("password")] public string Pass { get; init; } = ""; // DPS2003
    [Input("login", "Your Earthdata password")] public string Login { get; init; } = ""; // DPS2003
    [Input("token-count")] public int TokenCount { get; init; } = 3;
    [Input("key-column")] public string KeyColumn { get; init; } = "id";
    [Input("start")] public DateOnly Start { get; init; } = new(2020, 1, 1);
    [Input("bbox")] public BoundingBox? Box { get; init; }
    [Input("bands")] public int[] Bands { get; init; } = [1, 2];
    [Input("names")] public IReadOnlyList<string> Names { get; init; } = ["a"];

    public Task RunAsync(Job job, CancellationToken cancellationToken) => Task.CompletedTask;
}

[Algorithm("order")]
public sealed partial class Order : IAlgorithm
{
    [Input("dem")] public required InputFile Dem { get; init; }
    [Input("threshold")] public double Threshold { get; init; } = 0.5;
    [Input("region")] public required string Region { get; init; } // DPS3004
    [Input("mask")] public required InputFile Mask { get; init; } // DPS3006

    public Task RunAsync(Job job, CancellationToken cancellationToken) => Task.CompletedTask;
}

[Algorithm("patterns")]
public sealed partial class Patterns : IAlgorithm
{
    [Input("dem", Pattern = "dem*.tif")] public required InputFile Dem { get; init; }
    [Input("mask", Pattern = "mask*.tif")] public required InputFile Mask { get; init; }

    public Task RunAsync(Job job, CancellationToken cancellationToken) => Task.CompletedTask;
}

[Algorithm("services")] // DPS3009
public sealed partial class Services(HttpClient http) : IAlgorithm
{
    public Task RunAsync(Job job, CancellationToken cancellationToken) => http.GetAsync("https://example.org", cancellationToken);
}

[Algorithm("not-partial")] // DPS3009
public sealed class NotPartial : IAlgorithm
{
    public Task RunAsync(Job job, CancellationToken cancellationToken) => Task.CompletedTask;
}

[Algorithm("open")] // DPS3009
public abstract partial class Open : IAlgorithm
{
    public abstract Task RunAsync(Job job, CancellationToken cancellationToken);
}
