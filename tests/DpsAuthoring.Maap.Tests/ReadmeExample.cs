namespace DpsAuthoring.Maap.Tests;

/// <summary>What the package's readme shows.</summary>
internal static class ReadmeExample
{
    public static async Task SubmitAsync()
    {
        using var client = new MaapClient(new Uri("https://api.maap-project.org"), MaapCredential.FromEnvironment());

        MaapJobOperation job = await client.SubmitAsync(new MaapSubmission
        {
            Algorithm = "gdal-wrapper:1.0",
            Queue = "maap-dps-worker-8gb",
            Tag = "dem",
            UniqueTag = MaapSubmission.NewUniqueTag(),
            Inputs = new() { ["input_file"] = "https://example.org/dem.tif", ["outsize"] = 30 },
        });
        MaapJob ended = await job.WaitAsync();

        if (ended.State == MaapState.Successful)
        {
            MaapJobResults results = await client.GetResultsAsync(job.Id);
            foreach (MaapPlace place in results.Places.Where(place => place.Kind == MaapPlaceKind.S3))
            {
                Console.WriteLine($"{place.Bucket} {place.Key}");
            }
        }
    }

    public static async Task SubmitManyAsync(MaapClient client, IEnumerable<MaapSubmission> submissions)
    {
        await foreach (MaapSubmissionOutcome outcome in client.SubmitManyAsync(submissions, inFlight: 16))
        {
            Console.WriteLine($"{outcome.Submission.UniqueTag} {outcome.State} {outcome.JobId} {outcome.Error?.Message}");
        }
    }
}
