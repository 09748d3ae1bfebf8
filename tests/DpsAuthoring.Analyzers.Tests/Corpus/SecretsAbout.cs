// What must not stand in a repository, and what only looks like it.
using System.Net.Http.Headers;
using System.Text.RegularExpressions;

[Algorithm("fetch-granules")]
public sealed partial class FetchGranules : IAlgorithm
{
    [Input("granule_ur", "Name of the granule")] public required string Granule { get; init; }
    [Input("edl_token", "Earthdata login token")] public required string Token { get; init; } // DPS2003
    [Input("password", "Password of the archive")] public string Password { get; init; } = ""; // DPS2003
    [Input("sort_key", "Column to sort by")] public string SortKey { get; init; } = "time";
    [Input("secret_name", "Name of the MAAP secret")] public string SecretName { get; init; } = "edl";
    [Input("max_tokens", "Most words to read")] public int MaxTokens { get; init; } = 3;

    private static readonly Regex s_pattern = new("AKIA[A-Z0-9]{16}");

    public async Task RunAsync(Job job, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { BaseAddress = new Uri("https://data.ornldaac.earthdata.nasa.gov/") };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        string url = "https://reader:gR7kPq2Lx9@archive.example.org/data/" + Granule; // DPS2004
        string shape = "https://user:password@host/path";
        job.Print(shape + s_pattern + Password + SortKey + SecretName + MaxTokens);
        byte[] data = await http.GetByteArrayAsync(url, cancellationToken);
        using OutputFile file = job.Output.Create("granule.h5");
        await File.WriteAllBytesAsync(file.FullPath, data, cancellationToken);
        file.Publish();
        await File.WriteAllBytesAsync("granule.h5", data, cancellationToken); // DPS1001
        await File.WriteAllBytesAsync(job.Scratch.GetPath("granule.h5"), data, cancellationToken);
    }
}
