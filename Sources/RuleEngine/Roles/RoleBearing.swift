import Facts
import Linking

/// Something that looks at one file and the roles of its declarations.
protocol RoleBearing {
    var facts: FileFacts { get }
    var roles: FileRoles { get }
    var language: LanguageRules { get }
}

/// The role of a place, from the signs of what stands around it.
extension RoleBearing {
    /// The role that holds in a function's body.
    func role(ofFunction id: Int) -> FoundRole? {
        let file = roles.file
        if let file, file.signal == .configuration || file.role?.isLeftOut ?? false { return file }
        var current = id
        while true {
            let fact = facts.function(current)
            if fact.kind == .typeBody, let type = fact.type { return role(ofType: type) }
            let signs = roles.functions[current]
            if let sign = signs.first(where: { $0.signal <= .decorator }) { return sign }
            let around = fact.type.flatMap { role(ofType: $0) } ?? file
            if let sign = signs.first(where: { $0.signal == .name }), overrules(sign, around) { return sign }
            if let around, fact.type != nil { return around }
            if let sign = signs.first(where: { $0.signal == .content }), file == nil { return sign }
            guard let parent = fact.parent else { return file }
            current = parent
        }
    }

    /// The role of a type, which is that of its methods.
    func role(ofType id: Int) -> FoundRole? {
        let signs = roles.types[id]
        let file = roles.file
        if let sign = signs.first(where: { $0.signal == .configuration }) { return sign }
        if let file, file.signal == .configuration || file.role?.isLeftOut ?? false { return file }
        if let sign = signs.first(where: { $0.signal <= .decorator }) { return sign }
        let name = signs.first { $0.signal == .name }
        if var file, file.signal == .path {
            if let name, overrules(name, file) { return name }
            // The folder decides, but a name that says otherwise makes it less than certain.
            if let named = name?.role, named.mayOwn, !(file.role?.mayOwn ?? false) { file.isCertain = false }
            return file
        }
        return name ?? file
    }

    /// Whether a function that is called like something is something else by a stronger sign.
    private func isOverruled(_ sign: FoundRole, _ function: Int) -> Bool {
        if roles.functions[function].contains(where: { $0.signal <= .decorator && $0.role != sign.role }) {
            return true
        }
        let fact = facts.function(function)
        let around = fact.type.flatMap { role(ofType: $0) } ?? roles.file
        guard let around, around.signal <= .path else { return false }
        return !overrules(sign, around) && around.role != sign.role
    }

    private func overrules(_ sign: FoundRole, _ around: FoundRole?) -> Bool {
        guard let role = sign.role else { return false }
        guard let around = around?.role else { return true }
        return language.roles.entries.contains { $0.role == role && $0.over.contains(around) }
    }

    /// Whether what stands around a function has a sign of one of the roles besides its path.
    func isLike(_ wanted: Set<Role>, function id: Int) -> FoundRole? {
        if roles.file?.role?.isLeftOut ?? false { return nil }
        var current: Int? = id
        while let function = current {
            let fact = facts.function(function)
            let own = roles.functions[function]
            let signs = own + (fact.type.map { roles.types[$0] } ?? [])
            let sign = signs.first { $0.role.map(wanted.contains) ?? false && $0.signal != .content }
            if let sign,
                !(sign.signal == .name && own.contains(where: { $0.role == sign.role })
                    && isOverruled(sign, function))
            {
                return sign
            }
            current = fact.parent
        }
        return nil
    }

    func isLike(_ wanted: Set<Role>, type id: Int) -> FoundRole? {
        if roles.file?.role?.isLeftOut ?? false { return nil }
        return roles.types[id].first { $0.role.map(wanted.contains) ?? false }
    }

    /// The role that makes a check hold for a function: nil where it does not hold; a role of nil where the check
    /// holds everywhere.
    func scope(_ check: Check, function id: Int) -> FoundRole?? {
        let found = scope(check.roles, like: check.like, not: check.notRoles, function: id)
        guard check.doubtsPath, case .some(.some(var role)) = found, role.signal == .path else {
            return found
        }
        role.isCertain = false
        return role
    }

    /// The same for roles that are asked for otherwise.
    func scope(_ roles: Set<Role>?, like: Set<Role>?, not: Set<Role> = [], function id: Int) -> FoundRole?? {
        if let like {
            guard let sign = isLike(like, function: id) else { return .none }
            return .some(sign)
        }
        let found = role(ofFunction: id)
        guard let roles else {
            let isMeant = found?.role.map { !$0.isLeftOut && !not.contains($0) } ?? true
            return isMeant ? .some(found) : .none
        }
        if let found, found.role.map(roles.contains) ?? false { return .some(found) }
        return .none
    }

    /// Whether a function is a method by which tools are run.
    func isRun(_ id: Int) -> Bool {
        let fact = facts.function(id)
        return fact.type != nil && language.roles.toolMethods.contains(facts.string(fact.name))
    }

    /// The role of a method by which a tool is run, or of a function that a decorator makes a tool; nil for others.
    func entry(_ check: Check, function id: Int) -> FoundRole? {
        guard let role = scope(check, function: id), let role else { return nil }
        return isEntry(id, role) ? role : nil
    }

    /// Whether a function that has a role is one by which tools are run.
    func isEntry(_ id: Int, _ role: FoundRole) -> Bool {
        guard facts.function(id).kind == .function else { return false }
        return isRun(id) || roles.functions[id].contains { $0.signal == .decorator && $0.role == role.role }
    }

    /// The role of a function that has none, in a tree where nothing has one.
    var fallback: FoundRole {
        FoundRole(role: .service, signal: .content, because: "borrows a session", isCertain: false)
    }
}
