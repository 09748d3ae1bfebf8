namespace DpsAuthoring.Jobs.Batches;

/// <summary>Knows when it makes no sense to start more jobs.</summary>
internal sealed class BatchBrake(BatchOptions options)
{
    private int _failed;
    private int _ofMachine;

    /// <summary>Why no more jobs are started; null while they are.</summary>
    public BatchHalt? Halt { get; private set; }

    public void Succeeded() => _ofMachine = 0;

    /// <param name="failure">Why a job failed.</param>
    /// <param name="isForGood">Whether it is not tried again.</param>
    public void Failed(JobFailure failure, bool isForGood)
    {
        _failed += isForGood ? 1 : 0;
        _ofMachine += failure.IsOfMachine ? 1 : 0;
        if (failure.IsOfMachine && _ofMachine == options.HaltAfter)
        {
            Halt ??= new BatchHalt(_ofMachine, failure, IsOfMachine: true);
        }
        else if (isForGood && _failed == options.MaxFailures)
        {
            Halt ??= new BatchHalt(_failed, failure, IsOfMachine: false);
        }
    }
}
