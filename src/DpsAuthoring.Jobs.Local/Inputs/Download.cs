using Polly;
using Polly.Timeout;

namespace DpsAuthoring.Jobs.Local.Inputs;

/// <summary>
/// Writes remote content to a file. A download whose connection breaks goes on where it broke off, if the content is still the same.
/// </summary>
internal sealed class Download(TransferLimits limits)
{
    private readonly ResiliencePipeline _read = new ResiliencePipelineBuilder()
        .AddTimeout(new TimeoutStrategyOptions { Timeout = limits.Stall })
        .Build();

    /// <summary>Writes what a place has to a path that is free, unless it still has what it called <paramref name="knownTag"/>.</summary>
    /// <returns>What it calls its content now: <paramref name="knownTag"/> where nothing was written.</returns>
    /// <exception cref="JobException">It cannot be had.</exception>
    /// <exception cref="IOException">It cannot be written.</exception>
    public async Task<string> FetchAsync(
        string input, InputSource source, IRemoteFile remote, string target, string knownTag, CancellationToken cancellationToken)
    {
        var partial = new PartialFile(target, knownTag);
        int fruitless = 0;
        for (int attempt = 1; ; attempt++)
        {
            long before = partial.Kept;
            try
            {
                return await FetchOnceAsync(source, remote, partial, cancellationToken).ConfigureAwait(false);
            }
            catch (RemoteException e)
            {
                throw Failure(input, source, e.Message, e.Advice, e.WasRepeated ? limits.Attempts : 1, e);
            }
            catch (BrokenOffException e)
            {
                // As long as each attempt brings some more that is kept, a large file comes in the end.
                fruitless = partial.Kept > before ? 1 : fruitless + 1;
                if (fruitless >= limits.Attempts)
                {
                    throw Failure(input, source, e.Message, "", attempt, e);
                }
            }

            await Task.Delay(limits.RetryDelay * (1 << (fruitless - 1)), cancellationToken).ConfigureAwait(false);
        }
    }

    private static JobException Failure(
        string input, InputSource source, string problem, string advice, int attempts, Exception inner) => new(
        FailureKind.Input,
        $"input {input} could not be fetched: {problem}",
        $"Input {input} could not be fetched from {source.Text}{(attempts > 1 ? $" in {attempts} attempts" : "")}: {problem}.",
        advice,
        inner);

    private async Task<string> FetchOnceAsync(
        InputSource source, IRemoteFile remote, PartialFile partial, CancellationToken cancellationToken)
    {
        using RemoteContent? content = await OpenAsync(remote, partial.Next(), cancellationToken).ConfigureAwait(false);
        if (content is null)
        {
            return partial.KnownTag;
        }

        using FileStream file = partial.Open(content);
        byte[] buffer = new byte[1 << 16];
        int read = 0;
        if (content.IsPage && content.Offset == 0)
        {
            int more;
            while (read < WebPage.Start
                && (more = await ReadAsync(content.Body, buffer.AsMemory(read), partial, cancellationToken).ConfigureAwait(false)) > 0)
            {
                read += more;
            }

            WebPage.Refuse(source, buffer.AsSpan(0, read));
            await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
        }

        while ((read = await ReadAsync(content.Body, buffer, partial, cancellationToken).ConfigureAwait(false)) > 0)
        {
            await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
        }

        if (content.Length is { } length && length != file.Length)
        {
            partial.Forget();
            throw new BrokenOffException($"{file.Length} bytes came, of {length}");
        }

        return content.Tag;
    }

    private async Task<RemoteContent?> OpenAsync(IRemoteFile remote, ContentRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await remote.OpenAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not RemoteException && !cancellationToken.IsCancellationRequested)
        {
            // The transport has tried it again and again.
            throw e.InnerException as RemoteException
                ?? (
                    Transport.Problem(e, limits) is { } problem
                        ? new RemoteException(problem, Transport.Advice(e), wasRepeated: !Transport.IsLasting(e), inner: e)
                        : new RemoteException(e.Message.TrimEnd('.'), inner: e));
        }
    }

    private async ValueTask<int> ReadAsync(Stream body, Memory<byte> buffer, PartialFile partial, CancellationToken cancellationToken)
    {
        try
        {
            return await _read
                .ExecuteAsync(static (state, cancel) => state.body.ReadAsync(state.buffer, cancel), (body, buffer), cancellationToken)
                .ConfigureAwait(false);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            string? problem = Transport.Problem(e, limits);
            if (problem is null)
            {
                partial.Forget(); // It is not the connection: what has come is not what its checksum says.
            }

            throw new BrokenOffException(problem ?? $"what came is damaged: {e.Message.TrimEnd('.')}", e);
        }
    }

    /// <summary>What has come of a file.</summary>
    private sealed class PartialFile(string path, string knownTag)
    {
        private string _tag = "";

        public string KnownTag => knownTag;

        /// <summary>How many bytes the next attempt need not fetch again.</summary>
        public long Kept => Next().Offset;

        /// <summary>What is to be asked for next.</summary>
        public ContentRequest Next()
        {
            long length = new FileInfo(path) is { Exists: true } file ? file.Length : 0;
            return RemoteContent.IsStrong(_tag) && length > 0 ? new(knownTag, length, _tag) : new(knownTag, 0, "");
        }

        /// <summary>Begins again: what has come is good for nothing.</summary>
        public void Forget() => _tag = "";

        /// <summary>The file, with room for content where it goes on.</summary>
        public FileStream Open(RemoteContent content)
        {
            var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read);
            file.SetLength(content.Offset);
            file.Position = content.Offset;
            _tag = content.Tag;
            return file;
        }
    }

    /// <summary>Content began to come, and broke off.</summary>
    private sealed class BrokenOffException(string message, Exception? inner = null) : Exception(message, inner);
}
