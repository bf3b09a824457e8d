import Findings
import SourceText
import TOML

/// A configuration as it lies on disk: `sessionlint.toml`, or the table `tool.sessionlint` of a
/// `pyproject.toml`.
struct ConfigurationFile: Sendable {
    /// The folder that its paths are relative to, absolute and without links.
    var folder: String
    /// The path as the user would write it.
    var shownPath: String
    var text: Report.Text
    /// Nil where the file is no TOML.
    var table: TOMLTable?
    /// What is wrong with the file as a whole.
    var problem: InputProblem?
    /// The commit that it was read from, and that what it names is read from; nil for a file on disk.
    var commit: CommittedTree?

    /// Names of configuration files, in the order in which they are looked for in a folder.
    static let names = ["sessionlint.toml", "pyproject.toml"]

    /// Reads a file as a configuration; nil for a `pyproject.toml` without a table for us.
    /// - Parameter isNamed: whether the user named the file, who then expects it to say something.
    init?(path: String, shownPath: String, isNamed: Bool) throws(ReadRefusal) {
        self.init(
            try readFile(path, limit: Self.largest), path: path, shownPath: shownPath, isNamed: isNamed)
    }

    /// - Parameter path: where the bytes lie, or would lie; absolute.
    init?(_ bytes: [UInt8], path: String, shownPath: String, isNamed: Bool) {
        let isProject = lastComponent(path) == "pyproject.toml"
        // Most of these files are not about us; looking for the word is cheaper than reading the document.
        if isProject, !isNamed, !contains(bytes, "sessionlint") { return nil }
        folder = parentFolder(path) ?? "/"
        self.shownPath = shownPath
        text = Report.Text(bytes)
        do throws(TOMLError) {
            let document = try parseTOML(bytes)
            guard isProject else {
                table = document
                return
            }
            table = document["tool"]?.table?["sessionlint"]?.table
            if table != nil { return }
            guard isNamed else { return nil }
            problem = self.problem(
                "there is no table `[tool.sessionlint]` in it", at: ByteRange(at: 0),
                help: "add one, or name a `sessionlint.toml`")
        } catch {
            problem = self.problem(error.message, at: error.range)
        }
    }

    /// A `sessionlint.toml` that is not written yet.
    /// - Parameter path: where it would lie, absolute.
    init(proposed bytes: [UInt8], path: String, shownPath: String) {
        folder = parentFolder(path) ?? "/"
        self.shownPath = shownPath
        text = Report.Text(bytes)
        do throws(TOMLError) {
            table = try parseTOML(bytes)
        } catch {
            problem = self.problem(error.message, at: error.range)
        }
    }

    /// No configuration is near this size.
    static let largest = 4 << 20

    func problem(_ message: String, at range: ByteRange, help: String? = nil) -> InputProblem {
        InputProblem(
            message, help: help, file: InputProblem.File(path: shownPath, text: text, range: range))
    }

    /// The packs that it names. They are read before the rest: they may bring the rules that the rest is
    /// about.
    var packs: Setting<[String]>? {
        guard let entry = table?.entry("packs"), let elements = entry.value.array else { return nil }
        return Setting(elements.compactMap(\.string), from: origin(entry.keyRange))
    }

    /// The origin of a value of this file.
    func origin(_ range: ByteRange) -> SettingOrigin {
        .file(shownPath, line: text.lines.line(at: range.start))
    }
}

private func contains(_ bytes: [UInt8], _ word: StaticString) -> Bool {
    word.withUTF8Buffer { word in
        guard let first = word.first, bytes.count >= word.count else { return false }
        return bytes.withUnsafeBufferPointer { buffer in
            for start in 0...(buffer.count - word.count) where buffer[start] == first {
                if UnsafeBufferPointer(rebasing: buffer[start..<start + word.count]).elementsEqual(word) {
                    return true
                }
            }
            return false
        }
    }
}
