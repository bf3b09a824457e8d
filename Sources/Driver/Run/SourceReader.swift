import Facts
import SourceText

/// Reads and decodes source files, one after the other; every worker has one.
public struct SourceReader {
    /// The text of the file that was read last.
    private(set) var bytes: [UInt8] = []
    private var frontEnds: [any FrontEnd]

    /// A file of this many bytes is not read: offsets stay far from their limits, and no source is so large.
    static let largestFile = 16 << 20 - 1

    init(_ languages: [Language]) {
        frontEnds = languages.map { $0.makeFrontEnd() }
    }

    /// Why a file was not analysed, as a phrase.
    public struct Refusal: Error, Hashable, Sendable {
        public var reason: String
        /// Whether the system refused, as against what the file holds.
        var isOfSystem = false
    }

    /// Reads a file as text.
    /// - Returns: bytes that do not belong to the file's encoding, if there are any.
    mutating func read(_ input: SourceInput, as language: Language) throws(Refusal) -> InvalidBytes? {
        try readBytes(input)
        return try decode(language)
    }

    /// Reads a file as it lies on disk; whether that went well.
    mutating func readsBytes(_ input: SourceInput) -> Bool {
        do throws(Refusal) {
            try readBytes(input)
            return true
        } catch {
            return false
        }
    }

    /// Reads a file as it lies on disk.
    mutating func readBytes(_ input: SourceInput) throws(Refusal) {
        if let overlay = input.overlay {
            guard overlay.count <= Self.largestFile else {
                throw Refusal(reason: ReadRefusal.larger(thanBytes: Self.largestFile).phrase)
            }
            bytes = overlay
        } else {
            do throws(ReadRefusal) {
                try readFile(input.location, into: &bytes, limit: Self.largestFile)
            } catch {
                if case .system = error { throw Refusal(reason: error.phrase, isOfSystem: true) }
                throw Refusal(reason: error.phrase)
            }
        }
    }

    /// Reads a file as text; whether that went well, invalid bytes or not.
    mutating func reads(_ input: SourceInput, as language: Language) -> Bool {
        do throws(Refusal) {
            _ = try read(input, as: language)
            return true
        } catch {
            return false
        }
    }

    /// Turns what was read last into text.
    mutating func decode(_ language: Language) throws(Refusal) -> InvalidBytes? {
        do throws(DecodingRefusal) {
            return try decodeSource(&bytes, hasEncodingComment: language.hasEncodingComment)
        } catch {
            throw Refusal(reason: error.phrase)
        }
    }

    /// The facts of the file that was read last.
    mutating func facts(language: Int) -> FileFacts {
        frontEnds[language].facts(of: bytes)
    }

    /// The facts of a text that is no file; nil where it cannot be read as code.
    mutating func facts(of bytes: [UInt8], language: Int) -> FileFacts? {
        let input = SourceInput(path: "", location: "", language: language, overlay: bytes)
        return reads(input, as: Language.all[language]) ? facts(language: language) : nil
    }

    /// Does something with the front end of a language.
    mutating func withFrontEnd<Result>(
        _ language: Int, _ body: (inout any FrontEnd, [UInt8]) -> Result
    ) -> Result {
        body(&frontEnds[language], bytes)
    }
}
