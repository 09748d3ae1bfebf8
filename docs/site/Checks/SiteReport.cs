namespace DpsAuthoring.Site.Checks;

/// <summary>What was found in a site.</summary>
/// <param name="Pages">How many pages it has.</param>
/// <param name="Links">How many links lead within it.</param>
/// <param name="Outside">The addresses elsewhere that pages link to, which are not fetched.</param>
/// <param name="Problems">What is wrong, each in a line.</param>
internal sealed record SiteReport(int Pages, int Links, IReadOnlyList<string> Outside, IReadOnlyList<string> Problems)
{
    public void Write(TextWriter say)
    {
        foreach (string problem in Problems)
        {
            say.WriteLine(problem);
        }

        foreach (string address in Outside.Where(address => !IsOfDotNet(address)))
        {
            say.WriteLine($"not fetched: {address}");
        }

        say.WriteLine($"not fetched: {Outside.Count(IsOfDotNet)} pages of .NET's own API");

        say.WriteLine($"{Pages} pages, {Links} links within, {Outside.Count} addresses elsewhere, {Problems.Count} problems");
    }

    private static bool IsOfDotNet(string address) => address.StartsWith("https://learn.microsoft.com/dotnet/api/", StringComparison.Ordinal);
}
