namespace DpsAuthoring;

/// <summary>
/// Says of a method's parameter that the method creates, writes or appends to the file or folder of this path, for methods that the rules
/// cannot look into: another assembly's, an interface's, or native code's.
/// </summary>
/// <remarks>
/// Rule DPS1001 and its neighbours then judge what callers pass, as they do for <see cref="File.WriteAllText(string, string)"/>. At run
/// time it does nothing. Methods that are not one's own are listed in a file <c>DpsWriters.txt</c> instead.
/// </remarks>
/// <example><code>public static void Save(Mesh mesh, [WritesTo] string path) => NativeMesh.Save(mesh.Handle, path);</code></example>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class WritesToAttribute : Attribute;
