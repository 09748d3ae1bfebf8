using System.Security.Cryptography;

namespace DpsAuthoring.Results.Files;

/// <summary>What any file has.</summary>
/// <param name="Size">Its bytes.</param>
/// <param name="Checksum">Its SHA-256 as a multihash.</param>
internal sealed record FileFacts(long Size, string Checksum)
{
    /// <summary>What a multihash of SHA-256 begins with: the function, and the length of what follows.</summary>
    private const string Sha256OfThirtyTwoBytes = "1220";

    public static FileFacts Of(string path)
    {
        using FileStream file = File.OpenRead(path);
        return new FileFacts(file.Length, Sha256OfThirtyTwoBytes + Convert.ToHexStringLower(SHA256.HashData(file)));
    }
}
