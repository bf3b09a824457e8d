import Facts
import LanguagePython
import LanguageSwift
import SourceText

/// A language as the driver sees it: how its files are known, and who reads them.
///
/// Adding a language is adding a value to `all`.
public struct Language: Sendable {
    /// The word used in rules and reports.
    public var name: String
    /// The word used in sentences.
    public var title: String
    /// Endings of file names without the dot.
    public var endings: [String]
    /// What a comment to the end of the line begins with.
    public var comment: String
    /// What the interpreter in a script's first line (`#!`) begins with, for files without an ending that the
    /// user names.
    public var interpreters: [String]
    /// Whether a comment in the first two lines may name the file's encoding.
    public var hasEncodingComment: Bool
    /// Whether labels belong to a function's name, so that `inspect facts` tells them, and with them what such a language
    /// has besides: kinds of types, errors that are declared, closures.
    public var hasLabels: Bool
    /// A reader of its own for every worker.
    public var makeFrontEnd: @Sendable () -> any FrontEnd

    public static let all: [Language] = [.python, .swift]

    public static let python = Language(
        name: "python", title: "Python", endings: ["py", "pyw"], comment: "#",
        interpreters: ["python", "pypy"],
        hasEncodingComment: true, hasLabels: false, makeFrontEnd: { PythonFrontEnd() })

    public static let swift = Language(
        name: "swift", title: "Swift", endings: ["swift"], comment: "//", interpreters: ["swift"],
        hasEncodingComment: false, hasLabels: true, makeFrontEnd: { SwiftFrontEnd() })
}

/// Reads the files of one language, one after the other, and keeps its memory from file to file. Nothing
/// fails: what is not understood is in the facts as a problem.
public protocol FrontEnd {
    /// - Parameter bytes: UTF-8, shorter than 2 GiB.
    mutating func facts(of bytes: [UInt8]) -> FileFacts

    /// Lexes only; the number of tokens, for measurements.
    mutating func tokenCount(of bytes: [UInt8]) -> Int

    /// Every token, comments and line breaks among them, in source order.
    mutating func tokens(of bytes: [UInt8]) -> [ListedToken]

    /// Every node of the tree, each before its children.
    mutating func nodes(of bytes: [UInt8]) -> [ListedNode]

    /// What is wrong with the reading of some bytes; empty where every promise holds.
    mutating func violations(in bytes: [UInt8]) -> [String]
}

/// A token, to be shown.
public struct ListedToken: Sendable {
    public var kind: String
    public var range: ByteRange
}

/// A node of a tree, to be shown.
public struct ListedNode: Sendable {
    public var kind: String
    /// 0 for the root.
    public var depth: Int
    public var range: ByteRange
}
