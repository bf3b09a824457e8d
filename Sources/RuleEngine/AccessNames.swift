import Facts
import Linking
import SourceText

/// The names behind the hashes by which ways to sessions are known.
struct AccessNames {
    private let program: LinkedProgram
    private var names: [UInt32: String] = [:]

    init(_ program: LinkedProgram) {
        self.program = program
        for file in program.files {
            let facts = file.file.facts
            for index in 0..<facts.symbolCount {
                let symbol = Symbol(rawValue: UInt32(index))
                let hash = facts.hash(of: symbol)
                if names[hash] == nil { names[hash] = facts.string(symbol) }
            }
        }
    }

    /// Where a session comes from, in the words of `inspect`.
    func origin(_ access: Access, in function: FunctionRef) -> String {
        switch access.root {
        case .opened: return "opened"
        case .ambient:
            let name = names[access.number] ?? ""
            return name.isEmpty ? "ambient" : "ambient \(name)"
        case .unknown: return "unknown"
        case .captured, .parameter:
            let text = program.spelling(access, in: function) { names[$0] }
            if access.root == .captured { return "captured \(text)" }
            return isObject(access, in: function) ? "attribute \(text)" : "parameter \(text)"
        }
    }

    /// Whether the way begins at the object whose method the function is.
    private func isObject(_ access: Access, in function: FunctionRef) -> Bool {
        let facts = program.files[Int(function.file)].file.facts
        return access.number == 0 && !access.path.isEmpty
            && facts.function(Int(function.function)).type != nil
    }
}

extension LinkedProgram {
    /// The dotted path of a function with its module in front.
    func qualified(_ function: FunctionRef) -> String {
        let file = files[Int(function.file)].file
        let path = file.facts.string(file.facts.function(Int(function.function)).path)
        let module = program.moduleName(of: Int(function.file))
        return path.isEmpty ? module : module.isEmpty ? path : "\(module).\(path)"
    }
}

extension LinkedProgram {
    /// A session as it is written in the function.
    /// - Parameter name: what stands behind a hash.
    func spelling(_ access: Access, in function: FunctionRef, _ name: (UInt32) -> String?) -> String {
        let facts = files[Int(function.file)].file.facts
        var parts: [String] = []
        switch access.root {
        case .captured: parts.append(facts.string(Symbol(rawValue: access.number)))
        case .parameter:
            let parameters = facts.function(Int(function.function)).parameters
            let number = parameters.lowerBound + Int(access.number)
            parts.append(number < parameters.upperBound ? facts.string(facts.parameter(number).name) : "?")
        case .ambient: parts.append(name(access.number) ?? "?")
        case .opened, .unknown: return ""
        }
        for index in 0..<Int(access.path.count) { parts.append(name(access.path[index]) ?? "?") }
        return parts.joined(separator: ".")
    }
}

/// Spells ways to sessions with the names of a few files.
struct AccessSpelling {
    private let program: LinkedProgram
    private let files: Set<Int32>

    /// - Parameter functions: those on the way.
    init(_ program: LinkedProgram, _ functions: [FunctionRef]) {
        self.program = program
        files = Set(functions.map(\.file))
    }

    func text(_ access: Access, in function: FunctionRef) -> String {
        program.spelling(access, in: function) { hash in
            for file in files.sorted() {
                let facts = program.files[Int(file)].file.facts
                for index in 0..<facts.symbolCount {
                    let symbol = Symbol(rawValue: UInt32(index))
                    if facts.hash(of: symbol) == hash { return facts.string(symbol) }
                }
            }
            return nil
        }
    }
}
