namespace DpsAuthoring.Maap;

/// <summary>Something that the server does and that takes its time.</summary>
/// <typeparam name="T">What is known of it.</typeparam>
public abstract class MaapOperation<T>
    where T : class
{
    private readonly MaapClientOptions _options;
    private readonly DateTimeOffset? _begun;

    /// <summary>For mocks.</summary>
    protected MaapOperation() => _options = new();

    /// <param name="options">How patient it is.</param>
    /// <param name="isNew">Whether the server may not know of it yet.</param>
    private protected MaapOperation(MaapClientOptions options, bool isNew)
    {
        _options = options;
        _begun = isNew ? options.TimeProvider.GetUtcNow() : null;
    }

    /// <summary>Its id.</summary>
    public abstract string Id { get; }

    /// <summary>What was last known of it.</summary>
    public virtual T? Value { get; private set; }

    /// <summary>Whether nothing more comes.</summary>
    public virtual bool HasCompleted => Value is { } value && IsCompleted(value) && !IsAwaited(value);

    /// <summary>Asks once how far it is.</summary>
    /// <param name="cancellationToken">Ends the question.</param>
    /// <returns>What is known of it now.</returns>
    /// <exception cref="MaapException">The server does not tell.</exception>
    public virtual async Task<T> UpdateAsync(CancellationToken cancellationToken = default)
    {
        T value = await AskAsync(cancellationToken).ConfigureAwait(false);
        Value = value;
        return value;
    }

    /// <summary>
    /// Waits until nothing more comes, with questions ever further apart. What the server does not know yet, and a server that fails for a
    /// while, are waited for as well; an answer that no such server gives is not.
    /// </summary>
    /// <param name="progress">Is told every answer.</param>
    /// <param name="cancellationToken">Ends the waiting, not the operation.</param>
    /// <returns>What it came to, which need not be success.</returns>
    /// <exception cref="MaapException">The server does not tell.</exception>
    public virtual async Task<T> WaitAsync(IProgress<T>? progress = null, CancellationToken cancellationToken = default)
    {
        var polling = new Polling(_options, FirstWait(_options));
        DateTimeOffset? failsSince = null;
        while (true)
        {
            try
            {
                T value = await UpdateAsync(cancellationToken).ConfigureAwait(false);
                failsSince = null;
                bool isKnown = !IsUnknown(value) || !MayBeUnknown();
                if (isKnown)
                {
                    progress?.Report(value);
                    if (IsCompleted(value) && !IsAwaited(value))
                    {
                        return value;
                    }
                }
            }
            catch (MaapException e) when (e.Kind == MaapErrorKind.NotFound && MayBeUnknown())
            {
                // It is not in the server's index yet.
            }
            catch (MaapException e) when (e.IsTransient)
            {
                DateTimeOffset now = _options.TimeProvider.GetUtcNow();
                failsSince ??= now;
                if (now - failsSince >= _options.OutageTolerance)
                {
                    throw;
                }
            }

            await polling.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Asks the server.</summary>
    /// <param name="cancellationToken">Ends the question.</param>
    /// <returns>What it says.</returns>
    protected abstract Task<T> AskAsync(CancellationToken cancellationToken);

    /// <summary>Whether nothing more comes.</summary>
    /// <param name="value">What the server said.</param>
    /// <returns>Whether nothing more comes.</returns>
    protected abstract bool IsCompleted(T value);

    private protected virtual TimeSpan FirstWait(MaapClientOptions options) => options.PollingInterval;

    private protected virtual bool IsUnknown(T value) => false;

    /// <summary>Whether more should come, though the server says that it is done.</summary>
    private protected virtual bool IsAwaited(T value) => false;

    private bool MayBeUnknown() => _begun is { } begun && _options.TimeProvider.GetUtcNow() - begun < _options.SettlingTime;
}
