namespace DpsAuthoring.Maap;

/// <summary>A job, until it has ended.</summary>
public class MaapJobOperation : MaapOperation<MaapJob>
{
    private readonly MaapClient? _client;
    private readonly string _id;

    /// <summary>For mocks.</summary>
    protected MaapJobOperation() => _id = "";

    internal MaapJobOperation(MaapClient client, MaapClientOptions options, string id, bool isNew)
        : base(options, isNew)
    {
        _client = client;
        _id = id;
    }

    /// <summary>The job's id.</summary>
    public override string Id => _id;

    /// <inheritdoc/>
    protected override Task<MaapJob> AskAsync(CancellationToken cancellationToken) => _client!.GetJobAsync(_id, false, cancellationToken);

    /// <inheritdoc/>
    protected override bool IsCompleted(MaapJob value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.State.IsTerminal();
    }

    /// <summary>The legacy generation says <c>Deleted</c> of a job that it does not know yet.</summary>
    private protected override bool IsUnknown(MaapJob value) => value.State == MaapState.Deleted;
}
