namespace DpsAuthoring.Access;

/// <summary>How an address is told: its query may hold a signature.</summary>
internal static class Place
{
    public static string Of(Uri? address) => address is { IsAbsoluteUri: true } ? address.GetLeftPart(UriPartial.Path) : "the server";
}
