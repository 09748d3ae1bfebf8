namespace DpsAuthoring.Jobs.Slurm;

/// <summary>
/// What Slurm is asked for, one thing at a time, beside the engine's own work. Where it does not answer, it is asked again until it does.
/// </summary>
internal sealed class SlurmErrands(SlurmClient slurm, SlurmSettings settings) : IAsyncDisposable
{
    private static readonly TimeSpan s_farewell = TimeSpan.FromSeconds(10);

    private readonly CancellationTokenSource _stop = new();
    private Task<Action>? _errand;
    private bool _isSilent;

    /// <summary>Whether one is under way.</summary>
    public bool IsBusy => _errand is not null;

    /// <summary>Submits an array.</summary>
    /// <param name="array">The array.</param>
    /// <param name="tasks">How many tasks it has.</param>
    /// <param name="done">Is told, from <see cref="FinishAsync"/>, why Slurm does not have it, or null where it has.</param>
    public void Submit(ArrayFolder array, int tasks, Action<SlurmException?> done) => _errand = SubmitAsync(array, tasks, done);

    /// <summary>Asks what has become of arrays.</summary>
    public void Ask(IReadOnlyList<ArrayFolder> arrays, Action<SlurmAnswer> done) => _errand = AskAsync(arrays, done);

    /// <summary>Ends tasks, beside all else.</summary>
    public void End(IReadOnlyList<OpenTask> tasks) => _errand = EndAsync(tasks);

    /// <summary>Lets tasks go on that Slurm holds.</summary>
    public void Release(IReadOnlyList<OpenTask> tasks) => _errand = ReleaseAsync(tasks);

    /// <summary>Goes on with what the last errand has brought, if it is over.</summary>
    public async Task FinishAsync()
    {
        if (_errand is { IsCompleted: true } over)
        {
            _errand = null;
            (await over.ConfigureAwait(false))();
        }
    }

    /// <summary>Waits for the errand, and no longer than this.</summary>
    public Task WaitAsync(TimeSpan longest, CancellationToken cancel) =>
        _errand is null ? Task.Delay(longest, cancel) : Task.WhenAny(_errand, Task.Delay(longest, cancel));

    /// <summary>Looks for an array by its name, and waits until Slurm answers.</summary>
    /// <returns>Whether Slurm has it; its id is noted then.</returns>
    public async Task<bool> FindAsync(ArrayFolder array, CancellationToken cancel)
    {
        while (true)
        {
            try
            {
                SlurmAnswer answer = await slurm.AskAsync([array.Name], array.Made, cancel).ConfigureAwait(false);
                Answered();
                if (answer.IdOf(array.Name) is not { } id)
                {
                    return false;
                }

                array.RecordId(id);
                return true;
            }
            catch (SlurmException e)
            {
                Silent(e);
                await Task.Delay(settings.Ask, cancel).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Ends tasks. That they are ended does not depend on it: it only spares Slurm what does nothing.</summary>
    public async Task CancelAsync(IReadOnlyList<OpenTask> tasks, CancellationToken cancel)
    {
        try
        {
            // Ids are given anew: what is not called by our array's name is not ours. scancel itself, asked for a task and a name, ends
            // all that wait of the task's array.
            OpenTask[] known = [.. tasks.Where(task => task.SlurmId is not null)];
            if (known.Length == 0)
            {
                return;
            }

            SlurmAnswer answer = await slurm.AskAsync(
                [.. known.Select(task => task.Array.Name).Distinct()], known.Min(task => task.Array.Made), cancel).ConfigureAwait(false);
            string[] ours = [.. known.Where(task => answer.IdOf(task.Array.Name) == task.Array.Id).Select(task => task.SlurmId!)];
            if (ours.Length > 0)
            {
                await slurm.CancelAsync(ours, cancel).ConfigureAwait(false);
            }
        }
        catch (SlurmException e)
        {
            settings.Say($"Slurm does not end tasks ({e.Message}); they end when they are begun.");
        }
    }

    /// <summary>Lets a submission come to its end, so that its id is noted.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_errand is not null)
        {
            await Task.WhenAny(_errand, Task.Delay(s_farewell, CancellationToken.None)).ConfigureAwait(false);
        }

        await _stop.CancelAsync().ConfigureAwait(false);
        _stop.Dispose();
    }

    private async Task<Action> SubmitAsync(ArrayFolder array, int tasks, Action<SlurmException?> done)
    {
        try
        {
            array.RecordId(await slurm.SubmitAsync(array, tasks, settings.Parallel, settings.Options, _stop.Token).ConfigureAwait(false));
            return () => done(null);
        }
        catch (SlurmException e)
        {
            // An answer that was lost says nothing.
            bool isThere = await FindAsync(array, _stop.Token).ConfigureAwait(false);
            return () => done(isThere ? null : e);
        }
    }

    private async Task<Action> EndAsync(IReadOnlyList<OpenTask> tasks)
    {
        await CancelAsync(tasks, _stop.Token).ConfigureAwait(false);
        return () => { };
    }

    private async Task<Action> ReleaseAsync(IReadOnlyList<OpenTask> tasks)
    {
        string count = tasks.Count == 1 ? "1 task" : $"{tasks.Count} tasks";
        try
        {
            await slurm.ReleaseAsync(tasks.Select(task => task.SlurmId!), _stop.Token).ConfigureAwait(false);
            settings.Say($"A node could not launch {count}, which Slurm held: released, once.");
        }
        catch (SlurmException e)
        {
            settings.Say($"A node could not launch {count}, which Slurm holds and does not release ({e.Message}).");
        }

        return () => { };
    }

    private async Task<Action> AskAsync(IReadOnlyList<ArrayFolder> arrays, Action<SlurmAnswer> done)
    {
        try
        {
            SlurmAnswer answer = await slurm.AskAsync(
                [.. arrays.Select(array => array.Name)], arrays.Min(array => array.Made), _stop.Token).ConfigureAwait(false);
            return () =>
            {
                Answered();
                done(answer);
            };
        }
        catch (SlurmException e)
        {
            return () => Silent(e);
        }
    }

    private void Silent(SlurmException e)
    {
        if (!_isSilent)
        {
            _isSilent = true;
            settings.Say($"Slurm does not answer ({e.Message}). It is asked again until it does; jobs that run go on.");
        }
    }

    private void Answered()
    {
        if (_isSilent)
        {
            _isSilent = false;
            settings.Say("Slurm answers again.");
        }
    }
}
