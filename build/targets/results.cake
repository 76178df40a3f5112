// Test results as the runners write them, added up.
using System.Xml.Linq;

record TestCount(int Passed, int Failed, int Skipped)
{
    public static TestCount None { get; } = new(0, 0, 0);

    public static TestCount operator +(TestCount left, TestCount right) =>
        new(left.Passed + right.Passed, left.Failed + right.Failed, left.Skipped + right.Skipped);

    public override string ToString() => $"{Passed} passed, {Failed} failed, {Skipped} skipped";
}

// A runner that ended badly without a failed test of its own, such as a crash, is a failure too.
TestCount CountResults(string file, int exitCode, Func<XDocument, TestCount> read)
{
    var count = System.IO.File.Exists(file) ? read(XDocument.Load(file)) : TestCount.None;
    return exitCode != 0 && count.Failed == 0 ? count + new TestCount(0, 1, 0) : count;
}

// The results of 'dotnet test'. Its own counters leave out skipped tests.
TestCount ReadTrx(XDocument document)
{
    XNamespace trx = "http://microsoft.com/schemas/VisualStudio/TeamTest/2010";
    var outcomes = document.Descendants(trx + "UnitTestResult").Select(result => (string)result.Attribute("outcome")).ToArray();
    var passed = outcomes.Count(outcome => outcome == "Passed");
    var skipped = outcomes.Count(outcome => outcome is "NotExecuted" or "Inconclusive");
    return new(passed, outcomes.Length - passed - skipped, skipped);
}

// The results of CTest in JUnit's form.
TestCount ReadJUnit(XDocument document)
{
    var cases = document.Descendants("testcase").ToArray();
    var failed = cases.Count(test => test.Element("failure") is not null || (string)test.Attribute("status") == "fail");
    var skipped = cases.Count(test => test.Element("skipped") is not null || (string)test.Attribute("status") is "notrun" or "disabled");
    return new(cases.Length - failed - skipped, failed, skipped);
}
