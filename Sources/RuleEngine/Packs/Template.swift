/// A sentence with placeholders in braces, checked when it is read.
struct Template: Sendable {
    /// What a placeholder stands for; which of them a check can fill depends on its subject.
    enum Placeholder: String, Sendable, CaseIterable {
        /// Dotted path of the function, method or class around the place.
        case function
        /// Dotted path of the class at or around the place.
        case `class`
        /// The callee as it is written.
        case callee
        /// The session as it is written.
        case receiver
        /// The word of the role that made the rule apply.
        case role
        case parameter
        /// The name that is imported.
        case name
        case module
        /// The argument or default as it is written.
        case value
        /// The session of the block, and the one around it.
        case inner, outer
        /// Whose the session is: `a session that it only borrows`.
        case origin
        /// What the library does about it.
        case consequence
        /// What is done to the session: `commits`.
        case effect
        /// The function in whose body it is done.
        case target
    }

    enum Piece: Sendable {
        case text(String)
        case placeholder(Placeholder)
    }

    var pieces: [Piece] = []

    /// - Returns: nil and the first placeholder that is none, where there is one.
    static func parse(_ text: String) -> (template: Template, unknown: String?) {
        var template = Template()
        var rest = text[...]
        while let open = rest.firstIndex(of: "{") {
            guard let close = rest[open...].firstIndex(of: "}") else { break }
            let name = String(rest[rest.index(after: open)..<close])
            guard let placeholder = Placeholder(rawValue: name) else { return (template, name) }
            if open > rest.startIndex { template.pieces.append(.text(String(rest[..<open]))) }
            template.pieces.append(.placeholder(placeholder))
            rest = rest[rest.index(after: close)...]
        }
        if !rest.isEmpty { template.pieces.append(.text(String(rest))) }
        return (template, nil)
    }

    func filled(_ value: (Placeholder) -> String) -> String {
        var result = ""
        for piece in pieces {
            switch piece {
            case .text(let text): result += text
            case .placeholder(let placeholder): result += value(placeholder)
            }
        }
        return result
    }

    var placeholders: [Placeholder] {
        pieces.compactMap { if case .placeholder(let placeholder) = $0 { placeholder } else { nil } }
    }
}

extension Check.Subject {
    /// The placeholders that a message about this subject can fill.
    var placeholders: [Template.Placeholder] {
        switch self {
        case .effect(let check) where check.within == .liveSession:
            [.function, .class, .role, .callee, .outer, .target, .consequence]
        case .reach(let check) where check.isBesideLive:
            [.function, .class, .role, .callee, .outer, .target, .consequence]
        case .reach(let check) where !check.flags.isEmpty:
            [.function, .class, .role, .callee, .receiver, .parameter, .value, .target]
        case .effect(let check):
            [.function, .class, .callee, .receiver, .role, .origin]
                + (check.within == nil ? [] : [.inner, .outer, .consequence])
        case .importing: [.function, .role, .name, .module]
        case .parameter: [.function, .class, .role, .parameter, .value]
        case .call(let check) where check.isInTransaction:
            [.function, .class, .callee, .role, .value, .consequence]
                + (check.origins.isEmpty ? [] : [.receiver, .origin])
        case .call(let check):
            [.function, .class, .callee, .role, .value]
                + (check.origins.isEmpty ? [] : [.receiver, .origin])
        case .class: [.class, .function, .role, .parameter]
        case .function: [.function, .class, .role]
        case .pair: [.function, .class, .callee, .role, .name, .value, .consequence]
        case .once: [.function, .class, .callee, .receiver, .role, .consequence]
        case .order: [.function, .class, .callee, .receiver, .role, .consequence]
        case .escape: [.function, .class, .callee, .receiver, .role, .name, .consequence]
        case .reach: [.function, .class, .role, .callee, .receiver, .effect, .target, .consequence]
        case .generator: [.function, .class, .callee, .role, .consequence]
        case .finish: [.function, .class, .callee, .role, .target, .effect]
        case .record: [.function, .class, .callee, .role, .target, .consequence]
        case .bridge: [.function, .class, .callee, .role, .target, .value]
        case .use: [.function, .class, .role, .parameter, .consequence]
        case .argument: [.function, .class, .callee, .role, .value, .consequence]
        case .overload: [.function, .class, .callee, .role, .name, .parameter]
        case .making: [.function, .class, .callee, .role, .name, .consequence]
        case .holder: [.function, .class, .role, .name, .value, .consequence]
        case .property: [.function, .class, .role, .name, .value, .consequence]
        case .singleton: [.function, .class, .role, .name, .value, .consequence]
        case .registration: [.function, .class, .role, .name, .value, .consequence]
        case .awaiting, .passing: [.function, .class, .callee, .receiver, .role, .consequence]
        case .fallback, .choice, .flag: [.function, .class, .role, .name, .consequence]
        case .handler: [.function, .class, .callee, .role, .target, .consequence]
        case .declared: [.function, .class, .role, .name, .consequence]
        case .signature: [.class, .function, .role, .value, .consequence]
        case .coroutine: [.function, .class, .callee, .role, .value, .consequence]
        case .handing: [.function, .class, .callee, .role, .name, .value]
        case .filter: [.function, .class, .callee, .role, .name, .value]
        case .context: [.function, .class, .callee, .role, .name, .value, .consequence]
        case .setting: [.function, .class, .callee, .role, .outer, .consequence]
        case .reference: [.function, .class, .role, .name, .value, .consequence]
        case .retried: [.function, .class, .callee, .role, .target, .name]
        case .entry, .decision, .companion, .mark, .counterpart, .block, .initialisation, .handed, .decorator,
            .route,
            .guarding, .literal:
            [.function, .class, .role, .value, .consequence]
        }
    }
}
