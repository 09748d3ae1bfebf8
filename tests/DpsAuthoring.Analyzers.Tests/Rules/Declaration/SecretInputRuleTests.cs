using DpsAuthoring.Analyzers.Rules.Declaration;
using DpsAuthoring.Analyzers.Tests.Verifiers;

namespace DpsAuthoring.Analyzers.Tests.Rules.Declaration;

/// <summary>DPS2003: which names and descriptions mean a secret.</summary>
public sealed class SecretInputRuleTests
{
    [Theory]
    [InlineData("password", "", "password")]
    [InlineData("earthdata_password", "", "password")]
    [InlineData("earthdataPassword", "", "password")]
    [InlineData("passwd", "", "password")]
    [InlineData("api-token", "", "token")]
    [InlineData("token2", "", "token")]
    [InlineData("token_value", "", "token")]
    [InlineData("client-secret", "", "secret")]
    [InlineData("key", "", "key")]
    [InlineData("api_key", "", "key")]
    [InlineData("apikey", "", "key")]
    [InlineData("secretAccessKey", "", "key")]
    [InlineData("credentials", "", "secret")]
    [InlineData("login", "Your Earthdata password", "password")]
    [InlineData("login", "User name and password of the service", "password")]
    [InlineData("login", "Token, as shown in your profile", "token")]
    [InlineData("login", "API key for the catalogue", "key")]
    [InlineData("login", "The access key", "key")]
    [InlineData("login", "A secret that only you know", "secret")]
    public Task A_secret_is_reported(string name, string description, string word) =>
        VerifyRule<SecretInputRule>.ReportsAsync(
            Sample.Declaration($"[{{|#0:{Attribute(name, description)}|}}] public string? X {{ get; init; }}"),
            VerifyRule<SecretInputRule>.Saying(name, word));

    [Theory]
    [InlineData("keyword", "")]
    [InlineData("keyboard", "The keyboard layout")]
    [InlineData("monkey", "")]
    [InlineData("key_frame", "Distance of key frames")]
    [InlineData("sort-key", "Key to sort by")]
    [InlineData("object_key", "The object's key in the bucket")]
    [InlineData("token_count", "How many tokens")]
    [InlineData("max_tokens", "")]
    [InlineData("stop-token", "")]
    [InlineData("secret_name", "Name of the MAAP secret that holds the token")]
    [InlineData("token-url", "Where to get the token")]
    [InlineData("login", "Name of the secret with the password")]
    [InlineData("login", "File with the password")]
    [InlineData("login", "No password is needed")]
    [InlineData("login", "Key of the dictionary of bands")]
    [InlineData("login", "The token count of a line")]
    [InlineData("secretary", "The secretary's name")]
    [InlineData("tokenizer", "")]
    [InlineData("output_file", "Name of the result in output/")]
    public Task Another_word_is_not(string name, string description) =>
        VerifyRule<SecretInputRule>.ReportsAsync(Sample.Declaration(Input(name, description)));

    [Theory]
    [InlineData("[Input(\"token\")] public bool X { get; init; }")]
    [InlineData("[Input(\"key\")] public int X { get; init; }")]
    [InlineData("[Input(\"key\")] public InputFile? X { get; init; }")]
    [InlineData("[Input(\"key\"), AllowedValues(\"a\", \"b\")] public string X { get; init; } = \"a\";")]
    public Task What_is_no_text_is_no_secret(string property) => VerifyRule<SecretInputRule>.ReportsAsync(Sample.Declaration(property));

    [Fact]
    public Task A_pragma_silences_it() =>
        VerifyRule<SecretInputRule>.ReportsAsync(Sample.Declaration("\n#pragma warning disable DPS2003\n" + Input("token", "")));

    private static string Input(string name, string description) => $"[{Attribute(name, description)}] public string? X {{ get; init; }}";

    private static string Attribute(string name, string description) => $"Input(\"{name}\", \"{description}\")";
}
