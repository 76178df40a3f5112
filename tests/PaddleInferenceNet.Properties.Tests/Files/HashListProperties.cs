using System.Collections.Immutable;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using PaddleInferenceNet.Ocr.Models;
using PaddleInferenceNet.Properties.Tests.Support;

namespace PaddleInferenceNet.Properties.Tests.Files;

public sealed class HashListProperties
{
    // Each is brought to the disk, which takes its time.
    private const int Fewer = 300;

    private static readonly string Hash = new('a', 64);

    private static readonly byte[] Valid = Encoding.ASCII.GetBytes($"{Hash}  m.tar\n{Hash}  m/inference.pdmodel\n");

    private static readonly Gen<byte[]> Lists = Gen.OneOf(
        Bytes.Mutated(Valid),
        Texts
            .Of(Gen.Elements(Hash, "  ", "\n", "m/x", "..", "/", "\0", "C:\\", "\r", "é", "A"))
            .Select(Encoding.UTF8.GetBytes),
        Texts.Hostile.Select(name => Encoding.UTF8.GetBytes($"{Hash}  {name}\n"))
    );

    [Test]
    public void Read_AnyFile_IsAListOrNone()
    {
        using TemporaryFolder folder = new();
        Cases.ForAll(
            Lists,
            bytes =>
            {
                var list = HashList.Read(folder.Write("m.sha256", bytes));
                Assert.That(list is null || list.Entries.Count > 0);
            }
        );
    }

    [Test]
    public void Read_PartOfAList_IsNone()
    {
        using TemporaryFolder folder = new();
        Cases.ForAll(
            Gen.Choose(0, Valid.Length - 1),
            length =>
            {
                // A part that ends with a line is a list, of which the missing files are not told.
                var path = folder.Write("m.sha256", Valid.AsSpan(0, length));
                Assert.That(HashList.Read(path), length > 0 && Valid[length - 1] == '\n' ? Is.Not.Null : Is.Null);
            }
        );
    }

    [Test]
    public void Write_ThenRead_IsTheSame()
    {
        using TemporaryFolder folder = new();
        var path = folder.Combine("m.sha256");
        var names = Texts
            .Visible.Select(name => $"m/{name}x")
            .Where(name => ArchivePath.Normalize(name) == name && ArchivePath.HasNames(name));
        Cases.ForAll(
            names.NonEmptyListOf(),
            files =>
            {
                var entries = files
                    .Distinct(StringComparer.Ordinal)
                    .ToImmutableSortedDictionary(name => name, _ => Hash, StringComparer.Ordinal);
                new HashList(entries).Write(path);

                Assert.That(HashList.Read(path)?.Entries, Is.EqualTo(entries));
                Assert.That(folder.Names, Is.EqualTo(new[] { "m.sha256" }));
            },
            Fewer
        );
    }

    [Test]
    public void Verify_AnyList_ListsFaultsWithoutFailure()
    {
        var model = ModelCatalogue.Default.Find("ch_ppocr_mobile_v2.0_cls");
        using TemporaryFolder folder = new();
        using ModelStore store = new(new StoreOptions { Folder = folder.Path, Offline = true });
        Cases.ForAll(
            Lists,
            bytes =>
            {
                folder.Write($"{model.Name}.sha256", bytes);
                Assert.That(store.VerifyAsync(model).Result, Is.Not.Empty);
            }
        );
    }
}
