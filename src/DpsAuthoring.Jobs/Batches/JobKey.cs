using System.Security.Cryptography;
using System.Text;

namespace DpsAuthoring.Jobs.Batches;

/// <summary>
/// What tells a job from all others, whatever becomes of the store: a result that was published is known by its id also after a power
/// failure that took the note of it.
/// </summary>
/// <param name="Batch">The batch's own key.</param>
/// <param name="Hash">What tells it from others of its batch but for its twins.</param>
/// <param name="Occurrence">Which of its twins it is.</param>
internal readonly record struct JobKey(string Batch, string Hash, int Occurrence)
{
    /// <summary>The id of a trial: a UUID of version 8, which is made of what its maker likes (RFC 9562).</summary>
    public string Id(int attempt)
    {
        byte[] bytes = SHA256.HashData(Encoding.UTF8.GetBytes($"{Batch}\n{Hash}\n{Occurrence}\n{attempt}"))[..16];
        bytes[6] = (byte)((bytes[6] & 0x0f) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3f) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString();
    }
}
