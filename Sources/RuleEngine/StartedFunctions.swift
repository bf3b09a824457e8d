import Facts
import Linking
import SourceText

/// Finds functions that are only ever started, to run beside or after those who start them: these cannot work with the
/// session of anybody.
struct StartedFunctions {
    let program: LinkedProgram
    let models: Models
    /// Which names are asked for is noted, and with them all that is looked at: to note the files as well would mean that
    /// every answer hangs on each of them.
    private var files: [ScannedFile] { program.files.all }
    private var known: [FunctionRef: Bool] = [:]
    /// Those on the way to what is asked: that they call one another starts none of them.
    private var asked: Set<FunctionRef> = []
    private var looked = 0

    /// So many functions are looked at for one question.
    private static let most = 64

    init(_ program: LinkedProgram, _ models: Models) {
        self.program = program
        self.models = models
    }

    /// Whether nothing in the program does more with a function than to start it, or to call it in one beside it that is
    /// itself only started: a worker may leave the opening to its own functions, but lends its session to others. What is
    /// asked is its name: another function of that name that is called speaks for this one, too.
    mutating func holds(_ function: FunctionRef) -> Bool {
        if let result = known[function] { return result }
        looked = 0
        let result = isStarted(function)
        known[function] = result
        return result
    }

    private mutating func isStarted(_ function: FunctionRef) -> Bool {
        let facts = files[Int(function.file)].file.facts
        let fact = facts.function(Int(function.function))
        looked += 1
        guard fact.kind == .function, !fact.name.isNone, looked < Self.most else { return false }
        if fact.type == nil, let parent = fact.parent, parent != 0 {
            program.program.noteUses(of: facts.hash(of: fact.name))
            asked.insert(function)
            defer { asked.remove(function) }
            return isStarted(fact.name, in: parent, of: Int(function.file))
        }
        asked.insert(function)
        defer { asked.remove(function) }
        return isStarted(facts.hash(of: fact.name), besides: function)
    }

    /// The same of all code that says a name, tests left out.
    private mutating func isStarted(_ name: UInt32, besides function: FunctionRef) -> Bool {
        var isStarted = false
        for index in program.program.files(saying: name).map(Int.init) where !files[index].isLeftOut {
            let facts = files[index].file.facts
            guard let symbol = facts.symbol(hashed: name) else { continue }
            let renamed = (0..<facts.importCount).lazy.map { facts.importFact($0) }
            if renamed.contains(where: { $0.name == symbol && !$0.alias.isNone }) { return false }
            for id in 0..<facts.functionCount {
                let body = Body(facts, function: id)
                guard let starts = self.isStarted(symbol, body, index, isWaitedFor: false) else { continue }
                let around = FunctionRef(file: index, function: facts.outermost(around: id))
                if !starts, asked.contains(around) { continue }
                guard starts || isBeside(around, function) && self.isStarted(around) else { return false }
                isStarted = true
            }
        }
        return isStarted
    }

    /// The same of a function inside another one, and what else stands in that.
    private mutating func isStarted(_ name: Symbol, in outer: Int, of file: Int) -> Bool {
        let facts = files[file].file.facts
        var isStarted = false
        for id in outer..<facts.functionCount where facts.isInside(id, of: outer) {
            let body = Body(facts, function: id)
            guard let starts = self.isStarted(name, body, file, isWaitedFor: true) else { continue }
            let around = FunctionRef(file: file, function: facts.outermost(around: id))
            if !starts, asked.contains(around) { continue }
            guard starts || id != outer && self.isStarted(around) else { return false }
            isStarted = true
        }
        return isStarted
    }

    private func isBeside(_ one: FunctionRef, _ other: FunctionRef) -> Bool {
        let facts = files[Int(one.file)].file.facts
        return one.file == other.file
            && facts.function(Int(one.function)).type == facts.function(Int(other.function)).type
    }

    /// Whether a body does nothing with a name but to start what it stands for; nil where it does not say it.
    private func isStarted(_ name: Symbol, _ body: Body, _ file: Int, isWaitedFor: Bool) -> Bool? {
        var result: Bool?
        for index in 0..<body.count {
            let op = body[index]
            let says = op.kind == .name ? op.symbol == name : op.kind == .attribute && op.member == name
            guard says, !op.has(OpFlag.target) else { continue }
            guard isStarted(index, body, files[file].scan, isWaitedFor) else { return false }
            result = true
        }
        return result
    }

    /// Whether a value, or what a call of it gives, goes to something that starts it, alone or among others.
    private func isStarted(_ value: Int, _ body: Body, _ scan: FileScan, _ isWaitedFor: Bool) -> Bool {
        var wanted: Set<Int> = [value]
        var names: Set<Symbol> = []
        for index in value + 1..<min(body.count, value + Flow.reach) {
            let op = body[index]
            switch op.kind {
            case .call where !op.value.isNone:
                if wanted.contains(Int(op.value.index)) {
                    wanted.insert(index)
                } else if body.call(op).arguments.contains(where: { wanted.contains(Int($0.value.index)) }) {
                    let callee = body[op.value]
                    if models.starts(scan.word(callee.lastName), isWaitedFor: isWaitedFor) { return true }
                    guard callee.kind == .attribute, !callee.value.isNone, body[callee.value].kind == .name,
                        models.isCommon(body.facts.hash(of: callee.member))
                    else { return false }
                    names.insert(body[callee.value].symbol)
                }
            case .await, .return:
                if wanted.contains(Int(body.a(index))) { return false }
            case .collection, .opaque:
                if body.operands(of: op).contains(where: { wanted.contains(Int($0.index)) }) {
                    wanted.insert(index)
                }
            case .bind:
                if !op.second.isNone, wanted.contains(Int(op.second.index)) { names.insert(op.symbol) }
            case .name:
                if names.contains(op.symbol) { wanted.insert(index) }
            default: continue
            }
        }
        return false
    }
}

extension FileFacts {
    /// The function in which a closure stands, or the function itself.
    func outermost(around id: Int) -> Int {
        var current = id
        while function(current).kind == .closure, let parent = function(current).parent { current = parent }
        return current
    }
}
