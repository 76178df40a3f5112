namespace PaddleInferenceNet.Bindings.Model;

/// <summary>What one C header declares itself, without what it includes, in the order of its text.</summary>
internal sealed record CHeader(
    string FileName,
    string Hash,
    IReadOnlyList<CEnum> Enums,
    IReadOnlyList<CStruct> Structs,
    IReadOnlyList<CFunction> Functions
);

/// <summary>An enum of 32-bit signed values.</summary>
internal sealed record CEnum(string Name, string Comment, IReadOnlyList<(string Name, long Value)> Members);

/// <summary>A struct; one without fields is opaque.</summary>
internal sealed record CStruct(string Name, string Comment, IReadOnlyList<(string Name, string Type)> Fields);

/// <summary>A function; <paramref name="Since"/> is the text behind <c>@since</c>, empty where there is none.</summary>
internal sealed record CFunction(
    string Name,
    string ResultType,
    Ownership ResultOwnership,
    IReadOnlyList<CParameter> Parameters,
    string Comment,
    string Since
);

/// <summary>A parameter with its C type as clang spells it.</summary>
internal sealed record CParameter(string Name, string Type, Ownership Ownership);
