using System.Threading.Channels;
using DpsAuthoring.Server.Store;

namespace DpsAuthoring.Server.Running;

/// <summary>Builds what is registered, one after the other. A build that a kill has interrupted is made anew.</summary>
/// <param name="builder">Builds.</param>
/// <param name="algorithms">The registrations.</param>
/// <param name="options">The server's options.</param>
internal sealed class RegistrationService(IAlgorithmBuilder builder, AlgorithmStore algorithms, ServerOptions options)
{
    private readonly Channel<Registration> _waiting = Channel.CreateUnbounded<Registration>();

    /// <summary>Takes a registration, which is built when its turn comes.</summary>
    public async Task<Registration> AddAsync(Registration registration)
    {
        Registration added = await algorithms.AddAsync(registration).ConfigureAwait(false);
        _waiting.Writer.TryWrite(added);
        return added;
    }

    /// <summary>The file of a registration's log.</summary>
    public string LogOf(Registration registration) => options.PathOf(Path.Combine("builds", registration.Uuid + ".log"));

    private string FolderOf(Registration registration) => options.PathOf(Path.Combine("algorithms", registration.Uuid));

    /// <summary>Builds until it is stopped.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        Tidy();
        foreach (Registration before in algorithms.Pending())
        {
            _waiting.Writer.TryWrite(before);
        }

        var done = new HashSet<long>();
        try
        {
            await foreach (Registration registration in _waiting.Reader.ReadAllAsync(cancel).ConfigureAwait(false))
            {
                if (done.Add(registration.Id))
                {
                    await BuildAsync(registration, cancel).ConfigureAwait(false);
                    Tidy();
                }
            }
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // The next start goes on with it.
        }
    }

    private async Task BuildAsync(Registration registration, CancellationToken cancel)
    {
        algorithms.Begin(registration.Id);
        BuiltAlgorithm built;
        try
        {
            AlgorithmDefinition definition = algorithms.Define(registration);
            Directory.CreateDirectory(Path.GetDirectoryName(LogOf(registration))!);
            built = await builder.BuildAsync(
                new AlgorithmSource
                {
                    Name = registration.Name,
                    Version = registration.Version,
                    Contract = registration.Contract,
                    Repository = definition.CodeRepository,
                    Commit = definition.Commit,
                    Image = definition.Configuration is null ? definition.Image : null,
                    RunCommand = definition.Algorithm.RunCommand,
                    Configuration = definition.Configuration,
                    Folder = FolderOf(registration),
                    Log = LogOf(registration),
                },
                cancel).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            built = new BuiltAlgorithm(null, e.Message);
            options.Say($"The registration of {registration.Name} failed: {e.Message}");
        }

        if (built.Failure is { } failure)
        {
            await File.AppendAllTextAsync(LogOf(registration), $"failed: {failure}\n", cancel).ConfigureAwait(false);
            algorithms.Fail(registration.Id, failure);
            Delete(FolderOf(registration));
        }
        else
        {
            algorithms.Succeed(registration, built.Repository!, built.Image);
        }
    }

    /// <summary>Deletes the clones that nothing needs any more: each may be hundreds of megabytes.</summary>
    private void Tidy()
    {
        foreach (Registration old in algorithms.Superseded())
        {
            Delete(FolderOf(old));
            algorithms.Retire(old.Id);
        }
    }

    private void Delete(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // It failed before there was one, or a kill came after it was deleted.
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            options.Say($"{folder} is needed no more and cannot be deleted: {e.Message}");
        }
    }
}
