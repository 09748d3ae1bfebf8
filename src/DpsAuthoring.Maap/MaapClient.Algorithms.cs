namespace DpsAuthoring.Maap;

public partial class MaapClient
{
    /// <summary>The algorithms that are there, of all members.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="cancellationToken">Ends the question.</param>
    /// <returns>The algorithms, without their inputs.</returns>
    public virtual async Task<IReadOnlyList<MaapAlgorithm>> GetAlgorithmsAsync(
        MaapAlgorithmFilter? filter = null, CancellationToken cancellationToken = default) =>
        await (await ApiAsync(cancellationToken).ConfigureAwait(false))
            .ListAlgorithmsAsync(filter ?? new(), cancellationToken).ConfigureAwait(false);

    /// <summary>An algorithm with its inputs.</summary>
    /// <param name="algorithm">A process's number, or <c>name:version</c>.</param>
    /// <param name="cancellationToken">Ends the question.</param>
    /// <returns>The algorithm.</returns>
    public virtual async Task<MaapAlgorithm> GetAlgorithmAsync(string algorithm, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(algorithm);
        Api api = await ApiAsync(cancellationToken).ConfigureAwait(false);
        return await api.DescribeAsync(algorithm, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Takes an algorithm away; its jobs stay.</summary>
    /// <param name="algorithm">A process's number, or <c>name:version</c>.</param>
    /// <param name="cancellationToken">Ends the call; the algorithm may be gone then.</param>
    /// <returns>When it is gone.</returns>
    public virtual async Task DeleteAlgorithmAsync(string algorithm, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(algorithm);
        Api api = await ApiAsync(cancellationToken).ConfigureAwait(false);
        await api.DeleteAlgorithmAsync(algorithm, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Begins to register an algorithm.</summary>
    /// <param name="registration">How.</param>
    /// <param name="cancellationToken">Ends the call; the registration may have begun then.</param>
    /// <returns>The registration, which can be waited for.</returns>
    public virtual async Task<MaapRegistrationOperation> RegisterAsync(
        MaapRegistration registration, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(registration);
        Api api = await ApiAsync(cancellationToken).ConfigureAwait(false);
        MaapRegistrationStatus begun = await api.RegisterAsync(registration, cancellationToken).ConfigureAwait(false);
        return new(api, _options, registration, begun);
    }

    /// <summary>The caller's builds, newest first; of the OGC generation.</summary>
    /// <param name="cancellationToken">Ends the question.</param>
    /// <returns>The builds.</returns>
    public virtual async Task<IReadOnlyList<MaapBuild>> GetBuildsAsync(CancellationToken cancellationToken = default) =>
        await (await OgcAsync("builds", cancellationToken).ConfigureAwait(false)).Deployments.BuildsAsync(cancellationToken).ConfigureAwait(false);

    /// <summary>A build; of the OGC generation.</summary>
    /// <param name="build">Its id.</param>
    /// <param name="cancellationToken">Ends the question.</param>
    /// <returns>The build.</returns>
    public virtual async Task<MaapBuild> GetBuildAsync(string build, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(build);
        OgcApi api = await OgcAsync("builds", cancellationToken).ConfigureAwait(false);
        return await api.Deployments.BuildAsync(build, isFollowed: false, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The caller's deployments, newest first; of the OGC generation.</summary>
    /// <param name="cancellationToken">Ends the question.</param>
    /// <returns>The deployments.</returns>
    public virtual async Task<IReadOnlyList<MaapDeployment>> GetDeploymentsAsync(CancellationToken cancellationToken = default) =>
        await (await OgcAsync("deployments", cancellationToken).ConfigureAwait(false)).Deployments.DeploymentsAsync(cancellationToken).ConfigureAwait(false);

    /// <summary>A deployment; of the OGC generation.</summary>
    /// <param name="deployment">Its id.</param>
    /// <param name="cancellationToken">Ends the question.</param>
    /// <returns>The deployment.</returns>
    public virtual async Task<MaapDeployment> GetDeploymentAsync(string deployment, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(deployment);
        OgcApi api = await OgcAsync("deployments", cancellationToken).ConfigureAwait(false);
        return await api.Deployments.DeploymentAsync(deployment, cancellationToken).ConfigureAwait(false);
    }
}
