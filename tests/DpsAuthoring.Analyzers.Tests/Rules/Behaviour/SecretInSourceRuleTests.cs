using DpsAuthoring.Analyzers.Rules.Behaviour;
using DpsAuthoring.Analyzers.Tests.Verifiers;

namespace DpsAuthoring.Analyzers.Tests.Rules.Behaviour;

/// <summary>DPS2004: what has a secret's shape, in every way to write a text, and what only looks like one.</summary>
/// <remarks>Each secret here was made up, and is put together from parts so that no scanner takes this file for a leak.</remarks>
public sealed class SecretInSourceRuleTests
{
    private const string Random40 = "q8Zr4Tn1Vb7Xc3Lm9Kp2Jw6Hs5Gd0FaYeUiOoPxQ";
    private const string AwsId = "AKIA" + "Q4ZR7TN2VB5XC3LM";
    private const string Jwt = "eyJ" + "hbGciOiJSUzI1NiJ9" + ".eyJ" + "1aWQiOiJhbGljZSJ9" + ".q8Zr4Tn1Vb7Xc3Lm9Kp2Jw6Hs5Gd0FaY";
    private const string Pem =
        "-----BEGIN RSA PRIVATE" + " KEY-----\\nMIIEpAIBAAKCAQEAq8Zr4Tn1Vb7Xc3Lm9Kp2Jw6Hs5Gd0FaYeUiOoPxQ\\n-----END RSA PRIVATE KEY-----";

    [Theory]
    [InlineData(AwsId, "an AWS access key")]
    [InlineData("id=" + "ASIA" + "Q4ZR7TN2VB5XC3LM;", "an AWS access key")]
    [InlineData("AIza" + "q8Zr4Tn1Vb7Xc3Lm9Kp2Jw6Hs5Gd0FaYeUi", "a Google API key")]
    [InlineData(Pem, "a private key")]
    [InlineData("PGT-12-" + "q8Zr4Tn1Vb7Xc3Lm9Kp2Jw6Hs5-auth", "a proxy-granting ticket")]
    [InlineData("ghp_" + "q8Zr4Tn1Vb7Xc3Lm9Kp2Jw6Hs5Gd0FaYeUiO", "a GitHub token")]
    [InlineData("github_pat_" + "11q8Zr4Tn1Vb7Xc3Lm9Kp2_Jw6Hs5Gd0FaYeUiOoPxQ", "a GitHub token")]
    [InlineData("glpat-" + "q8Zr4Tn1Vb7Xc3Lm9Kp2", "a GitLab token")]
    [InlineData(Jwt, "a JSON web token")]
    [InlineData("Authorization: Bearer " + "q8Zr4Tn1Vb7Xc3Lm9Kp2Jw", "a bearer token")]
    [InlineData("https://alice:" + "Tr0ub4dor@data.nasa.gov/x", "a password in a URL")]
    [InlineData("postgres://maap:" + "s3cr3t@db:5432/x", "a password in a URL")]
    [InlineData("https://alice:" + "Sup3rS3cret@data.example.com/x", "a password in a URL")]
    [InlineData("https://alice:" + "s3cr3t@notexample.com", "a password in a URL")]
    public Task A_secret_is_reported_however_it_is_written(string secret, string what)
    {
        string half = secret[..(secret.Length / 2)], rest = secret[(secret.Length / 2)..];
        string lines = secret.Contains("\\n", StringComparison.Ordinal)
            ? "\n" + secret.Replace("\\n", "\n", StringComparison.Ordinal) + "\n"
            : secret;
        return VerifyRule<SecretInSourceRule>.ReportsAsync(
            $$""""
            _ = {|#0:"{{secret}}"|};
            _ = {|#1:"{{secret}}"u8|};
            _ = {|#2:$"{args[0]} {{secret}}"|};
            _ = {|#3:args[0] + " {{secret}}"|};
            _ = {|#4:"{{half}}" + ("{{rest}}")|};
            { const string A = "{{half}}"; _ = {|#5:A + "{{rest}}"|}; }
            { const string A = "{{half}}"; _ = {|#6:$"{A}{{rest}}"|}; }
            _ = {|#7:"""{{lines}}"""|};
            """",
            [.. Enumerable.Range(0, 8).Select(way => VerifyRule<SecretInSourceRule>.At(way, what))]);
    }

