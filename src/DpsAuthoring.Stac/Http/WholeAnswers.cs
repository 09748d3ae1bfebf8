using System.Globalization;

namespace DpsAuthoring.Stac;

/// <summary>
/// Gives only answers that have come whole and in time: what breaks off in the middle is a failed request, not a strange answer.
/// </summary>
internal sealed class WholeAnswers(HttpMessageHandler inner, bool isOurs, TimeSpan timeout) : DelegatingHandler(inner)
{
    public const int LargestAnswer = 1 << 27;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(timeout);
        HttpResponseMessage? response = null;
        try
        {
            response = await base.SendAsync(request, patience.Token).ConfigureAwait(false);
            await response.Content.LoadIntoBufferAsync(LargestAnswer, patience.Token).ConfigureAwait(false);
            return response;
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            response?.Dispose();
            throw new TimeoutException(string.Create(CultureInfo.InvariantCulture, $"nothing came in {timeout.TotalSeconds:0.###} s"), e);
        }
        catch
        {
            response?.Dispose();
            throw;
        }
    }

    protected override void Dispose(bool disposing) => base.Dispose(disposing && isOurs);
}
