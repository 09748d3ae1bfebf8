namespace DpsAuthoring.Maap;

/// <summary>
/// A registration, until the algorithm is there or has failed: build, deployment, process. The legacy generation does not tell of a build
/// that fails: give the waiting an end of your own, and look at <see cref="MaapRegistrationStatus.LogAddress"/>.
/// </summary>
public class MaapRegistrationOperation : MaapOperation<MaapRegistrationStatus>
{
    private const int Slower = 5;

    private readonly Api? _api;
    private readonly MaapClientOptions _options;
    private readonly MaapRegistration? _registration;
    private MaapRegistrationStatus _last;
    private DateTimeOffset? _builtAt;

    /// <summary>For mocks.</summary>
    protected MaapRegistrationOperation()
    {
        _options = new();
        _last = new();
    }

    internal MaapRegistrationOperation(Api api, MaapClientOptions options, MaapRegistration registration, MaapRegistrationStatus begun)
        : base(options, isNew: true)
    {
        _api = api;
        _options = options;
        _registration = registration;
        _last = begun;
    }

    /// <summary>The id of the build, else of the deployment, else of the algorithm.</summary>
    public override string Id => _last.BuildId ?? _last.DeploymentId ?? _last.AlgorithmId ?? "";

    /// <summary>What was last known of it.</summary>
    public override MaapRegistrationStatus Value => _last;

    /// <inheritdoc/>
    protected override async Task<MaapRegistrationStatus> AskAsync(CancellationToken cancellationToken)
    {
        _last = await _api!.RegistrationAsync(_last, cancellationToken).ConfigureAwait(false);
        if (IsBuiltOnly(_last))
        {
            _builtAt ??= _options.TimeProvider.GetUtcNow();
            if (_registration?.FallbackCwl is not null && !IsAwaited(_last))
            {
                string? build = _last.BuildId;
                MaapRegistrationStatus deployed = await _api.RegisterAsync(
                    MaapRegistration.FromCwl(_registration.FallbackCwl, _registration.Replaces), cancellationToken).ConfigureAwait(false);
                _last = new()
                {
                    State = deployed.State,
                    BuildId = build,
                    DeploymentId = deployed.DeploymentId,
                    LogAddress = _last.LogAddress ?? deployed.LogAddress,
                    Message = "The server built the image and did not deploy it: the CWL was deployed in its place.",
                };
            }
        }

        return _last;
    }

    /// <inheritdoc/>
    protected override bool IsCompleted(MaapRegistrationStatus value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.State.IsTerminal();
    }

    /// <summary>
    /// Builds take minutes, and at the original a question may come in the way of the build's own deployment: few are asked.
    /// </summary>
    private protected override TimeSpan FirstWait(MaapClientOptions options) => options.PollingInterval * Slower;

    /// <summary>The deployment comes after the build, and at the original now and then never.</summary>
    private protected override bool IsAwaited(MaapRegistrationStatus value) =>
        IsBuiltOnly(value) && _builtAt is { } built && _options.TimeProvider.GetUtcNow() - built < _options.SettlingTime;

    private static bool IsBuiltOnly(MaapRegistrationStatus value) =>
        value is { State: MaapState.Successful, BuildId: not null, DeploymentId: null, AlgorithmId: null };
}
