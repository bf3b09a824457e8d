import Foundation
import RuleEngine
import TOML
import Testing

/// The packs in the binary are those under `Rules/`.
@Suite struct BuiltinPacksTests {
    static let generated = "Sources/RuleEngine/Generated/BuiltinPacks.swift"

    @Test func theGeneratedFileIsUpToDate() throws {
        let wanted = builtinPacksSource(Self.packs())
        guard Sources.text(Self.generated) != wanted else { return }
        if ProcessInfo.processInfo.environment["UPDATE"] != nil {
            try wanted.write(
                to: Sources.root.appendingPathComponent(Self.generated), atomically: true, encoding: .utf8)
            Issue.record("\(Self.generated) was rewritten")
        } else {
            Issue.record("\(Self.generated) is out of date; run `UPDATE=1 swift test --filter HouseTests`")
        }
    }

    @Test func whatIsGeneratedIsWhatWasRead() {
        let isSameList = builtinPacks.map(\.path) == Self.packs().map(\.path)
        #expect(isSameList, "other files than those under `Rules/`")
        for (built, read) in zip(builtinPacks, Self.packs()) {
            let isSame = built.bytes == read.bytes
            #expect(isSame, "\(built.path)")
        }
    }

    /// Every file under `Rules/`, and the fixtures that rule pages show.
    static func packs() -> [PackSource] {
        var packs: [PackSource] = []
        var examples: Set<String> = []
        for path in Sources.paths("Rules") where path.hasSuffix(".toml") {
            let bytes = Array(Sources.text(path).utf8)
            packs.append(PackSource(path: String(path.dropFirst("Rules/".count)), bytes: bytes))
            guard let root = try? parseTOML(bytes), let id = root["rule"]?.table?["id"]?.string else {
                continue
            }
            for part in ["example", "instead"] {
                for entry in root["page"]?.table?[part]?.table?.entries ?? [] {
                    if let file = entry.value.string { examples.insert("\(id)/\(file)") }
                }
            }
        }
        for example in examples.sorted() {
            packs.append(
                PackSource(
                    path: "fixtures/\(example)", bytes: Array(Sources.text("Fixtures/rules/\(example)").utf8))
            )
        }
        return packs
    }
}

/// Swift code with packs as string literals.
func builtinPacksSource(_ packs: [PackSource]) -> String {
    var source = """
        /// The packs that travel inside the product, generated from `Rules/` and from the fixtures that rule pages show.
        /// `UPDATE=1 swift test --filter HouseTests` writes this file anew.
        public let builtinPacks: [PackSource] = [

        """
    for pack in packs {
        let text = String(decoding: pack.bytes, as: UTF8.self)
        var fence = "#"
        while text.contains("\"\"\"" + fence) || text.contains("\\" + fence) { fence += "#" }
        source += "    PackSource(\n        path: \"\(pack.path)\",\n        bytes: Array(\n"
        source += "            \(fence)\"\"\"\n"
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            source += line.isEmpty ? "\n" : "            \(line)\n"
        }
        source += "            \"\"\"\(fence).utf8)),\n"
    }
    return source + "]\n"
}
