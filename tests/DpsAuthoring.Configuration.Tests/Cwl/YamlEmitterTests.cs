using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using DpsAuthoring.Configuration.Cwl;

namespace DpsAuthoring.Configuration.Tests.Cwl;

/// <summary>Any text comes through YAML as it is, by the judgement of Python's YAML 1.1 and of CWL engines' YAML 1.2.</summary>
public sealed class YamlEmitterTests
{
    private const string Python = "/usr/bin/python3";

    private const string Judge =
        """
        import json, sys
        text = sys.stdin.buffer.read().decode()
        import yaml
        answers = [yaml.safe_load(text)]
        try:
            from ruamel.yaml import YAML
            answers.append(YAML(typ='safe', pure=True).load(text))
        except ImportError:
            pass
        sys.stdout.buffer.write(json.dumps(answers).encode())
        """;

    private static readonly string[] s_words = ["s:version:", "dockerPull:"];

    /// <summary>What has a meaning in YAML, in CWL or in a shell.</summary>
    private static readonly string[] s_telling =
    [
        "", " ", "a", "1", "0", ".", "-", "--", "---", "...", ":", ": ", "#", " #", "'", "\"", "\\", "\n", "\t", "\r", "%", "@", "`", "&", "*", "!",
        "|", ">", "?", "? ", "[", "]", "{", "}", ",", "~", "=", "<<", "yes", "No", "true", "null", "1.10", "1e3", "0x1F", "0o17", "1_000", "1:30",
        "2026-11-29", ".inf", ".nan", "+", "é", "\u00a0", "\u0085", "\u2028", "\ufeff", "\u0001", "\u0090", "\ufffe", "\uffff", "😀", "$(x)", "${",
        "s:version:", "S:VERSION:", "dockerPull: x", "\x7f",
    ];

    [Fact]
    public void Any_text_reads_as_it_is_and_no_word_is_found_in_it()
    {
        Assert.SkipUnless(File.Exists(Python), $"{Python} is not there: install python3-yaml.");
        var gen = Gen.OneOf(
            Gen.Int[0, s_telling.Length - 1].Array[0, 6].Select(parts => string.Concat(parts.Select(part => s_telling[part]))),
            Gen.String[0, 12].Where(text => text.All(c => !char.IsSurrogate(c) && c != '\0')));
        gen.Array[60].Sample(Check, iter: 20);
        Check(s_telling);
    }

    private static void Check(string[] texts)
    {
        using var written = new StringWriter();
        var yaml = new YamlEmitter(written, s_words);
        yaml.Document(() =>
        {
            yaml.List("block", [.. texts.Select<string, Action>(text => () =>
            {
                yaml.Text("value", text);
                yaml.Quoted("quoted", text);
                yaml.Mapping("key", () => yaml.Text("k" + text, "x"));
            })]);
            yaml.Names("flow", texts);
            yaml.List("none");
            yaml.Mapping("empty", () => { });
        });
        string document = written.ToString();

        Assert.All(s_words, word => Assert.DoesNotContain(word, document, StringComparison.OrdinalIgnoreCase));
        foreach (JsonNode? answer in Read(document))
        {
            Assert.Equal(texts, answer!["flow"]!.AsArray().Select(Text));
            Assert.Equal(texts, answer["block"]!.AsArray().Select(item => Text(item!["value"])));
            Assert.Equal(texts, answer["block"]!.AsArray().Select(item => Text(item!["quoted"])));
            Assert.Equal(texts, answer["block"]!.AsArray().Select(item => Assert.Single(item!["key"]!.AsObject()).Key[1..]));
            Assert.Equal("[]{}", answer["none"]!.ToJsonString() + answer["empty"]!.ToJsonString());
        }
    }

    private static string Text(JsonNode? node) =>
        node is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : $"no text: {node?.ToJsonString()}";

    private static JsonArray Read(string document)
    {
        using Process process = Process.Start(new ProcessStartInfo(Python, ["-c", Judge])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        process.StandardInput.BaseStream.Write(Encoding.UTF8.GetBytes(document));
        process.StandardInput.Close();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{document}\n{error.GetAwaiter().GetResult()}");
        return JsonNode.Parse(output.GetAwaiter().GetResult())!.AsArray();
    }
}
