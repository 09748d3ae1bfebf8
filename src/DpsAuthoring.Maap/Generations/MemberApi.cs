using DpsAuthoring.Maap.Reading;

namespace DpsAuthoring.Maap;

/// <summary>What a member has at MAAP beside jobs, which is the same in both generations: secrets, and keys to data in S3.</summary>
internal sealed class MemberApi(MaapHttp http, ApiRoot root)
{
    private const string MemberPart = "member";
    private const string Members = "members/self";

    public async Task<IReadOnlyList<string>> SecretNamesAsync(CancellationToken cancellationToken)
    {
        Answer answer = await GetAsync(Secrets(), cancellationToken).ConfigureAwait(false);
        return answer.Json<IReadOnlyList<string>>(json => [.. json.Items.Select(item => item["secret_name"].Text).OfType<string>()]);
    }

    public async Task<string?> SecretAsync(string name, CancellationToken cancellationToken)
    {
        Answer answer = await GetAsync(Secrets(name), cancellationToken).ConfigureAwait(false);
        return answer.Status == 404 ? null : answer.Json(json => json["secret_value"].Text ?? throw answer.Lacks("value"));
    }

    public async Task AddSecretAsync(string name, string value, CancellationToken cancellationToken)
    {
        string body = Api.Json(writer =>
        {
            writer.WriteString("secret_name", name);
            writer.WriteString("secret_value", value);
        });
        Answer answer = await http
            .SendAsync(new(HttpMethod.Post, Secrets(), Repeat.WhenNotTaken, body), cancellationToken).ConfigureAwait(false);
        answer.EnsureSuccess();
    }

    public async Task DeleteSecretAsync(string name, CancellationToken cancellationToken)
    {
        Answer answer = await http
            .SendAsync(new(HttpMethod.Delete, Secrets(name), Repeat.UnlessServerFailed), cancellationToken).ConfigureAwait(false);
        answer.EnsureSuccess();
    }

    /// <param name="endpoint">Where the archive gives keys. The original unescapes it twice.</param>
    /// <param name="cancellationToken">Ends the question.</param>
    public Task<MaapS3Credentials> EarthdataAsync(Uri endpoint, CancellationToken cancellationToken) =>
        CredentialsAsync(
            root.Part("edc_credentials", "members/self/awsAccess/edcCredentials", Uri.EscapeDataString(endpoint.AbsoluteUri)), cancellationToken);

    public Task<MaapS3Credentials> RequesterPaysAsync(TimeSpan lifetime, CancellationToken cancellationToken) =>
        CredentialsAsync(
            new(root.Part("requester_pays", "members/self/awsAccess/requesterPaysBucket"), $"?exp={(long)lifetime.TotalSeconds}"),
            cancellationToken);

    public Task<MaapS3Credentials> WorkspaceAsync(CancellationToken cancellationToken) =>
        CredentialsAsync(root.Part("workspace_bucket_credentials", "members/self/awsAccess/workspaceBucket"), cancellationToken);

    private async Task<MaapS3Credentials> CredentialsAsync(Uri address, CancellationToken cancellationToken)
    {
        Answer answer = await GetAsync(address, cancellationToken).ConfigureAwait(false);
        return answer.Json(json => new MaapS3Credentials(
            Part(json, "accessKeyId", "aws_access_key_id") ?? throw answer.Lacks("accessKeyId"),
            Part(json, "secretAccessKey", "aws_secret_access_key") ?? throw answer.Lacks("secretAccessKey"),
            Part(json, "sessionToken", "aws_session_token"),
            Times.Read(Part(json, "expiration", "aws_session_expiration"))));
    }

    private static string? Part(Json json, string name, string otherName) => json.First(name, otherName).Words;

    private Uri Secrets(params ReadOnlySpan<string> name) => root.Part(MemberPart, Members, ["secrets", .. name]);

    private Task<Answer> GetAsync(Uri address, CancellationToken cancellationToken) =>
        http.SendAsync(new(HttpMethod.Get, address, Repeat.Always), cancellationToken);
}
