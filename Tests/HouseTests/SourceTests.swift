import Testing

/// What holds for every source file, whoever writes it.
@Suite struct SourceTests {
    @Test func theReaderOfThisTestSeesCodeAlone() {
        let text = ##"""
            let a = "x!\(b! + "c!")" // d!
            let e = #"f!\(g) \#(h!)"# /* i! */
            """##
        let code = codeAlone(text)
        #expect(code.filter { $0 == "!" }.count == 2)
        #expect(code.contains("b!") && code.contains("h!"))
    }

    @Test func nothingThatInputCanReachMayEndTheProgram() {
        let words = ["fatalError", "preconditionFailure", "try!", "as!", "assertionFailure", "unsafeBitCast"]
        for file in Sources.swiftFiles("Sources") where !file.isGenerated {
            for (number, line) in codeAlone(file.text).split(
                separator: "\n", omittingEmptySubsequences: false
            ).enumerated() {
                for word in words where line.contains(word) {
                    Issue.record("\(file.path):\(number + 1) uses \(word)")
                }
                if forcesUnwrap(line) { Issue.record("\(file.path):\(number + 1) unwraps by force") }
            }
        }
    }

    /// A `!` right behind a name or a closing bracket, other than in `!=`.
    private func forcesUnwrap(_ line: Substring) -> Bool {
        let bytes = Array(line.utf8)
        return bytes.indices.dropFirst().contains { index in
            guard bytes[index] == UInt8(ascii: "!") else { return false }
            if index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "=") { return false }
            let before = bytes[index - 1]
            let isName =
                before >= 0x30 && before <= 0x39 || (before | 0x20) >= 0x61 && (before | 0x20) <= 0x7A
            return isName || before == UInt8(ascii: "_") || before == UInt8(ascii: ")")
                || before == UInt8(ascii: "]")
        }
    }

    @Test func everyFileOpensWithTheDocumentationOfItsMainType() {
        for file in Sources.swiftFiles("Sources") where !file.isGenerated && !file.path.contains("+") {
            let first = file.lines.first { line in
                let text = line.drop { $0 == " " }
                return !text.isEmpty && !text.hasPrefix("import ") && !text.hasPrefix("public import ")
                    && !text.hasPrefix("@preconcurrency import ") && !text.hasPrefix("#")
            }
            #expect(first?.hasPrefix("///") == true, "\(file.path) opens with: \(first ?? "")")
        }
    }

    @Test func thereIsNoGlobalMutableState() {
        for file in Sources.swiftFiles("Sources") {
            for line in codeAlone(file.text).split(separator: "\n") {
                let isGlobal = ["var ", "public var ", "private var ", "nonisolated(unsafe)"].contains {
                    line.hasPrefix($0)
                }
                let isComputed = line.contains("{")
                #expect(!isGlobal || isComputed, "\(file.path): \(line)")
                #expect(!line.contains("static var ") || isComputed, "\(file.path): \(line)")
            }
        }
    }

    @Test func mostFilesAreShort() {
        let counts = Sources.swiftFiles("Sources").filter { !$0.isGenerated }.map(\.lines.count).sorted()
        #expect(counts[counts.count / 2] <= 150)
    }
}
