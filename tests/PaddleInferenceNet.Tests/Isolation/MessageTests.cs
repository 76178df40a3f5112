namespace PaddleInferenceNet.Tests.Isolation;

/// <summary>What is written is read, and what was never written is refused.</summary>
public sealed class MessageTests
{
    [Test]
    public void Values_WrittenAndRead_AreTheSame()
    {
        MessageWriter writer = new();
        long[][] levels =
        [
            [0, 2, 5],
            [0, 7],
        ];
        writer
            .Begin(MessageKind.Run)
            .Byte(200)
            .Int32(-5)
            .Int64(long.MinValue)
            .Text("größe")
            .Shape([1, 3, 48])
            .Levels(levels);

        MessageReader reader = new(Content(writer));
        var shape = new int[MessageReader.MaxRank];

        Assert.That(reader.Byte(), Is.EqualTo(200));
        Assert.That(reader.Int32(), Is.EqualTo(-5));
        Assert.That(reader.Int64(), Is.EqualTo(long.MinValue));
        Assert.That(reader.Text(), Is.EqualTo("größe"));
        Assert.That(reader.Shape(shape), Is.EqualTo(3));
        Assert.That(shape[..3], Is.EqualTo(new[] { 1, 3, 48 }));
        Assert.That(reader.Levels(), Is.EqualTo(levels));
        reader.End();
    }

    [Test]
    public void Read_EveryPrefixOfAMessage_IsRefused()
    {
        MessageWriter writer = new();
        TensorInfoMessage.Write(
            writer.Begin(MessageKind.Loaded).Text("library"),
            [new TensorInfo("x", [-1, 3], TensorElementType.Float32)]
        );
        TensorInfoMessage.Write(writer, []);
        var content = Content(writer.Int32(1).Text("warning"));
        Assert.That(Read(content).Inputs.Single().ToString(), Is.EqualTo("x: Float32 [-1, 3]"));

        for (var length = 0; length < content.Length; length++)
        {
            Assert.That(() => Read(content[..length]), Throws.InstanceOf<InvalidDataException>(), $"{length} bytes");
        }

        static LoadedAnswer Read(byte[] bytes)
        {
            MessageReader reader = new(bytes);
            return LoadedAnswer.Read(ref reader);
        }
    }

    [Test]
    public void Writer_MessageAboveTheLimit_IsRefused() =>
        Assert.That(
            () => new MessageWriter().Begin(MessageKind.Run).Levels([new long[MessageWriter.MaxLength / 8]]),
            Throws.InstanceOf<PaddleException>().With.Message.Contains("1048576")
        );

    private static readonly Exception[] Failures =
    [
        new ModelFormatException(PaddleErrorCode.FileUnreadable, "f", "no file"),
        new UnsupportedOperatorException("f", "conv9d", "unknown"),
        new ShapeMismatchException("f", "does not fit", "[1]", "[2]"),
        new NativeLibraryLoadException("none", [new LoadAttempt("p", "o", "r")]),
        new PaddleException(PaddleErrorCode.OutOfMemory, "f", "too much"),
        new ArgumentException("wrong"),
        new NotSupportedException("lacks it"),
        new InvalidOperationException("not now"),
        new OperationCanceledException("broken off"),
    ];

    [TestCaseSource(nameof(Failures))]
    public void Failure_WrittenAndRead_IsTheSame(Exception failure)
    {
        MessageWriter writer = new();
        ErrorMessage.Write(writer, failure);
        MessageReader reader = new(Content(writer));

        var read = ErrorMessage.Read(ref reader);

        reader.End();
        Assert.That(read, Is.TypeOf(failure.GetType()));
        Assert.That(read.Message, Is.EqualTo(failure.Message));
        Assert.That((read as PaddleException)?.Code, Is.EqualTo((failure as PaddleException)?.Code));
        Assert.That(
            (read as UnsupportedOperatorException)?.Operator,
            Is.EqualTo((failure as UnsupportedOperatorException)?.Operator)
        );
        Assert.That((read as ShapeMismatchException)?.Actual, Is.EqualTo((failure as ShapeMismatchException)?.Actual));
        Assert.That(
            (read as NativeLibraryLoadException)?.Attempts.ToArray(),
            Is.EqualTo((failure as NativeLibraryLoadException)?.Attempts.ToArray())
        );
    }

