namespace PaddleInferenceNet.Soak.Pictures;

/// <summary>A picture file in memory; it is decoded anew each time, as a service does.</summary>
internal sealed record SoakPicture(string Name, byte[] File, int Pixels);
