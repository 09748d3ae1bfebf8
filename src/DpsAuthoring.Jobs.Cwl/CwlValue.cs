using System.Globalization;
using DpsAuthoring.Configuration.Cwl;
using DpsAuthoring.Configuration.Yaml;

namespace DpsAuthoring.Jobs.Cwl;

/// <summary>An input's value as a job order has it.</summary>
internal static class CwlValue
{
    /// <summary>Writes a value that is no file.</summary>
    /// <exception cref="JobException">It is none of its kind.</exception>
    public static void Write(YamlEmitter yaml, InputKind kind, JobValue value)
    {
        string name = value.Input.Name;
        switch (kind)
        {
            case InputKind.Flag:
                yaml.Plain(name, value.Text);
                break;
            case InputKind.Whole or InputKind.LongWhole:
                yaml.Plain(name, Whole(kind, value).ToString(CultureInfo.InvariantCulture));
                break;
            case InputKind.Real or InputKind.LongReal:
                yaml.Plain(name, YamlWriter.Number(Real(value)));
                break;
            default:
                yaml.Text(name, value.Text);
                break;
        }
    }

    private static long Whole(InputKind kind, JobValue value) =>
        long.TryParse(value.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number)
        && (kind == InputKind.LongWhole || number is >= int.MinValue and <= int.MaxValue)
            ? number
            : throw Refused(value, kind == InputKind.LongWhole ? "a whole number" : "a whole number of 32 bits");

    private static double Real(JobValue value) =>
        double.TryParse(value.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number)
            ? number
            : throw Refused(value, "a number");

    private static JobException Refused(JobValue value, string wanted) => new(
        FailureKind.Request,
        $"Input {value.Input.Name} is registered as {RegisteredTypes.NameOf(value.Input.Type.Registered)} and cannot be '{value.Text}': write {wanted}.");
}
