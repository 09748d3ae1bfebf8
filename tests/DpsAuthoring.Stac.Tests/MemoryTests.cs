namespace DpsAuthoring.Stac.Tests;

/// <summary>Runs beside no other test: it looks at the memory of them all.</summary>
[CollectionDefinition(nameof(MemoryTests), DisableParallelization = true)]
[Collection(nameof(MemoryTests))]
public sealed class MemoryTests
{
    [Fact]
    public async Task Memory_does_not_grow_with_the_items()
    {
        CancellationToken cancel = TestContext.Current.CancellationToken;
        await using StacServer server = await new StacServer { Items = 8000, Padding = 8000 }.StartAsync();
        using StacClient client = await StacClient.OpenAsync(server.Address, cancellationToken: cancel);

        long early = 0, most = 0;
        await foreach (StacPage page in client.Search(new()).AsPages(cancel))
        {
            if (page.Before > 0 && page.Before % 1000 == 0)
            {
                long now = GC.GetTotalMemory(forceFullCollection: true);
                early = page.Before == 1000 ? now : early;
                most = Math.Max(most, now);
            }
        }

        // The items are 64 MB and more as text alone, of which a few pages, the server's and the client's, are there at any time.
        Assert.InRange(most - early, long.MinValue, 32 << 20);
    }
}