    [Fact]
    public Task A_secret_is_found_wherever_a_text_may_stand() => VerifyRule<SecretInSourceRule>.ReportsAsync(
        $$""""
        // A quote in a comment: " and here "
        #if NEVER
        _ = "{{AwsId}}";
        #endif
        _ = '"'; _ = {|#0:"{{AwsId}}"|}; _ = "\""; _ = "";
        _ = $"{args[0].Replace("a", {|#1:"{{AwsId}}"|})} \"";
        _ = {|#2:$"""{args[0]} "{{AwsId}}" """|};
        _ = args[0] + string.Concat("a", {|#3:"{{AwsId}}"|});
        _ = {|#4:@"a""{{AwsId}}"|};
        const string Half = "AKIA", Rest = "Q4ZR7TN2VB5XC3LM";
        _ = {|#5:Half + Rest|};
        _ = {|#6:args[0] + (Half + Rest)|};
        [System.ComponentModel.Description({|#7:"{{AwsId}}"|})] void Local() { }
        Local();
        """",
        [.. Enumerable.Range(0, 8).Select(place => VerifyRule<SecretInSourceRule>.At(place, "an AWS access key"))]);

    [Theory]
    [InlineData("AKIAIOSFODNN7EXAMPLE")]
    [InlineData("AKIA")]
    [InlineData("AKIA[A-Z0-9]{16}")]
    [InlineData("AKIAXXXXXXXXXXXXXXXX")]
    [InlineData("AKIAQ4ZR7TN2VB5XC3L")]
    [InlineData("AKIAQ4ZR7TN2VB5XC3LMN")]
    [InlineData("XAKIAQ4ZR7TN2VB5XC3LM")]
    [InlineData("-----BEGIN PRIVATE KEY-----")]
    [InlineData("-----BEGIN PRIVATE KEY-----\\n...\\n-----END PRIVATE KEY-----")]
    [InlineData("-----BEGIN PUBLIC KEY-----\\nMIIEpAIBAAKCAQEAq8Zr4Tn1Vb7Xc3Lm9Kp2Jw6Hs5Gd0FaYeUiOoPxQ")]
    [InlineData("PGT-")]
    [InlineData("PGT-<ticket>")]
    [InlineData("PGT-xxxxxxxxxxxxxxxxxxxxxxxxxxxx")]
    [InlineData("PGTIOU-q8Zr4Tn1Vb7Xc3Lm9Kp2Jw6Hs5Gd0FaYeUi")]
    [InlineData("ghp_")]
    [InlineData("ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx")]
    [InlineData("glpat-your-token-here-please")]
    [InlineData("Bearer ")]
    [InlineData("Bearer <token>")]
    [InlineData("Bearer {0}")]
    [InlineData("bearer of bad news and good news alike")]
    [InlineData("https://user:password@host/path")]
    [InlineData("https://user:password1@example.com")]
    [InlineData("https://user:pass@data.nasa.gov")]
    [InlineData("https://alice:Password123@data.nasa.gov")]
    [InlineData("https://alice:hunter2@data.example.org/granules")]
    [InlineData("ftp://alice:s3cr3t@mirror.test:2121/x")]
    [InlineData("https://alice:s3cr3t@nowhere.invalid")]
    [InlineData("postgres://maap:maap2024@localhost:5432/x")]
    [InlineData("https://<user>:<password>@host")]
    [InlineData("https://{user}:{password}@host")]
    [InlineData("https://$USER:$PASS@host")]
    [InlineData("https://alice:****@host")]
    [InlineData("ftp://anonymous:guest@host")]
    [InlineData("https://alice@host/x:y@z")]
    [InlineData("https://host:8080/@scope/pkg")]
    [InlineData("https://host/a:b@c")]
    [InlineData("git@github.com:MAAP-Project/dps_tutorial.git")]
    [InlineData("https://(?<user>[^:]+):(?<pass>[^@]+)@")]
    [InlineData("eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c")]
    [InlineData("eyJhbGciOiJSUzI1NiJ9")]
    [InlineData("Bearer eyJhbGciOiJIUzI1NiJ9.payload.sig")]
    [InlineData("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ0ZXN0In0.signature-goes-here")]
    [InlineData("Bearer my-sample-token-for-tests")]
    public Task What_only_looks_like_one_is_silent(string text) => VerifyRule<SecretInSourceRule>.ReportsAsync($"_ = \"{text}\";");

