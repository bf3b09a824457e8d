import Findings
import SourceText

/// A file that fixes are applied to, in memory until all of them are done.
struct FixableFile {
    /// Relative to the working directory, or absolute.
    let path: String
    /// Absolute, without links.
    let target: String
    /// Index of its language.
    let language: Int
    /// As it was read.
    let original: [UInt8]
    var bytes: [UInt8]

    var isChanged: Bool { bytes != original }

    /// Why a file must stay as it is, as a phrase.
    struct Refusal: Error {
        var reason: String
    }

    /// - Parameters:
    ///   - location: absolute.
    ///   - workspace: absolute; nothing outside of it is written.
    init(
        _ file: Report.File, location: String, workspace: String, language: Int, reader: inout SourceReader
    ) throws(Refusal) {
        guard let text = file.text else { throw Refusal(reason: "it changed while it was being checked") }
        guard let target = try? canonicalPath(location), let root = try? canonicalPath(workspace) else {
            throw Refusal(reason: "it is not there any more")
        }
        guard relative(target, to: root) != nil else {
            throw Refusal(reason: "it is a link that leads out of the workspace")
        }
        guard let onDisk = try? readFile(target, limit: SourceReader.largestFile) else {
            throw Refusal(reason: "it cannot be read again")
        }
        guard onDisk == text.bytes else {
            let input = SourceInput(path: "", location: target, language: language)
            let isRecoded = reader.reads(input, as: Language.all[language]) && reader.bytes == text.bytes
            throw Refusal(
                reason: isRecoded ? "it is not encoded in UTF-8" : "it has changed since it was read")
        }
        guard !Self.hasConflict(onDisk) else { throw Refusal(reason: "it has marks of a merge conflict") }
        guard mayReplace(target) else { throw Refusal(reason: "it is read-only") }
        path = file.path
        self.target = target
        self.language = language
        original = onDisk
        bytes = onDisk
    }

    /// Whether both marks of a conflict that git leaves stand at beginnings of lines.
    private static func hasConflict(_ bytes: [UInt8]) -> Bool {
        let marks = [Array("<<<<<<< ".utf8), Array(">>>>>>> ".utf8)]
        return marks.allSatisfy { mark in
            bytes.starts(with: mark)
                || bytes.indices.contains { index in
                    (bytes[index] == 0x0A || bytes[index] == 0x0D) && bytes[(index + 1)...].starts(with: mark)
                }
        }
    }
}
