using System.Globalization;
using System.Text;
using System.Text.Json;

namespace DpsAuthoring.Maap;

/// <summary>What a generation of the API does in its own way. A request and its reading are one method.</summary>
internal abstract class Api(MaapHttp http, ApiRoot root)
{
    public ApiRoot Root => root;

    public abstract Task<IReadOnlyList<MaapAlgorithm>> ListAlgorithmsAsync(MaapAlgorithmFilter filter, CancellationToken cancellationToken);

    public abstract Task<MaapAlgorithm> DescribeAsync(string algorithm, CancellationToken cancellationToken);

    public abstract Task DeleteAlgorithmAsync(string algorithm, CancellationToken cancellationToken);

    public abstract Task<MaapRegistrationStatus> RegisterAsync(MaapRegistration registration, CancellationToken cancellationToken);

    /// <summary>How far a registration is that was begun.</summary>
    public abstract Task<MaapRegistrationStatus> RegistrationAsync(MaapRegistrationStatus last, CancellationToken cancellationToken);

    /// <returns>The job's id.</returns>
    public abstract Task<string> SubmitAsync(MaapSubmission submission, CancellationToken cancellationToken);

    public abstract Task<MaapJob> JobAsync(string job, bool withDetails, CancellationToken cancellationToken);

    public abstract Task<IReadOnlyList<MaapJob>> JobsAsync(
        MaapJobFilter filter, int offset, int count, CancellationToken cancellationToken);

    public abstract Task<MaapJobResults> ResultsAsync(string job, CancellationToken cancellationToken);

    public abstract Task<MaapJobMetrics> MetricsAsync(string job, CancellationToken cancellationToken);

    public abstract Task CancelAsync(string job, CancellationToken cancellationToken);

    public async Task<MaapMember> MemberAsync(CancellationToken cancellationToken)
    {
        Answer answer = await GetAsync(root.Part("member", "members/self"), cancellationToken).ConfigureAwait(false);
        return answer.Json(json => json.IsObject
            ? new MaapMember
            {
                Id = json["id"].Words,
                UserName = json["username"].Words,
                FullName = $"{json["first_name"].Text} {json["last_name"].Text}".Trim() is { Length: > 0 } name ? name : null,
                Email = json["email"].Words,
                Status = json["status"].Words,
            }
            : throw answer.Lacks("member: it knows the token, but not whose it is"));
    }

    public async Task<IReadOnlyList<string>> QueuesAsync(CancellationToken cancellationToken)
    {
        Answer answer = await GetAsync(root.Part("mas_algo", "mas/algorithm", "resource"), cancellationToken).ConfigureAwait(false);
        return answer.Json<IReadOnlyList<string>>(json => json.IsArray ? json.Texts() : json["queues"].Texts());
    }

    /// <summary>A text of JSON.</summary>
    internal static string Json(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    /// <summary>An address with what is asked for in it; what is null is not asked for.</summary>
    protected static Uri Query(Uri address, params ReadOnlySpan<(string Name, string? Value)> parameters)
    {
        var query = new StringBuilder(address.AbsoluteUri);
        char mark = '?';
        foreach ((string name, string? value) in parameters)
        {
            if (value is not null)
            {
                query.Append(mark).Append(name).Append('=').Append(Uri.EscapeDataString(value));
                mark = '&';
            }
        }

        return new(query.ToString());
    }

    protected static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    protected Task<Answer> GetAsync(Uri address, CancellationToken cancellationToken, Repeat repeat = Repeat.Always) =>
        http.SendAsync(new(HttpMethod.Get, address, repeat), cancellationToken);

    protected Task<Answer> SendAsync(HttpMethod method, Uri address, Repeat repeat, string? body, CancellationToken cancellationToken, string mediaType = "application/json") =>
        http.SendAsync(new(method, address, repeat, body, mediaType), cancellationToken);

    /// <summary>A cancellation that is asked for again because its answer was lost finds the job cancelled, or gone.</summary>
    protected async Task CancelAsync(string job, HttpMethod method, Uri address, CancellationToken cancellationToken)
    {
        Answer answer = await SendAsync(method, address, Repeat.UnlessServerFailed, null, cancellationToken).ConfigureAwait(false);
        if (answer is { WasRepeated: true, Status: 404 })
        {
            return;
        }

        if (answer is { WasRepeated: true, IsSuccess: false })
        {
            MaapJob now = await JobAsync(job, withDetails: false, cancellationToken).ConfigureAwait(false);
            if (now.State is MaapState.Dismissed or MaapState.Deleted)
            {
                return;
            }
        }

        answer.EnsureSuccess();
    }
}