    [Theory]
    [InlineData("_ = $\"https://{args[0]}:{args[1]}@host\";")]
    [InlineData("_ = \"https://\" + args[0] + \":\" + args[1] + \"@host\";")]
    [InlineData("_ = $\"Bearer {args[0]}\";")]
    [InlineData("_ = $\"Bearer {args[0]} and some more words of it\";")]
    public Task What_is_filled_in_when_it_runs_is_silent(string source) => VerifyRule<SecretInSourceRule>.ReportsAsync(source);

    [Theory]
    [InlineData("var secretKey = {|#0:\"" + Random40 + "\"|};")]
    [InlineData("Set(\"AWS_SECRET_ACCESS_KEY\", {|#0:\"" + Random40 + "\"|}); static void Set(string name, string value) { }")]
    [InlineData("Set(secret: {|#0:\"" + Random40 + "\"|}); static void Set(string secret) { }")]
    [InlineData("_ = new Dictionary<string, string> { [\"aws_secret_access_key\"] = {|#0:\"" + Random40 + "\"|} };")]
    [InlineData("_ = new Dictionary<string, string> { { \"aws_secret_access_key\", {|#0:\"" + Random40 + "\"|} } };")]
    public Task A_cloud_s_secret_key_is_known_by_its_neighbour(string source) =>
        VerifyRule<SecretInSourceRule>.ReportsAsync(source, VerifyRule<SecretInSourceRule>.Saying("an AWS secret key"));

    [Fact]
    public Task A_pair_of_keys_is_two_texts_to_remove() =>
        VerifyRule<SecretInSourceRule>.ReportsAsync(
            $$"""Login({|#0:"{{AwsId}}"|}, {|#1:"{{Random40}}"|}); static void Login(string a, string b) { }""",
            VerifyRule<SecretInSourceRule>.At(0, "an AWS access key"),
            VerifyRule<SecretInSourceRule>.At(1, "an AWS secret key"));

    [Theory]
    [InlineData("var commit = \"" + Random40 + "\";")]
    [InlineData("var secretKey = \"wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\";")]
    [InlineData("var secretHash = \"da39a3ee5e6b4b0d3255bfef95601890afd80709\";")]
    public Task Another_text_of_its_length_is_not(string source) => VerifyRule<SecretInSourceRule>.ReportsAsync(source);

    [Fact]
    public Task A_bearer_s_token_may_stand_beside_its_word() =>
        VerifyRule<SecretInSourceRule>.ReportsAsync(
            """
            _ = new System.Net.Http.Headers.AuthenticationHeaderValue("Bearer", {|#0:"q8Zr4Tn1Vb7Xc3Lm9Kp2Jw"|});
            _ = new System.Net.Http.Headers.AuthenticationHeaderValue("Bearer", (({|#1:"q8Zr4Tn1Vb7Xc3Lm9Kp2Jw"|})));
            _ = new Dictionary<string, string> { { "Bearer", {|#2:"q8Zr4Tn1Vb7Xc3Lm9Kp2Jw"|} } };
            """,
            [.. Enumerable.Range(0, 3).Select(place => VerifyRule<SecretInSourceRule>.At(place, "a bearer token"))]);

    [Theory]
    [InlineData("const string A = {|#0:\"" + AwsId + "\"|}; _ = $\"id={A}\"; _ = \"id=\" + A;")]
    [InlineData("class C { [Obsolete({|#0:\"" + AwsId + "\"|})] static void F() { } }")]
    [InlineData("class C { static void F(string id = {|#0:\"" + AwsId + "\"|}) { } }")]
    public Task It_is_reported_once_where_it_stands(string source) =>
        VerifyRule<SecretInSourceRule>.ReportsAsync(source, VerifyRule<SecretInSourceRule>.Saying("an AWS access key"));

    [Fact]
    public Task A_pragma_silences_it() =>
        VerifyRule<SecretInSourceRule>.ReportsAsync($"#pragma warning disable DPS2004\n_ = \"{AwsId}\";");
}
