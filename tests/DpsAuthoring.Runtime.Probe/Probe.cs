using System.Runtime.InteropServices;
using Microsoft.Extensions.Logging;

namespace DpsAuthoring.Runtime.Probe;

/// <summary>What the probe does, and how it ends.</summary>
public enum Deed
{
    Succeed,
    Throw,
    ThrowOnAThread,
    ExitByItself,
    WaitForCancel,
    IgnoreCancel,
    FillThePool,
    FinishInSpiteOfCancel,
    HalfWrite,
    PrintMuch,
    FillTheDisk,
    ShowProgress,
    ThrowInAnAsyncMethod,
    ThrowInALocalFunction,
    ThrowInAGenericType,
    ThrowInAConstructor,
}

[Algorithm("probe", "Ends in every way in which a job can end.")]
public sealed partial class Probe(ILogger<Probe> log) : IAlgorithm
{
    private const int Forever = 3600;

    [Input("deed", "What to do")]
    public required Deed Deed { get; init; }

    [Input("source", "A file to copy")]
    public InputFile? Source { get; init; }

    public Task RunAsync(Job job, CancellationToken cancellationToken) => Deed switch
    {
        Deed.Succeed => Write(job),
        Deed.Throw => throw new InvalidDataException("the raster has\nno bands"),
        Deed.ThrowOnAThread => ThrowOnAThread(job),
        Deed.ExitByItself => ExitByItself(job),
        Deed.WaitForCancel => WaitForCancel(job, cancellationToken),
        Deed.IgnoreCancel => IgnoreCancel(job),
        Deed.FillThePool => FillThePool(job),
        Deed.FinishInSpiteOfCancel => FinishInSpiteOfCancel(job, cancellationToken),
        Deed.HalfWrite => HalfWrite(job, cancellationToken),
        Deed.PrintMuch => PrintMuch(job),
        Deed.FillTheDisk => FillTheDisk(job),
        Deed.ShowProgress => ShowProgress(job),
        Deed.ThrowInAnAsyncMethod => ThrowInAnAsyncMethod(),
        Deed.ThrowInALocalFunction => ThrowInALocalFunction(),
        Deed.ThrowInAGenericType => Task.FromResult(new Generic<int>(0).Value),
        _ => Task.FromResult(new Generic<string>(-1)),
    };

    private Task Write(Job job)
    {
        log.LogInformation("an information");
        log.LogWarning("a warning");
        log.LogError("an error");
        job.Output.Write("result.txt", path => File.WriteAllText(path, Source is null ? "done" : File.ReadAllText(Source.FullPath)));
        return Task.CompletedTask;
    }

    private static Task ThrowOnAThread(Job job)
    {
        Begin(job);
        new Thread(() => throw new InvalidDataException("thrown on a thread")).Start();
        Thread.Sleep(Timeout.Infinite);
        return Task.CompletedTask;
    }

    private static async Task ThrowInAnAsyncMethod()
    {
        await Task.Yield();
        Func<int, Task> lambda = async number =>
        {
            await Task.Yield();
            throw new InvalidDataException($"{number}");
        };
        await lambda(1);
    }

    private static async Task ThrowInALocalFunction()
    {
        await Local(new List<int>());

        static async Task Local<T>(T value)
        {
            await Task.Yield();
            throw new InvalidDataException($"{value}");
        }
    }

    private static Task ExitByItself(Job job)
    {
        Begin(job);
        Environment.Exit(0);
        return Task.CompletedTask;
    }

    private static async Task WaitForCancel(Job job, CancellationToken cancellationToken)
    {
        Begin(job);
        await Task.Delay(Timeout.Infinite, cancellationToken);
    }

    /// <summary>As a native library does that is in the middle of a long call: it looks at no token.</summary>
    private static Task IgnoreCancel(Job job)
    {
        Begin(job);
        SleepForever();
        return Task.CompletedTask;
    }

    /// <summary>Every thread of the pool is busy, and more work waits than it would ever start.</summary>
    private static async Task FillThePool(Job job)
    {
        Task[] tasks = [.. Enumerable.Range(0, 1000).Select(_ => Task.Run(SleepForever))];
        Begin(job);
        await Task.WhenAll(tasks);
    }

    private static Task FinishInSpiteOfCancel(Job job, CancellationToken cancellationToken)
    {
        Begin(job);
        cancellationToken.WaitHandle.WaitOne();
        job.Output.Write("late.txt", path => File.WriteAllText(path, "late"));
        return Task.CompletedTask;
    }

    private async Task HalfWrite(Job job, CancellationToken cancellationToken)
    {
        job.Output.Write("whole.txt", path => File.WriteAllText(path, "whole"));
        using OutputFile half = job.Output.Create("half.txt");
        await using FileStream stream = half.OpenWrite();
        await stream.WriteAsync(new byte[100_000], cancellationToken);
        await stream.FlushAsync(cancellationToken);
        log.LogInformation("the last word");
        await WaitForCancel(job, cancellationToken);
    }

    private Task PrintMuch(Job job)
    {
        for (int i = 0; i < 10_000; i++)
        {
            job.Print($"line {i}");
            log.LogInformation("and {Line}", i);
        }

        return Write(job);
    }

    private static Task FillTheDisk(Job job)
    {
        using OutputFile file = job.Output.Create("big.bin");
        using (FileStream stream = file.OpenWrite())
        {
            byte[] block = new byte[1 << 20];
            for (int i = 0; i < 1024; i++)
            {
                stream.Write(block);
            }
        }

        file.Publish();
        return Task.CompletedTask;
    }

    private Task ShowProgress(Job job)
    {
        for (int i = 0; i <= 1000; i++)
        {
            job.Progress.Report(i / 1000.0);
        }

        return Write(job);
    }

    /// <summary>Leaves something in the scratch folder and tells the test that it may act.</summary>
    private static void Begin(Job job)
    {
        File.WriteAllText(job.Scratch.GetPath("scratch.txt"), "scratch");
        job.Print("ready");
    }

    private static void SleepForever()
    {
        while (true)
        {
            _ = Native.Sleep(Forever); // A signal ends it early.
        }
    }

    private static partial class Native
    {
        [LibraryImport("libc", EntryPoint = "sleep")]
        public static partial uint Sleep(uint seconds);
    }
}
