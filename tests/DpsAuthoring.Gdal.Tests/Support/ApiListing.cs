using System.Reflection;

namespace GdalTests.Support;

/// <summary>
/// The public surface of types as lines of text, one a member: all that decides whether a source that uses it compiles.
/// Nullability, and the words virtual, sealed and abstract, do not.
/// </summary>
public static class ApiListing
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static IEnumerable<string> Of(Type type)
    {
        if (typeof(Delegate).IsAssignableFrom(type))
        {
            return [$"delegate {Name(type)}{Signature(type.GetMethod("Invoke")!)}"];
        }

        if (type.IsEnum)
        {
            return
            [
                $"enum {Name(type)}",
                .. Enum.GetNames(type).Select(n => $"{Name(type)}.{n} = {Convert.ToInt64(Enum.Parse(type, n), null)}"),
            ];
        }

        string[] bases = [.. new[] { type.BaseType! }.Concat(type.GetInterfaces()).Select(Name).Where(n => n != "System.Object").Order()];
        return
        [
            $"class {Name(type)}" + (bases.Length > 0 ? " : " + string.Join(", ", bases) : ""),
            .. type.GetConstructors(Declared).Select(c => $"{Name(type)}.new({Parameters(c)})"),
            .. type.GetFields(Declared)
                .Select(f =>
                    $"{Static(f.IsStatic)}{Name(type)}.{f.Name} {{ {(f.IsLiteral ? "const" : f.IsInitOnly ? "readonly" : "")} }} : {Name(f.FieldType)}"
                ),
            .. type.GetProperties(Declared)
                .Select(p =>
                    $"{Static(p.GetAccessors()[0].IsStatic)}{Name(type)}.{p.Name} {{ {(p.GetGetMethod() is null ? "" : "get; ")}{(p.GetSetMethod() is null ? "" : "set; ")}}} : {Name(p.PropertyType)}"
                ),
            .. type.GetMethods(Declared)
                .Where(m => !m.IsSpecialName)
                .Select(m => $"{Static(m.IsStatic)}{Name(type)}.{m.Name}{Signature(m)}"),
        ];
    }

    private static string Signature(MethodInfo method) => $"({Parameters(method)}) : {Name(method.ReturnType)}";

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(p =>
                    (
                        p.IsOut ? "out " : p.ParameterType.IsByRef ? "ref " : "")
                    + Name(p.ParameterType.IsByRef ? p.ParameterType.GetElementType()! : p.ParameterType)
                    + " "
                    + p.Name));

    private static string Static(bool isStatic) => isStatic ? "static " : "";

    private static string Name(Type type) => (type.FullName ?? type.Name).Replace('+', '.');
}
