import Reporting
import SourceText

/// The files that `inspect` looks at: everything that the given paths hold, whatever rules leave out.
public struct InspectedFiles: Sendable {
    /// In the order given, the files of a folder by path; none twice.
    private(set) var files: [File] = []
    public private(set) var problems: [InputProblem] = []

    struct File: Sendable {
        /// Relative to the working directory.
        var shownPath: String
        var input: SourceInput
    }

    public init(_ paths: [String], jobs: Int) {
        let languages = Language.all
        var seen: Set<String> = []
        for given in paths {
            do throws(SystemError) {
                switch try fileKind(given) {
                case .file: add(given, language: Self.language(given, languages), &seen)
                case .folder:
                    // Only the folder itself: a link in it could lead anywhere.
                    let found = Walk(root: try canonicalPath(given), excludes: false, languages: languages)
                        .files(jobs: jobs)
                    for file in found.files {
                        add(
                            joined(given, String(decoding: file.path, as: UTF8.self)),
                            language: file.language, &seen)
                    }
                case .other:
                    problems.append(
                        InputProblem(ReadRefusal.notRegular.phrase, file: InputProblem.File(path: given)))
                }
            } catch {
                problems.append(InputProblem(error.phrase, file: InputProblem.File(path: given)))
            }
        }
    }

    private mutating func add(_ path: String, language: Int, _ seen: inout Set<String>) {
        var shown = path
        while shown.hasPrefix("./") { shown = String(shown.dropFirst(2)) }
        guard seen.insert(shown).inserted else { return }
        files.append(
            File(
                shownPath: shown, input: SourceInput(path: shown, location: path, language: language)))
    }

    /// The language of a file that is named, the first where its ending tells none.
    private static func language(_ path: String, _ languages: [Language]) -> Int {
        languages.firstIndex { $0.endings.contains { path.hasSuffix(".\($0)") } } ?? 0
    }

    /// Reads every file and prints what `body` makes of it, in order, a batch at a time so that a large tree
    /// does not fill the memory.
    /// - Parameter body: gets the reader with the file's text in it, and says what to print.
    public func print(
        jobs: Int, to write: ([UInt8]) -> Void,
        _ body: @Sendable @escaping (inout SourceReader, SourceInput) -> [UInt8]
    ) -> [InputProblem] {
        var refused: [InputProblem] = []
        let batch = 128
        for start in stride(from: 0, to: files.count, by: batch) {
            let part = Array(files[start..<min(start + batch, files.count)])
            let printed = inParallel(count: part.count, jobs: jobs, state: SourceReader(Language.all)) {
                reader, index -> Printed in
                do throws(SourceReader.Refusal) {
                    _ = try reader.read(part[index].input, as: Language.all[part[index].input.language])
                    return .text(body(&reader, part[index].input))
                } catch {
                    return .refused(error.reason)
                }
            }
            for (file, printed) in zip(part, printed) {
                switch printed {
                case .text(let bytes): write(bytes)
                case .refused(let reason):
                    refused.append(
                        InputProblem("skipped: \(reason)", file: InputProblem.File(path: file.shownPath)))
                }
            }
        }
        return refused
    }

    private enum Printed: Sendable {
        case text([UInt8])
        case refused(String)
    }
}
