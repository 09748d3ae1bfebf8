using System.Collections.Concurrent;
using DpsAuthoring.Server.Store;

namespace DpsAuthoring.Server.Running;

/// <summary>What the code of registered algorithms declares, read once each.</summary>
internal sealed class Declarations(IAlgorithmBuilder builder, ServerOptions options)
{
    private readonly ConcurrentDictionary<long, Lazy<Algorithm?>> _known = new();

    /// <summary>The declaration of what a registration was built of; null where it is not known.</summary>
    public Algorithm? Of(Registration registration) => registration.Repository is { } repository
        ? _known.GetOrAdd(registration.Id, _ => new Lazy<Algorithm?>(() => Read(repository, registration.Name))).Value
        : null;

    private Algorithm? Read(string repository, string name)
    {
        try
        {
            return builder.FindDeclaration(repository, name, CancellationToken.None);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidOperationException or ArgumentException)
        {
            options.Say($"What {name} declares in {repository} cannot be read: {e.Message}");
            return null;
        }
    }
}
