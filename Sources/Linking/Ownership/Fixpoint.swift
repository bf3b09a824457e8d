import Facts

/// Lets every effect go up through all calls, the sure ways before the others and the short ones before the long ones, so
/// that the first way by which something is reached is the best.
///
/// Of ways that are equally good the one through the function that stands first in the program comes first. So what is
/// found for a function depends on nothing but itself and what it calls, and may be found for a part of the program alone
/// where the rest is known.
struct Fixpoint {
    private(set) var ownership: Ownership
    /// By function: whether what it does is to be found; nil for all.
    private let isWanted: [Bool]?
    /// The functions to be found, in the order of the program, with their numbers among all.
    private var wanted: [Place] = []
    /// Those that are known and that they call.
    private var known: [Place] = []
    /// By function: what was looked at for it; nil where nobody asks.
    private var readers: [Reads?]?

    /// Most things that are told of one function.
    private static let most = 64

    private struct Place {
        var function: FunctionRef
        var node: Int
    }

    /// One thing that waits to be told to the callers of a function.
    private struct Item: Comparable {
        var node: Int
        var entry: Int

        static func < (left: Item, right: Item) -> Bool {
            (left.node, left.entry) < (right.node, right.entry)
        }
    }

    /// - Parameters:
    ///   - isWanted: by function: whether what it does is to be found; nil for all. Whoever calls one of these is one.
    ///   - notes: whether somebody asks what is looked at.
    init(_ ownership: Ownership, among isWanted: [Bool]?, notes: Bool) {
        self.ownership = ownership
        self.isWanted = isWanted
        let count = ownership.reached.count
        var isKnown = [Bool](repeating: false, count: isWanted == nil ? 0 : count)
        for (file, flow) in ownership.flows.all.enumerated() where !flow.functions.isEmpty {
            let first = ownership.node(0, in: file)
            for function in flow.functions.indices where isWanted?[first + function] ?? true {
                wanted.append(
                    Place(function: FunctionRef(file: file, function: function), node: first + function))
                guard let isWanted else { continue }
                for number in flow.functions[function].calls {
                    guard let target = flow.calls[number].target else { continue }
                    let node = ownership.node(Int(target.function), in: Int(target.file))
                    guard !isWanted[node], !isKnown[node] else { continue }
                    isKnown[node] = true
                    known.append(Place(function: target, node: node))
                }
            }
        }
        if isWanted != nil { for place in wanted { self.ownership.reached[place.node] = [] } }
        readers = notes ? [Reads?](repeating: nil, count: count) : nil
    }

    /// Finds what the functions do.
    mutating func spread() {
        for isCertain in [true, false] {
            var waiting: [[Item]] = []
            for place in wanted {
                // What was found surely may be likely for those whose own call is not sure, and what was not is only now
                // told to anybody.
                if !isCertain { put(place.node, &waiting) { _ in true } }
                let flow = ownership.flows.all[Int(place.function.file)]
                for number in flow.functions[Int(place.function.function)].own
                where flow.own[number].isCertain == isCertain && flow.own[number].effect.isTold {
                    addOwn(number, place, &waiting)
                }
            }
            for place in known { put(place.node, &waiting) { !isCertain || $0.isCertain } }
            var length = 0
            while length < waiting.count {
                let items = waiting[length].sorted()
                waiting[length] = []
                for item in items { tell(item, isCertain, &waiting) }
                length += 1
            }
        }
        ownership.note(nil)
    }

    /// Says by function which files were looked at for it, where that was noted.
    func tellLooked(_ looked: inout [[Int32]]?) {
        guard let readers else { return }
        for place in wanted {
            let reads = readers[place.node]
            let isAnywhere =
                reads.map { $0.isEverything || $0.isEveryDeclaration || !$0.used.isEmpty } ?? false
            looked?[place.node] = (isAnywhere ? [-1] : []) + (reads?.files ?? [])
        }
    }

    private func put(_ node: Int, _ waiting: inout [[Item]], where isMeant: (Reached) -> Bool) {
        for (entry, reached) in ownership.reached[node].enumerated() where isMeant(reached) {
            put(Item(node: node, entry: entry), at: reached.length, &waiting)
        }
    }

    private func put(_ item: Item, at length: Int, _ waiting: inout [[Item]]) {
        while waiting.count <= length { waiting.append([]) }
        waiting[length].append(item)
    }

    /// What is looked at from now on is looked at for this function.
    private mutating func note(_ node: Int, _ file: Int) {
        guard readers != nil else { return }
        let reads = readers?[node] ?? Reads(of: file)
        readers?[node] = reads
        ownership.note(reads)
    }

    private mutating func addOwn(_ number: Int, _ place: Place, _ waiting: inout [[Item]]) {
        let flow = ownership.flows.all[Int(place.function.file)]
        let own = flow.own[number]
        var accesses: [Access] = []
        if own.effect == .opens {
            accesses = [.opened]
        } else {
            note(place.node, Int(place.function.file))
            for given in flow.givens[own.givens] {
                let found = ownership.resolve(given, in: place.function)
                accesses += found.isEmpty ? [.unknown] : found
            }
        }
        for access in accesses {
            add(
                Reached(
                    effect: own.effect, access: access, isCertain: own.isCertain && accesses.count == 1,
                    condition: own.condition, length: 0, step: .own(number)), place.node, &waiting)
        }
    }

    private mutating func add(_ entry: Reached, _ node: Int, _ waiting: inout [[Item]]) {
        guard ownership.reached[node].count < Self.most,
            !ownership.reached[node].contains(where: {
                $0.effect == entry.effect && $0.access == entry.access && $0.condition == entry.condition
            })
        else { return }
        ownership.reached[node].append(entry)
        put(Item(node: node, entry: ownership.reached[node].count - 1), at: entry.length, &waiting)
    }

    private mutating func tell(_ item: Item, _ isCertain: Bool, _ waiting: inout [[Item]]) {
        let entry = ownership.reached[item.node][item.entry]
        for call in ownership.callers.calls(of: item.node) {
            let flowCall = ownership.flows.all[call.file].calls[call.number]
            let isSure = entry.isCertain && flowCall.isCertain
            guard isSure || !isCertain else { continue }
            let caller = ownership.node(flowCall.function, in: call.file)
            guard isWanted?[caller] ?? true else { continue }
            note(caller, call.file)
            for found in ownership.carried(entry, through: call) {
                add(
                    Reached(
                        effect: entry.effect, access: found.access, isCertain: isSure && found.isCertain,
                        condition: found.condition, length: entry.length + 1,
                        step: .call(number: call.number, entry: item.entry)), caller, &waiting)
            }
        }
    }
}
