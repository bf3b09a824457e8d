@testable import Driver
@testable import Facts
@testable import LanguagePython
@testable import LanguageSwift

/// Both lexers, parsers and collectors: every promise that they make of their tokens, trees and facts holds, and a front
/// end that has read other files before says the same as a new one.
nonisolated(unsafe) let frontEnds = [
    Surface(name: "python") { bytes in read(bytes, with: &python, anew: PythonFrontEnd()) },
    Surface(name: "swift") { bytes in read(bytes, with: &swift, anew: SwiftFrontEnd()) },
]

nonisolated(unsafe) private var python = PythonFrontEnd()
nonisolated(unsafe) private var swift = SwiftFrontEnd()

private func read<Reader: FrontEnd>(_ bytes: [UInt8], with used: inout Reader, anew: Reader) {
    var anew = anew
    var text = bytes
    guard (try? decodeSource(&text, hasEncodingComment: true)) != nil else { return }
    if let violation = used.violations(in: text).first { fail(violation) }
    let facts = used.facts(of: text)
    if facts.words != anew.facts(of: text).words { fail("a used front end has other facts than a new one") }
    if FileFacts(checking: facts.words) == nil { fail("facts would not be believed from a cache") }
}
