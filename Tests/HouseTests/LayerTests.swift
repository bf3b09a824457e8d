import Testing

/// The floors import downwards only, as `Package.swift` lists them. A plain build lets more pass: a module that was
/// built for another floor can be imported by anyone.
@Suite struct LayerTests {
    /// What every floor may import: the toolchain's own, without Foundation.
    static let system: Set = ["Glibc", "Musl", "Darwin", "Synchronization"]
    /// Who may read JSON with the toolchain's own reader: the floor that talks to editors.
    static let readers: (floor: String, modules: Set<String>) = (
        "LanguageServer", ["Foundation", "FoundationEssentials"]
    )

    /// The floors of `Package.swift` in order, each with what it imports.
    static let floors: [(name: String, imports: Set<String>)] = {
        let text = Sources.text("Package.swift")
        guard let start = text.range(of: "let floors"), let end = text.range(of: "\n]\n") else { return [] }
        let words = text[start.upperBound..<end.lowerBound].split(
            separator: "\"", omittingEmptySubsequences: false)
        var floors: [(name: String, imports: Set<String>)] = []
        // Quoted words stand at odd places; the text before one says whether it opens an entry.
        for index in stride(from: 1, to: words.count, by: 2) {
            let isName = words[index - 1].last { !$0.isWhitespace } == "("
            if isName {
                floors.append((String(words[index]), []))
            } else if !floors.isEmpty {
                floors[floors.count - 1].imports.insert(String(words[index]))
            }
        }
        return floors
    }()

    private func imports(_ file: Sources.File) -> [String] {
        codeAlone(file.text).split(separator: "\n").compactMap { line in
            let words = line.split(separator: " ")
            guard let place = words.firstIndex(of: "import"), place + 1 < words.count else { return nil }
            return words[place + 1].split(separator: ".").first.map(String.init)
        }
    }

    @Test func theFloorsAreRead() {
        #expect(Self.floors.count >= 10)
        #expect(Self.floors.first?.name == "SourceText")
        #expect(Self.floors.last?.imports.contains("Driver") == true)
    }

    @Test func everyFloorImportsOnlyWhatStandsBelowIt() {
        var below: Set<String> = []
        for floor in Self.floors {
            #expect(floor.imports.isSubset(of: below), "\(floor.name) imports what stands beside or above it")
            below.insert(floor.name)
        }
    }

    @Test func everyFileImportsOnlyWhatItsFloorMay() {
        let allowed = Dictionary(uniqueKeysWithValues: Self.floors.map { ($0.name, $0.imports) })
        for file in Sources.swiftFiles("Sources") where file.floor != "CLI" {
            for module in imports(file) where !Self.system.contains(module) {
                if file.floor == Self.readers.floor, Self.readers.modules.contains(module) { continue }
                #expect(allowed[file.floor]?.contains(module) == true, "\(file.path) imports \(module)")
            }
        }
    }

    @Test func theCommandLineSeesNoParser() {
        let allowed: Set = ["Driver", "Findings", "LanguageServer", "Reporting", "RuleEngine", "SourceText"]
        for file in Sources.swiftFiles("Sources/CLI") {
            for module in imports(file) where !Self.system.contains(module) {
                #expect(allowed.contains(module), "\(file.path) imports \(module)")
            }
        }
    }

    @Test func languagesDoNotKnowEachOther() {
        for floor in Self.floors
        where floor.name.hasPrefix("Language") && floor.name != Self.readers.floor {
            #expect(!floor.imports.contains { $0.hasPrefix("Language") }, "\(floor.name)")
        }
        #expect(Self.floors.first { $0.name == "Reporting" }?.imports == ["Findings", "SourceText"])
    }
}
