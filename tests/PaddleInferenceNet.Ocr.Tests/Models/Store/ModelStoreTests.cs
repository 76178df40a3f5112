using PaddleInferenceNet.Ocr.Models;

namespace PaddleInferenceNet.Ocr.Tests.Models.Store;

[TestFixture]
internal sealed class ModelStoreTests : StoreFixture
{
    [Test]
    public async Task Get_Published_UnpacksChecksAndRecords()
    {
        await using var server = ArchiveServer.Of(Archive);
        using var store = Open(server);
        List<DownloadProgress> reports = [];

        var folder = await store.GetAsync(Model, new Collector(reports));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                Directory.GetFiles(folder).Select(Path.GetFileName),
                Is.EquivalentTo(new[] { "inference.pdiparams", "inference.pdmodel" })
            );
            Assert.That(
                File.ReadAllBytes(Path.Combine(folder, "inference.pdmodel")),
                Is.EqualTo(
                    File.ReadAllBytes(RepositoryRoot.Combine("third_party", "models", Folder, "inference.pdmodel"))
                )
            );
            Assert.That(server.Requests.Single().Path, Is.EqualTo(Model.Url.AbsolutePath));
            Assert.That(reports[^1], Is.EqualTo(new DownloadProgress(Model.Name, Archive.Length, Archive.Length)));
            Assert.That(File.ReadAllText(Paths.Hashes), Does.Contain($"{Hash(Archive)}  {Model.Name}.tar\n"));
            Assert.That(File.Exists(Paths.Archive), Is.False);
            Assert.That(await store.VerifyAsync(Model), Is.Empty);
        }
    }

    [Test]
    public async Task Get_Installed_AsksNobody()
    {
        await using var server = ArchiveServer.Of(Archive);
        using var store = Open(server);
        await store.GetAsync(Model);

        await store.GetAsync(Model);
        using ModelStore offline = new(Options() with { Offline = true });
        await offline.GetAsync(Model);

        Assert.That(server.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Get_DamagedFile_IsFetchedAgain()
    {
        await using var server = ArchiveServer.Of(Archive);
        using var store = Open(server);
        var folder = await store.GetAsync(Model);
        var file = Path.Combine(folder, "inference.pdmodel");
        await File.AppendAllTextAsync(file, "x");

        var faults = await store.VerifyAsync(Model);
        await store.GetAsync(Model);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(faults.Single(), Does.Contain(file).And.Contain("SHA-256"));
            Assert.That(server.Requests, Has.Count.EqualTo(2));
            Assert.That(await store.VerifyAsync(Model), Is.Empty);
        }
    }

    [Test]
    public void Get_AbsentOffline_NamesTheCommand()
    {
        using ModelStore store = new(Options() with { Offline = true });

        Assert.That(
            () => store.GetAsync(Model),
            Throws.TypeOf<DownloadException>().With.Message.Contains($"paddle-ocr models get {Model.Name}")
        );
    }

    [Test]
    public void Get_LiteModel_NamesTheOneToUse()
    {
        using var store = Open();

        Assert.That(
            () => store.GetAsync(ModelCatalogue.Default.Find("ch_ppocr_mobile_v2.0_det_opt")),
            Throws.TypeOf<ModelFormatException>().With.Message.Contains("'ch_ppocr_mobile_v2.0_det'")
        );
    }

    [Test]
    public async Task Get_HashOfTheCatalogue_IsChecked()
    {
        await using var server = ArchiveServer.Of(Archive);
        using var store = Open(server);
        var wrong = new string('0', 64);

        Assert.That(
            () => store.GetAsync(Model with { Sha256 = wrong }),
            Throws.TypeOf<DownloadException>().With.Message.Contains(wrong).And.Message.Contains(Hash(Archive))
        );
        AssertNothingInstalled(store);
        await store.GetAsync(Model with { Sha256 = Hash(Archive).ToUpperInvariant() });
    }

    [Test]
    public async Task Get_OtherArchiveThanAtFirst_IsRefused()
    {
        await using (var first = ArchiveServer.Of(Archive))
        {
            using var store = Open(first);
            Directory.Delete(await store.GetAsync(Model), recursive: true);
        }

        var other = TestArchive.Of(("inference.pdmodel", [10]), ("inference.pdiparams", [0]));
        await using var second = ArchiveServer.Of(other);
        using var again = Open(second);

        Assert.That(
            () => again.GetAsync(Model),
            Throws
                .TypeOf<DownloadException>()
                .With.Message.Contains(Hash(other))
                .And.Message.Contains(Hash(Archive))
                .And.Message.Contains(Paths.Hashes)
        );
        AssertNothingInstalled(again);
    }

    [Test]
    public async Task Get_TwoStoresAtOnce_FetchOnce()
    {
        await using var server = ArchiveServer.Of(Archive);
        using var a = Open(server);
        using var b = Open(server);

        await Task.WhenAll(a.GetAsync(Model), b.GetAsync(Model), Task.Run(() => b.GetAsync(Model)));

        Assert.That(server.Requests, Has.Count.EqualTo(1));
        Assert.That(await a.VerifyAsync(Model), Is.Empty);
    }

    [Test]
    public async Task Get_LockThatIsNotLetGo_IsNamed()
    {
        await using var server = ArchiveServer.Of(Archive);
        Directory.CreateDirectory(Paths.Unfinished);
        using FileStream held = new(Paths.Lock, FileMode.Create, FileAccess.ReadWrite, FileShare.None);
        using ModelStore store = new(Options(server) with { LockPatience = TimeSpan.FromMilliseconds(150) });

        Assert.That(() => store.GetAsync(Model), Throws.TypeOf<DownloadException>().With.Message.Contains(Paths.Lock));
        Assert.That(server.Requests, Is.Empty);
    }

    [Test]
    public async Task Get_LeftoversOfAProcessThatWasEnded_AreTakenAway()
    {
        await using var server = ArchiveServer.Of(Archive);
        Directory.CreateDirectory(Paths.Unpacked);
        await File.WriteAllTextAsync(Path.Combine(Paths.Unpacked, "inference.pdmodel"), "half");
        Directory.CreateDirectory(Paths.Replaced);
        Directory.CreateDirectory(Paths.Item);
        using var store = Open(server);

        var folder = await store.GetAsync(Model);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await store.VerifyAsync(Model), Is.Empty);
            Assert.That(Directory.GetFiles(folder), Has.Length.EqualTo(2));
            Assert.That(Directory.GetFileSystemEntries(Paths.Unfinished), Is.EqualTo(new[] { Paths.Lock }));
        }
    }

    [Test]
    public async Task Get_ArchiveThatIsCompleteAlready_IsNotFetchedAgain()
    {
        await using var server = ArchiveServer.Of(Archive);
        Directory.CreateDirectory(Paths.Unfinished);
        await File.WriteAllBytesAsync(Paths.Archive, Archive);
        await File.WriteAllTextAsync(Paths.ArchiveTag, ArchiveServer.Answer.Tag);
        using ModelStore store = new(Options(server) with { Attempts = 1 });

        await store.GetAsync(Model);

        Assert.That(server.Requests.Single().Start, Is.EqualTo(Archive.Length));
        Assert.That(await store.VerifyAsync(Model), Is.Empty);
    }

    [Test]
    public async Task Get_Proxy_IsAskedInsteadOfTheServer()
    {
        await using var proxy = ArchiveServer.Of(Archive);
        using ModelStore store = new(
            Options() with
            {
                Mirror = new Uri("http://mirror.invalid/paddle/"),
                Proxy = proxy.Address,
            }
        );

        await store.GetAsync(Model);

        Assert.That(proxy.Requests.Single().Path, Is.EqualTo($"http://mirror.invalid/paddle{Model.Url.AbsolutePath}"));
    }

    [Test]
    public async Task For_LanguageAndVersion_GivesASetThatIsFetched()
    {
        await using var server = ArchiveServer.Of(Archive);
        using var store = Open(server);

        var models = await OcrModels.ForAsync("german", "v2.0", store);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(models.RecognitionHeight, Is.EqualTo(32));
            Assert.That(models.Dictionary.ToString(), Is.EqualTo("german_dict.txt"));
            Assert.That(
                models.RecognitionModel.ToString(),
                Is.EqualTo(Path.Combine(store.Folder, "german_mobile_v2.0_rec"))
            );
            Assert.That(
                server.Requests.Select(request => request.Path.Split('/')[^1]),
                Is.SupersetOf(new[] { "en_ppocr_mobile_v2.0_det_infer.tar", "german_mobile_v2.0_rec_infer.tar" })
            );
        }
    }

    private sealed class Collector(List<DownloadProgress> reports) : IProgress<DownloadProgress>
    {
        public void Report(DownloadProgress value) => reports.Add(value);
    }
}
