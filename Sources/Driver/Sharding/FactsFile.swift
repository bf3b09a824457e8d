import Facts
import SourceText

/// A file with the facts of some files, made where their bytes are and read where the program is put together: on
/// another machine, in another folder.
///
/// Facts are asked for by the digest of a file's bytes, so nothing in it says where a file lay, and what is read from it
/// is never of other bytes than those that are there. The same bytes make the same file, whoever makes it.
enum FactsFile {
    /// Writes a file as a whole or not at all.
    /// - Parameter build: digest of the program; nil for this one.
    static func write(_ facts: [FactsCache.Own], to path: String, build: ContentHash?) throws(Trouble) {
        guard let build = build ?? programDigest else { throw .program }
        var seen: Set<FactsCache.Key> = []
        let blocks = facts.filter { seen.insert($0.key).inserted }.map {
            BlockFile.Block(.facts, $0.key.hash, tag: UInt32($0.key.language), words: $0.facts.words)
        }
        do throws(WriteRefusal) {
            try writeFile(to: path) { (descriptor) throws(SystemError) in
                try BlockFile.write(blocks, origin: origin(build), to: descriptor)
            }
        } catch {
            throw .refused(error.phrase)
        }
    }

    /// Opens a file.
    /// - Parameter build: digest of the program that must have written it; nil for this one.
    static func open(_ path: String, build: ContentHash?) throws(Trouble) -> BlockFile {
        guard let build = build ?? programDigest else { throw .program }
        let file: OpenCacheFile
        do throws(ReadRefusal) {
            file = try OpenCacheFile(at: path)
        } catch {
            throw .refused(error.phrase)
        }
        do throws(BlockFile.Refusal) {
            return try BlockFile(file, origin: origin(build))
        } catch {
            throw error == .otherBuild ? .otherBuild : .foreign
        }
    }

    /// Why a file is not written or not read.
    enum Trouble: Error, Hashable, Sendable {
        case refused(String)
        case foreign
        case otherBuild
        /// The program's own file cannot be read, so nobody can tell which program made a file.
        case program

        /// A sentence without its end.
        var phrase: String {
            switch self {
            case .refused(let reason): reason
            case .foreign: "no whole file of facts, as `--facts-out` writes it"
            case .otherBuild: "made by another build of sessionlint"
            case .program:
                "the file of this program cannot be read, which tells facts of one build from those of another"
            }
        }

        var help: String? {
            switch self {
            case .foreign: "write it anew with `check --facts-out FILE`"
            case .otherBuild: "make all files of facts, and link them, with the same program"
            case .refused, .program: nil
            }
        }
    }

    /// In the place of the folder that a cache is bound to.
    private static func origin(_ build: ContentHash) -> BlockFile.Origin {
        BlockFile.Origin(build: build, folder: ContentHash(Array("facts".utf8)))
    }
}
