using System.Collections.Concurrent;

namespace DpsAuthoring.Server.Store;

/// <summary>
/// Makes changes one after the other, and those that wait at the same time in one transaction: what a thousand clients hand in within a
/// second waits for the disk a few dozen times.
/// </summary>
internal sealed class StoreWriter : IDisposable
{
    private const int MostTogether = 512;

    private readonly ServerDatabase _database;
    private readonly BlockingCollection<IWaiting> _waiting = [];
    private readonly Thread _thread;

    /// <param name="database">The connection, which is its own from now on.</param>
    public StoreWriter(ServerDatabase database)
    {
        _database = database;
        _thread = new Thread(Run) { Name = "store", IsBackground = true };
        _thread.Start();
    }

    private interface IWaiting
    {
        void Make(ServerDatabase database);

        void Complete();

        void Fail(Exception e);
    }

    /// <summary>Makes a change; when the task ends it is on the disk.</summary>
    /// <param name="change">What is to be done. Where it throws anything but an <see cref="IOException"/>, it must have changed nothing.</param>
    public Task<T> ChangeAsync<T>(Func<ServerDatabase, T> change)
    {
        var waiting = new Waiting<T>(change);
        _waiting.Add(waiting);
        return waiting.Task;
    }

    /// <summary>Makes a change, and returns when it is on the disk.</summary>
    public void Change(Action<ServerDatabase> change) => ChangeAsync(database =>
    {
        change(database);
        return true;
    }).GetAwaiter().GetResult();

    public void Dispose()
    {
        _waiting.CompleteAdding();
        _thread.Join();
        _waiting.Dispose();
        _database.Dispose();
    }

    private void Run()
    {
        var together = new List<IWaiting>();
        foreach (IWaiting first in _waiting.GetConsumingEnumerable())
        {
            together.Add(first);
            while (together.Count < MostTogether && _waiting.TryTake(out IWaiting? next))
            {
                together.Add(next);
            }

            Make(together);
            together.Clear();
        }
    }

    private void Make(List<IWaiting> together)
    {
        try
        {
            _database.Begin();
            together.ForEach(change => change.Make(_database));
            _database.Commit();
        }
        catch (IOException e)
        {
            _database.RollBack();
            together.ForEach(change => change.Fail(e));
            return;
        }

        together.ForEach(change => change.Complete());
    }

    private sealed class Waiting<T>(Func<ServerDatabase, T> change) : IWaiting
    {
        // Whoever waits goes on by another thread than the one that writes.
        private readonly TaskCompletionSource<T> _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T _result = default!;
        private Exception? _refused;

        public Task<T> Task => _end.Task;

        public void Make(ServerDatabase database)
        {
            try
            {
                _result = change(database);
            }
            catch (Exception e) when (e is not IOException)
            {
                _refused = e;
            }
        }

        public void Complete()
        {
            if (_refused is null)
            {
                _end.SetResult(_result);
            }
            else
            {
                _end.SetException(_refused);
            }
        }

        public void Fail(Exception e) => _end.SetException(e);
    }
}
