using System.Diagnostics;
using System.Text;
using System.Text.Json;
using DpsAuthoring.Results;
using DpsAuthoring.Stac;

namespace DpsAuthoring.Cli.Cataloguing;

/// <summary>
/// Describes results in a process of its own, which is kept from one folder to the next: a file that libgdal stumbles over ends that
/// process
/// alone. It is started anew then, and that file is not looked into again.
/// </summary>
internal sealed class ResultsProcess : IAsyncDisposable
{
    /// <summary>The command that the other process runs; nobody else is to call it.</summary>
    public const string CommandName = "describe-results";

    /// <summary>How long it may look at one file.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(10);

    private readonly SemaphoreSlim _turn = new(1);
    private Process? _process;

    /// <summary>The items of a folder of results.</summary>
    /// <exception cref="IOException">The process cannot be started, or ends whatever it looks at.</exception>
    public async Task<FoundItems> DescribeAsync(string folder, ResultOrigin origin, CancellationToken cancel)
    {
        await _turn.WaitAsync(cancel).ConfigureAwait(false);
        var closed = new HashSet<string>(StringComparer.Ordinal);
        try
        {
            while (true)
            {
                var answer = new Answer();
                Process process = _process ??= Start();
                if (await IsAnsweredAsync(process, new ResultOrder(folder, origin, closed), answer, cancel).ConfigureAwait(false))
                {
                    return answer.Found;
                }

                await StopAsync().ConfigureAwait(false);
                if (answer.LookedAt is not { } broken || !closed.Add(broken))
                {
                    throw new IOException($"The results in {folder} cannot be described: the process that looks at them has ended ({answer.LastWords}).");
                }
            }
        }
        catch
        {
            await StopAsync().ConfigureAwait(false);
            throw;
        }
        finally
        {
            _turn.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync().ConfigureAwait(false);
        _turn.Dispose();
    }

    private static Process Start()
    {
        var start = new ProcessStartInfo(ThisProgram.Words[0], [.. ThisProgram.Words.Skip(1), CommandName])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
        };
        start.Environment["GDAL_CACHEMAX"] = "64";
        start.Environment["GDAL_PAM_ENABLED"] = "YES";
        start.Environment.Remove("MAAP_PGT");
        Process process = Process.Start(start)!;
        process.ErrorDataReceived += (_, _) => { }; // What libgdal says beside its errors.
        process.BeginErrorReadLine();
        return process;
    }

    private static async Task<bool> IsAnsweredAsync(Process process, ResultOrder order, Answer answer, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        try
        {
            await process.StandardInput.WriteLineAsync(order.ToJson().AsMemory(), cancel).ConfigureAwait(false);
            await process.StandardInput.FlushAsync(cancel).ConfigureAwait(false);
            while (true)
            {
                limit.CancelAfter(s_patience);
                if (await process.StandardOutput.ReadLineAsync(limit.Token).ConfigureAwait(false) is not { } line)
                {
                    await process.WaitForExitAsync(cancel).ConfigureAwait(false);
                    answer.LastWords = $"exit code {process.ExitCode}";
                    return false;
                }

                if (answer.Add(line))
                {
                    return true;
                }
            }
        }
        catch (IOException e)
        {
            answer.LastWords = e.Message;
            return false;
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            answer.LastWords = $"it took more than {s_patience.TotalMinutes:0} minutes";
            return false;
        }
    }

    private async Task StopAsync()
    {
        if (_process is { } process)
        {
            _process = null;
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }

            await process.WaitForExitAsync().ConfigureAwait(false);
            process.Dispose();
        }
    }

    /// <summary>What the process says of a folder, line by line.</summary>
    private sealed class Answer
    {
        private readonly List<ResultItem> _items = [];
        private readonly List<string> _remarks = [];
        private bool _isOwn;

        /// <summary>The result that it looks at.</summary>
        public string? LookedAt { get; private set; }

        public string LastWords { get; set; } = "";

        public FoundItems Found => new(_items, _isOwn, _remarks);

        /// <returns>Whether that was all.</returns>
        public bool Add(string line)
        {
            using var json = JsonDocument.Parse(line);
            JsonElement root = json.RootElement;
            if (root.TryGetProperty("begin", out JsonElement begin))
            {
                LookedAt = begin.GetString();
                return false;
            }

            _remarks.AddRange(root.GetProperty("remarks").EnumerateArray().Select(remark => remark.GetString()!));
            if (root.TryGetProperty("item", out JsonElement item))
            {
                _items.Add(new ResultItem(root.GetProperty("file").GetString()!, StacJson.ReadItem(Encoding.UTF8.GetBytes(item.GetRawText())), []));
                return false;
            }

            _isOwn = root.GetProperty("own").GetBoolean();
            return true;
        }
    }
}
