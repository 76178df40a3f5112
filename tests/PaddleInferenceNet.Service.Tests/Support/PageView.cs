using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace PaddleInferenceNet.Service.Tests.Support;

/// <summary>A page, with all that its browser complains of.</summary>
internal sealed class PageView : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _complaints = new();

    public PageView(IPage page, Uri home)
    {
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                _complaints.Enqueue(message.Text);
            }
        };
        page.PageError += (_, error) => _complaints.Enqueue(error);
        page.Request += (_, request) =>
        {
            var target = new Uri(request.Url);
            if (target.Scheme is "http" or "https" && target.Authority != home.Authority)
            {
                _complaints.Enqueue($"A request to {request.Url}");
            }
        };
    }

    public IPage Page { get; }

    /// <summary>Checks that nothing went wrong in it, and that nothing was asked of another server.</summary>
    public void AssertNoComplaints() => Assert.That(_complaints, Is.Empty);

    public async ValueTask DisposeAsync() => await Page.Context.CloseAsync();
}
