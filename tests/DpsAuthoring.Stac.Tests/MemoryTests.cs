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

        var held = new List<long>();
        await foreach (StacPage page in client.Search(new()).AsPages(cancel))
        {
            if (page.Before > 0 && page.Before % 500 == 0)
            {
                held.Add(GC.GetTotalMemory(forceFullCollection: true));
            }
        }

        // The items are 64 MB and more as text alone. How many pages are on their way differs from look to look; the fewest tell whether
        // what was read stays.
        int half = held.Count / 2;
        Assert.InRange(held[half..].Min() - held[..half].Min(), long.MinValue, 8 << 20);
        Assert.InRange(held.Max() - held.Min(), 0, 32 << 20);
    }
}
