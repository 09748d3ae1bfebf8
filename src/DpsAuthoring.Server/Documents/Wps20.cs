using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using DpsAuthoring.Server.Store;

namespace DpsAuthoring.Server.Documents;

/// <summary>The XML of the legacy API, which is WPS 2.0 in the original's own reading.</summary>
internal static class Wps20
{
    public static readonly XNamespace Wps = "http://www.opengis.net/wps/2.0";
    public static readonly XNamespace Ows = "http://www.opengis.net/ows/2.0";
    private static readonly XNamespace s_xsi = "http://www.w3.org/2001/XMLSchema-instance";
    private static readonly XNamespace s_link = "http://www.w3.org/1999/xlink";

    private static readonly string[] s_operations = ["GetCapabilities", "DescribeProcess", "Execute", "GetStatus"];

    /// <summary>A text as XML can have it.</summary>
    public static string Clean(string text)
    {
        if (text.All(c => XmlConvert.IsXmlChar(c)))
        {
            return text;
        }

        var clean = new StringBuilder(text.Length);
        foreach (Rune rune in text.EnumerateRunes()) // Half a surrogate pair is its replacement already.
        {
            clean.Append(rune.IsBmp && !XmlConvert.IsXmlChar((char)rune.Value) ? "\uFFFD" : rune.ToString());
        }

        return clean.ToString();
    }

    public static XElement StatusInfo(string id, string status) => new(
        Wps + "StatusInfo",
        Namespaces(),
        new XElement(Wps + "JobID", Clean(id)),
        new XElement(Wps + "Status", status));

    public static XElement Result(string id, IEnumerable<(string Id, IEnumerable<string> Data)> outputs) => new(
        Wps + "Result",
        Namespaces(),
        new XElement(Wps + "JobID", Clean(id)),
        outputs.Select(output => new XElement(
            Wps + "Output",
            new XAttribute("id", Clean(output.Id)),
            output.Data.Select(data => new XElement(Wps + "Data", Clean(data))))));

    /// <summary>What a client sends; null for what is no XML.</summary>
    public static XElement? Parse(string text)
    {
        try
        {
            using var reader = XmlReader.Create(
                new StringReader(text),
                new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = 64 << 20 });
            return XElement.Load(reader);
        }
        catch (XmlException)
        {
            return null;
        }
    }

    /// <summary>An algorithm's description.</summary>
    public static XElement Offerings(RegisteredAlgorithm algorithm, AlgorithmDefinition definition, string queue) => new(
        Wps + "ProcessOfferings",
        Namespaces(),
        new XElement(
            Wps + "ProcessOffering",
            new XAttribute("processVersion", "1.1.0"),
            new XAttribute("jobControlOptions", "sync-execute async-execute"),
            new XAttribute("outputTransmission", "value reference"),
            new XElement(
                Wps + "Process",
                new XElement(Ows + "Title", Clean($"Algorithm: {algorithm.TypeName} ; Version: {algorithm.Version}")),
                new XElement(Ows + "Identifier", Clean($"{algorithm.TypeName}:{algorithm.Version}")),
                definition.Algorithm.Inputs.Select(input => Input(input.Name, type: input.IsStaged ? "xs:anyURI" : "xs:string")),
                Input("queue_name", queue),
                new XElement(Wps + "Output"))));

    public static XElement Capabilities(IEnumerable<RegisteredAlgorithm> algorithms, string root) => new(
        Wps + "Capabilities",
        Namespaces(),
        new XAttribute("service", "WPS"),
        new XAttribute("version", "2.0.0"),
        new XElement(
            Ows + "ServiceIdentification",
            new XElement(Ows + "Title", "DPS on this machine"),
            new XElement(Ows + "ServiceType", "WPS"),
            new XElement(Ows + "ServiceTypeVersion", "2.0.0")),
        new XElement(Ows + "ServiceProvider", new XElement(Ows + "ProviderName", "DpsAuthoring")),
        new XElement(
            Ows + "OperationsMetadata",
            s_operations.Select(name => new XElement(Ows + "Operation", new XAttribute("name", name)))),
        new XElement(
            Wps + "Contents",
            algorithms.Select(algorithm => new XElement(
                Wps + "ProcessSummary",
                new XAttribute("jobControlOptions", "async-execute"),
                new XElement(Ows + "Title", Clean($"{algorithm.TypeName}:{algorithm.Version}")),
                new XElement(Ows + "Identifier", Clean($"{algorithm.TypeName}:{algorithm.Version}")),
                new XElement(
                    Ows + "Metadata",
                    new XAttribute(XNamespace.Xmlns + "xlin", s_link),
                    new XAttribute(
                        s_link + "href",
                        $"{root}/dps/job/describeprocess/{Uri.EscapeDataString($"{algorithm.TypeName}:{algorithm.Version}")}"))))));

    public static string Text(double number) => number.ToString("0.######", CultureInfo.InvariantCulture);

    private static XElement Input(string name, string? value = null, string type = "xs:string") => new(
        Wps + "Input",
        new XAttribute("minOccurs", "1"),
        new XAttribute("maxOccurs", "1"),
        new XElement(Ows + "Title", Clean(name)),
        new XElement(Ows + "Identifier", Clean(name)),
        new XElement(
            Wps + "LiteralData",
            new XAttribute(XNamespace.Xmlns + "ns", Wps),
            new XElement(Wps + "Format", new XAttribute("default", "true"), new XAttribute("mimeType", "text/plain")),
            new XElement(
                "LiteralDataDomain",
                value is null
                    ? new XElement(Ows + "AnyValue")
                    : new XElement(Wps + "Data", new XElement(Wps + "LiteralValue", Clean(value))),
                new XElement(Ows + "DataType", new XAttribute(Ows + "reference", type)))));

    private static XAttribute[] Namespaces() =>
    [
        new(XNamespace.Xmlns + "wps", Wps),
        new(XNamespace.Xmlns + "ows", Ows),
        new(XNamespace.Xmlns + "xsi", s_xsi),
        new(XNamespace.Xmlns + "schemaLocation", "http://schemas.opengis.net/wps/2.0/wps.xsd"),
    ];
}
