import Facts
import SourceText

/// Closures among the arguments of calls, and sessions that a method is told to work on.
extension FileEvaluation {
    /// Notes for each closure among the arguments where it stands and what it is called with.
    mutating func takeClosures(
        _ record: CallRecord, _ callee: Op, _ known: KnownID, _ op: Op, _ index: Int
    ) {
        let body = Body(facts, function: frame.function)
        var isTaken = false
        for argument in record.arguments where !argument.value.isNone {
            let closure = body[argument.value]
            guard closure.kind == .closure else { continue }
            var handing = Handing(
                call: Value(UInt32(index)), function: frame.function, region: frame.region,
                receiver: callee.kind == .attribute ? callee.value : .none, session: nil, given: nil,
                effects: [], isApart: isApart(argument.label, callee))
            if !isTaken, !handing.isApart, let (session, outcome) = taking(known) {
                isTaken = true
                handing.session = session
                handing.effects = outcome.effects
                handing.given = outcome.hands.map { handedOut($0, by: session, outcome, op, index) }
            }
            handings[Int(closure.a)] = handing
        }
    }

    private func isApart(_ label: Symbol, _ callee: Op) -> Bool {
        let name = callee.lastName
        return models.boundaries.contains(word(name)) && word(name) != 0
            || models.afterwards.contains(word(label)) && word(label) != 0
    }

    /// The receiver of a method that models know to take a closure.
    private func taking(_ known: KnownID) -> (KnownID, Outcome)? {
        let member = self[known]
        guard member.kind == .member else { return nil }
        for id in alternatives(of: member.a) where self[id].kind == .model {
            let type = models[ModelTypeID(rawValue: UInt16(self[id].a))]
            if let outcome = type.methods[word(Symbol(rawValue: member.b))], outcome.takesClosure {
                return (id, outcome)
            }
        }
        return nil
    }

    private mutating func handedOut(
        _ type: ModelTypeID, by session: KnownID, _ outcome: Outcome, _ op: Op, _ index: Int
    ) -> KnownID {
        let isOpened = outcome.effects.contains(.opens)
        let origin = Origin(
            .handed, root: isOpened ? .opened : .given, function: frame.function, op: Value(UInt32(index)))
        let given = add(
            Known(
                .model, a: UInt32(type.rawValue), b: session, origin: origin, basis: self[session].basis))
        if isOpened {
            emit(
                .opens, at: Value(UInt32(index)), op.range, receiver: .none, session: given,
                [Event.Landing(origin: origin, basis: self[session].basis)])
        }
        return given
    }

    /// A method of whatever object that works on a session among its arguments.
    mutating func work(on record: CallRecord, _ callee: Op, _ op: Op, _ index: Int) {
        let name = callee.lastName
        let word = word(name)
        guard word != 0, let entries = models.argumentEffects[word] else { return }
        for argument in record.arguments {
            let label = self.word(argument.label)
            guard argument.label.isNone || label != 0,
                let entry = entries.first(where: { $0.label == label })
            else { continue }
            let sessions = alternatives(of: value(argument.value, frame.function)).filter {
                isSession(self[$0])
            }
            guard let session = sessions.first else { continue }
            let landings = sessions.map { Event.Landing(origin: self[$0].origin, basis: self[$0].basis) }
            for effect in Effect.allCases where entry.effects.contains(effect) {
                emit(
                    effect, at: Value(UInt32(index)), op.range, receiver: argument.value, session: session,
                    landings)
            }
        }
    }
}
