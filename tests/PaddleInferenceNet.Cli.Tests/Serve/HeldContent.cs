using System.Net;

namespace PaddleInferenceNet.Cli.Tests.Serve;

/// <summary>The body of a request whose second half is sent when the test says so.</summary>
internal sealed class HeldContent(byte[] bytes, Task release) : HttpContent
{
    private readonly TaskCompletionSource _isBegun = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Done when the first half is sent.</summary>
    public Task IsBegun => _isBegun.Task;

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        var half = bytes.Length / 2;
        await stream.WriteAsync(bytes.AsMemory(0, half));
        await stream.FlushAsync();
        _isBegun.SetResult();
        await release;
        await stream.WriteAsync(bytes.AsMemory(half));
    }

    protected override bool TryComputeLength(out long length)
    {
        length = bytes.Length;
        return true;
    }
}
