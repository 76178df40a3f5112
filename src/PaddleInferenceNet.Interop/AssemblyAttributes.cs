using System.Runtime.CompilerServices;

// Imports cross as they lie in memory; text and handles are converted in generated code, never by the runtime.
[assembly: DisableRuntimeMarshalling]
