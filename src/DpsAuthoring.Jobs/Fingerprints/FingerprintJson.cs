using System.Text.Json.Serialization;

namespace DpsAuthoring.Jobs.Fingerprints;

/// <summary>How fingerprints are kept, without reflection: the tool is compiled ahead of time.</summary>
[JsonSerializable(typeof(AlgorithmFingerprint.Kept))]
[JsonSerializable(typeof(Dictionary<string, string>), TypeInfoPropertyName = "Texts")]
internal sealed partial class FingerprintJson : JsonSerializerContext;
