import Facts
import Linking
import SourceText

/// The flags of a migration, and the modules that hold the old way, as packs and a configuration name them.
struct FlagTable: Sendable {
    /// On is the new way.
    private(set) var new: Set<String> = []
    /// On is the old way.
    private(set) var old: Set<String> = []
    /// What holds where a flag is not set, in the form of `standardForm`.
    private(set) var standards: [String: String] = [:]
    private(set) var retired: Set<String> = []
    private(set) var families: [NamePattern] = []
    private var oldModules: [NamePattern] = []
    /// By byte: whether a part of a path that ends with it may be meant by one of them.
    private var oldEnds = [Bool](repeating: false, count: 256)
    /// By word of the vocabulary, in capitals and not.
    private var names: [Word: String] = [:]

    init(_ packs: [ModelPack], _ settings: NameSettings, _ vocabulary: inout Vocabulary) {
        for entry in packs.flatMap(\.names) {
            let all = entry.names + (entry.list.map { settings[$0] } ?? [])
            switch entry.meaning {
            case .new: new.formUnion(all)
            case .old: old.formUnion(all)
            case .retired: retired.formUnion(all)
            case .family: families += all.map { NamePattern($0) }
            case .oldModule:
                oldModules += all.map { NamePattern($0) }
                for name in all {
                    guard let last = name.utf8.last, last != 0x2A else {
                        oldEnds = [Bool](repeating: true, count: 256)
                        continue
                    }
                    oldEnds[Int(last)] = true
                }
            case .standard:
                for text in all {
                    let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
                    if parts.count == 2 { standards[parts[0]] = standardForm(parts[1]) }
                }
            default: continue
            }
        }
        let known = new.union(old).union(retired).union(standards.keys)
        for name in known.sorted() {
            for text in [name, name.lowercased()] { names[vocabulary.add(text, .flag)] = name }
        }
    }

    /// The flag that a word of a file names.
    func flag(_ symbol: Symbol, _ scan: FileScan) -> String? {
        let word = scan.word(symbol)
        return word == 0 ? nil : names[word]
    }

    /// Whether a flag chooses between the old way and the new one.
    func isSwitch(_ name: String) -> Bool { new.contains(name) || old.contains(name) }

    /// Whether the path of a module leads to the old way.
    func isOld(_ module: String) -> Bool {
        var module = module
        return module.withUTF8(isOld)
    }

    /// Whether an import brings the old way, or something from it.
    func isOld(_ fact: ImportFact, _ facts: FileFacts) -> Bool {
        guard !fact.isTypeChecking else { return false }
        return isOld(fact.module, facts) || fact.isFrom && isOld(fact.name, facts)
    }

    private func isOld(_ name: Symbol, _ facts: FileFacts) -> Bool {
        !name.isNone && facts.withBytes(of: name, isOld)
    }

    /// Every import of every file comes by here.
    private func isOld(_ module: UnsafeBufferPointer<UInt8>) -> Bool {
        var start = 0
        for end in 0...module.count where end == module.count || module[end] == 0x2E {
            if end > start, oldEnds[Int(module[end - 1])] {
                let part = UnsafeBufferPointer(rebasing: module[start..<end])
                for pattern in oldModules where pattern.matches(part) { return true }
            }
            start = end + 1
        }
        return false
    }

    func isOldImported(by facts: FileFacts) -> Bool {
        !oldModules.isEmpty
            && (0..<facts.importCount).contains { id in
                // Hardly any import is meant; most are passed over by their names alone.
                (isOld(facts.importedModule(id), facts) || isOld(facts.importedName(id), facts))
                    && isOld(facts.importFact(id), facts)
            }
    }
}

/// A value as flags are compared: truth values by what they mean, the rest in small letters.
func standardForm(_ text: some StringProtocol) -> String {
    let text = text.lowercased()
    switch text {
    case "true", "1", "yes", "on": return "true"
    case "false", "0", "no", "off", "", "none": return "false"
    default: return text
    }
}

/// Who asks for the flags of the migration in a program.
struct FlagReaders: Equatable, Sendable {
    /// Whether any file names a flag.
    private(set) var areKnown = false
    /// Whether a flag is still asked for that chooses between the old way and the new one.
    private(set) var isSwitchable = false
    /// Names of functions that ask for such a flag, and for which.
    private(set) var functions: [String: String] = [:]

    init() {}

    init(_ files: [ScannedFile], _ languages: [LanguageRules]) {
        for file in files where file.scan.use.contains(.flag) && languages.indices.contains(file.language) {
            guard !file.isLeftOut else { continue }
            areKnown = true
            let flags = languages[file.language].flags
            let facts = file.file.facts
            for id in 0..<facts.functionCount {
                let body = Body(facts, function: id)
                for index in 0..<body.count {
                    guard let flag = flags.flag(body[index].named, file.scan), flags.isSwitch(flag) else {
                        continue
                    }
                    isSwitchable = true
                    guard facts.function(id).kind == .function else { continue }
                    functions[facts.string(facts.function(id).name)] = flag
                }
            }
        }
    }
}

extension FlagReaders {
    /// Whether a file names a flag, or a function that asks for one.
    func concern(_ file: ScannedFile) -> Bool {
        if file.scan.use.contains(.flag) { return true }
        return functions.keys.contains { file.file.facts.symbol($0) != nil }
    }
}

extension Op {
    /// The word that a name, an attribute or a text is.
    var named: Symbol {
        switch kind {
        case .name, .string: symbol
        case .attribute: member
        default: .none
        }
    }
}
