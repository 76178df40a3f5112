using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace PaddleInferenceNet.Load;

/// <summary>A client that sends the picture again and again, and comes back when it is told to where it is refused.</summary>
/// <param name="http">Shared by all clients.</param>
/// <param name="picture">The file.</param>
/// <param name="expected">The text that it has.</param>
/// <param name="tally">Where answers are counted.</param>
internal sealed class Client(HttpClient http, byte[] picture, string expected, Tally tally)
{
    private static readonly Uri Path = new("v1/ocr", UriKind.Relative);

    /// <summary>Sends until the time is up, and waits for the last answer.</summary>
    public async Task RunAsync(CancellationToken timeIsUp)
    {
        while (!timeIsUp.IsCancellationRequested)
        {
            var pause = await SendAsync();
            await Task.Delay(pause, timeIsUp).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<TimeSpan> SendAsync()
    {
        tally.Send();
        var start = Stopwatch.GetTimestamp();
        try
        {
            using ByteArrayContent content = new(picture);
            content.Headers.ContentType = new MediaTypeHeaderValue("image/png");
            using var response = await http.PostAsync(Path, content);
            var body = await response.Content.ReadAsStringAsync();
            return Note(response, body, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
        {
            tally.Note($"lost: {exception.GetType().Name}");
            return TimeSpan.Zero;
        }
    }

    private TimeSpan Note(HttpResponseMessage response, string body, double elapsedMs)
    {
        switch (response.StatusCode)
        {
            case HttpStatusCode.OK:
                NoteText(body, elapsedMs);
                return TimeSpan.Zero;
            case HttpStatusCode.TooManyRequests
            or HttpStatusCode.ServiceUnavailable when response.Headers.RetryAfter?.Delta is { } pause:
                NoteRefusal(response.StatusCode);
                return pause;
            default:
                tally.Note($"{(int)response.StatusCode} without Retry-After");
                return TimeSpan.Zero;
        }
    }

    private void NoteText(string body, double elapsedMs)
    {
        using var json = JsonDocument.Parse(body);
        var result = json.RootElement.GetProperty("pictures")[0];
        if (result.GetProperty("text").GetString() == expected)
        {
            tally.Succeed(result.GetProperty("times").GetProperty("waitMs").GetDouble(), elapsedMs);
        }
        else
        {
            tally.Note("200 with another text");
        }
    }

    private void NoteRefusal(HttpStatusCode status)
    {
        if (status == HttpStatusCode.ServiceUnavailable)
        {
            tally.GiveUp(LoadPlan.QueueTimeout.TotalMilliseconds);
        }
        else
        {
            tally.Note("429");
        }
    }
}