    [Test]
    public void Failure_OfAnyOtherType_IsOneOfTheLibrary()
    {
        MessageWriter writer = new();
        ErrorMessage.Write(writer, new KeyNotFoundException("no such slot"));
        MessageReader reader = new(Content(writer));

        var read = ErrorMessage.Read(ref reader);

        Assert.That(read, Is.TypeOf<PaddleException>().With.Message.Contains("no such slot"));
        Assert.That(((PaddleException)read).Code, Is.EqualTo(PaddleErrorCode.Internal));
    }

    [Test]
    public void Settings_WrittenAndRead_AreTheSame()
    {
        PaddleConfig config = new()
        {
            Model = ModelSource.FromFiles("a.pdmodel", "a.pdiparams"),
            Threads = 7,
            Device = DeviceKind.Gpu,
            Mkldnn = false,
            DisabledPasses = ["one", "two"],
            Gpu = new GpuOptions { DeviceId = 3, Precision = InferencePrecision.Half },
            TensorRt = new TensorRtOptions
            {
                Enabled = true,
                DynamicShapes = new Dictionary<string, ShapeRange>
                {
                    ["x"] = new()
                    {
                        Min = [1],
                        Opt = [2],
                        Max = [4],
                    },
                },
                DlaCore = 1,
            },
            Graph = new GraphOptions { InsertedPasses = new Dictionary<string, int> { ["three"] = 5 } },
            Worker = new WorkerOptions { RunTimeout = TimeSpan.FromSeconds(3) },
        };
        WorkerSettings settings = new(
            config,
            new NativeLibraryOptions
            {
                Engine = NativeEngine.Official,
                Path = "/p",
                SearchFolders = ["/s"],
            },
            "/application"
        );

        var read = WorkerSettings.FromBytes(settings.ToBytes());

        Assert.That(read.ToBytes(), Is.EqualTo(settings.ToBytes()));
        Assert.That(read.Config.Model.ToString(), Is.EqualTo(Path.GetFullPath("a.pdmodel")));
        Assert.That(read.Config.Threads, Is.EqualTo(7));
        Assert.That(read.Config.Gpu, Is.EqualTo(config.Gpu));
        Assert.That(read.Config.TensorRt.DynamicShapes["x"].Max, Is.EqualTo(new[] { 4 }));
        Assert.That(read.Config.Graph.InsertedPasses["three"], Is.EqualTo(5));
        Assert.That(read.Config.DisabledPasses, Is.EqualTo(new[] { "one", "two" }));
        Assert.That(read.Library.SearchFolders, Is.EqualTo(new[] { "/s" }));
        Assert.That(read.ApplicationFolder, Is.EqualTo("/application"));
    }

    [TestCase("directory")]
    [TestCase("archive")]
    [TestCase("path")]
    public void Settings_KindOfModel_Survives(string kind)
    {
        var model = kind switch
        {
            "directory" => ModelSource.FromDirectory("d"),
            "archive" => ModelSource.FromArchive("d"),
            _ => ModelSource.FromPath("d"),
        };
        WorkerSettings settings = new(new PaddleConfig { Model = model }, new NativeLibraryOptions(), "/");

        var read = WorkerSettings.FromBytes(settings.ToBytes()).Config.Model;

        Assert.That(read, Is.TypeOf(model.GetType()));
        Assert.That(read.ToString(), Is.EqualTo(Path.GetFullPath("d")));
    }

    private static byte[] Content(MessageWriter writer) => writer.Message[MessageWriter.HeaderLength..].ToArray();
}
