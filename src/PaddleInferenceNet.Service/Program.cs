using PaddleInferenceNet.Service;

await using var app = OcrService.Build(args);
await app.RunAsync().ConfigureAwait(false);
