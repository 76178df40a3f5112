using System.Reflection;
using System.Text;

namespace PaddleInferenceNet.TestKit;

/// <summary>
/// The public surface of a library as text, one line for each member. It is recorded in <c>src/NAME/PublicAPI.txt</c> so
/// that every change of it is seen; set PADDLE_RECORD_API=1 and run the test to record a wanted change.
/// </summary>
public static class PublicSurface
{
    private const string Record = "PADDLE_RECORD_API";

    private const BindingFlags Members =
        BindingFlags.Public
        | BindingFlags.NonPublic
        | BindingFlags.Instance
        | BindingFlags.Static
        | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<string, string> Keywords = new(StringComparer.Ordinal)
    {
        ["Void"] = "void",
        ["Boolean"] = "bool",
        ["Byte"] = "byte",
        ["SByte"] = "sbyte",
        ["Int32"] = "int",
        ["Int64"] = "long",
        ["UInt64"] = "ulong",
        ["Single"] = "float",
        ["Double"] = "double",
        ["String"] = "string",
        ["Object"] = "object",
        ["IntPtr"] = "nint",
    };

    /// <summary>Lines that are recorded and gone ("-") or there and not recorded ("+"); empty where both agree.</summary>
    /// <param name="assembly">The library, which is named as its folder in <c>src</c>.</param>
    public static IReadOnlyList<string> Changes(Assembly assembly)
    {
        var path = RepositoryRoot.Combine("src", assembly.GetName().Name!, "PublicAPI.txt");
        var present = Lines(assembly);
        if (Environment.GetEnvironmentVariable(Record) == "1")
        {
            File.WriteAllLines(path, present);
        }

        var recorded = File.Exists(path) ? File.ReadAllLines(path) : [];
        return
        [
            .. recorded.Except(present, StringComparer.Ordinal).Select(line => $"- {line}"),
            .. present.Except(recorded, StringComparer.Ordinal).Select(line => $"+ {line}"),
        ];
    }

    /// <summary>The surface in ordinal order.</summary>
    public static string[] Lines(Assembly assembly) =>
        [
            .. assembly
                .GetExportedTypes()
                .SelectMany(type => MembersOf(type).Prepend(Declaration(type)))
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];

    private static string Declaration(Type type)
    {
        var kind =
            type.IsEnum ? "enum"
            : type.IsInterface ? "interface"
            : type.IsValueType ? "struct"
            : type.IsAbstract && type.IsSealed ? "static class"
            : type.IsAbstract ? "abstract class"
            : type.IsSealed ? "sealed class"
            : "class";
        var bases = new[] { type.BaseType }
            .Concat(type.GetInterfaces())
            .OfType<Type>()
            .Where(item =>
                item.IsVisible && item != typeof(object) && item != typeof(ValueType) && item != typeof(Enum)
            )
            .Where(item => !item.Name.StartsWith("IEquatable", StringComparison.Ordinal))
            .Select(Name)
            .ToList();
        return $"{Name(type)} ({kind}{(bases.Count == 0 || type.IsEnum ? "" : " : " + string.Join(", ", bases))})";
    }

    private static IEnumerable<string> MembersOf(Type type)
    {
        if (type.IsEnum)
        {
            return Enum.GetNames(type)
                .Select(name => $"{Name(type)}.{name} = {Enum.Format(type, Enum.Parse(type, name), "d")}");
        }

        var constructors = type.GetConstructors(Members)
            .Where(IsVisible)
            .Select(item => $"{Name(type)}.new({Parameters(item)})");
        var methods = type.GetMethods(Members)
            .Where(item => IsVisible(item) && !item.Name.Contains('<'))
            .Select(item =>
                $"{Name(type)}.{item.Name}{Generics(item)}({Parameters(item)}) -> {Name(item.ReturnType)}{(item.IsStatic ? " static" : "")}"
            );
        var fields = type.GetFields(Members)
            .Where(item => item.IsPublic || item.IsFamily)
            .Select(item =>
                $"{Name(type)}.{item.Name} : {Name(item.FieldType)}{(item.IsLiteral ? $" = {item.GetRawConstantValue()}" : "")}"
            );
        return constructors.Concat(methods).Concat(fields);
    }

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static string Generics(MethodInfo method) =>
        method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(Name))}>" : "";

    private static string Parameters(MethodBase method) =>
        string.Join(
            ", ",
            method
                .GetParameters()
                .Select(item =>
                    $"{Name(item.ParameterType)} {item.Name}{(item.HasDefaultValue ? $" = {item.RawDefaultValue ?? "null"}" : "")}"
                )
        );

    private static string Name(Type type)
    {
        if (type.IsArray || type.IsByRef || type.IsPointer)
        {
            return Name(type.GetElementType()!)
                + (
                    type.IsArray ? "[]"
                    : type.IsByRef ? "&"
                    : "*"
                );
        }

        if (type.IsGenericParameter)
        {
            return type.Name;
        }

        StringBuilder text = new(type.IsNested ? $"{Name(type.DeclaringType!)}." : "");
        var plain = type.Name.Split('`')[0];
        text.Append(type.Namespace == "System" ? Keywords.GetValueOrDefault(plain, plain) : plain);
        return type.IsGenericType
            ? text.Append('<').AppendJoin(", ", type.GetGenericArguments().Select(Name)).Append('>').ToString()
            : text.ToString();
    }
}
