import Findings
import SourceText

/// What a comment in a fixture claims of a line.
///
/// `# expect: rule[, rule] ["part of the message"]` speaks of its own line, `expect(-1)` and `expect(+1)` of a
/// neighbour; in Swift the comment begins with `//`. `expect missing:` names a finding that ought to be there and is
/// known not to be, `expect spurious:` one that is there and ought not to be; both fail as soon as that changes.
/// A file without a claim claims to be clean.
public struct Expectation: Hashable, Sendable {
    public enum Kind: Hashable, Sendable { case found, missing, spurious }

    public var kind: Kind
    /// The id of a rule, as it is written.
    public var rule: String
    /// That it speaks of; 1-based.
    public var line: Int
    /// What the message must hold.
    public var part: String?
    /// The comment, from `expect` on.
    public var range: ByteRange
}

/// All claims of one file.
public struct Expectations: Sendable {
    /// In source order.
    public private(set) var all: [Expectation] = []
    /// Comments that begin like a claim and are none.
    public private(set) var unreadable: [ByteRange] = []

    /// - Parameter comment: what a comment of the file's language begins with, such as `#`.
    public init(_ bytes: [UInt8], comment: String) {
        let marker = Array("\(comment) expect".utf8)
        var line = 1
        var start = 0
        for end in 0...bytes.count where end == bytes.count || bytes[end] == 0x0A {
            if let found = Self.first(marker, in: bytes[start..<end]) {
                let text = found + marker.count..<end
                read(bytes[text], line: line, ByteRange(UInt32(found), UInt32(end)))
            }
            start = end + 1
            line += 1
        }
    }

    private static func first(_ marker: [UInt8], in line: ArraySlice<UInt8>) -> Int? {
        guard line.count >= marker.count else { return nil }
        return (line.startIndex...line.endIndex - marker.count).first { line[$0...].starts(with: marker) }
    }

    /// Reads what follows `expect`.
    private mutating func read(_ bytes: ArraySlice<UInt8>, line: Int, _ range: ByteRange) {
        var rest = Substring(String(decoding: bytes, as: UTF8.self))
        while rest.last == "\r" || rest.last == " " { rest.removeLast() }
        var line = line
        if rest.first == "(" {
            guard let end = rest.firstIndex(of: ")"), let offset = Int(rest[..<end].dropFirst()) else {
                unreadable.append(range)
                return
            }
            line += offset
            rest = rest[end...].dropFirst()
        }
        var kind = Expectation.Kind.found
        for (word, other) in [(" missing", Expectation.Kind.missing), (" spurious", .spurious)]
        where rest.hasPrefix(word) {
            kind = other
            rest = rest.dropFirst(word.count)
        }
        guard rest.first == ":" else {
            unreadable.append(range)
            return
        }
        rest = rest.dropFirst()
        var part: String?
        if let quote = rest.firstIndex(of: "\""), rest.last == "\"", rest.index(after: quote) < rest.endIndex
        {
            part = String(rest[rest.index(after: quote)..<rest.index(before: rest.endIndex)])
            rest = rest[..<quote]
        }
        let rules = rest.split(separator: ",").map { $0.filter { $0 != " " } }.filter { !$0.isEmpty }
        if rules.isEmpty { unreadable.append(range) }
        all += rules.map { Expectation(kind: kind, rule: $0, line: line, part: part, range: range) }
    }
}

/// Where claims and findings of one file differ.
public struct ExpectationFailure: Sendable {
    public enum Kind: Sendable {
        /// Claimed, and not found.
        case notFound(Expectation)
        /// Claimed to be missing, and found by now.
        case foundByNow(Expectation)
        /// Claimed to be found wrongly, and gone by now.
        case goneByNow(Expectation)
        /// Found, and not claimed.
        case notExpected(Finding)
    }

    public var kind: Kind
    public var range: ByteRange
}

extension Expectations {
    /// Holds the claims against what was found in the file.
    /// - Parameter findings: of this file, each with its line.
    public func failures(_ findings: [(line: Int, finding: Finding)]) -> [ExpectationFailure] {
        var unexpected = findings
        var failures: [ExpectationFailure] = []
        for expectation in all {
            let index = unexpected.firstIndex { line, finding in
                line == expectation.line && finding.rule.description == expectation.rule
                    && (expectation.part.map { part in finding.message.contains(part) } ?? true)
            }
            switch expectation.kind {
            case .found where index == nil:
                failures.append(ExpectationFailure(kind: .notFound(expectation), range: expectation.range))
            case .missing where index != nil:
                failures.append(ExpectationFailure(kind: .foundByNow(expectation), range: expectation.range))
            case .spurious where index == nil:
                failures.append(ExpectationFailure(kind: .goneByNow(expectation), range: expectation.range))
            default: break
            }
            if let index { unexpected.remove(at: index) }
        }
        failures += unexpected.map {
            ExpectationFailure(kind: .notExpected($0.finding), range: $0.finding.place.range)
        }
        return failures
    }
}
