namespace DpsAuthoring.Model;

/// <summary>How DPS hands a job its inputs and takes its results.</summary>
public enum JobContract
{
    /// <summary>Every input as <c>--name value</c>; the result is the one directory that matches <c>output*</c>.</summary>
    Ogc,

    /// <summary>Files in <c>input/</c>, the other values as positional arguments; the result is <c>output/</c>.</summary>
    Legacy,
}
