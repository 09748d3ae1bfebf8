using System.Globalization;

namespace DpsAuthoring.Access;

/// <summary>Gives up a server that does not begin to answer.</summary>
internal sealed class AnswerInTime(HttpMessageHandler inner, TimeSpan timeout) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(timeout);
        try
        {
            return await base.SendAsync(request, patience.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            string message = string.Create(CultureInfo.InvariantCulture, $"{Place.Of(request.RequestUri)} did not answer in {timeout.TotalSeconds:0.###} s.");
            throw new HttpRequestException(HttpRequestError.ConnectionError, message, e);
        }
    }
}
