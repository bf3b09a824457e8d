/// Finds the configuration that holds for a folder, and looks at every folder on the way only once.
struct ConfigurationFinder {
    private let choice: CheckRequest.ConfigurationChoice
    private let workingFolder: String
    private var named: ConfigurationFile?
    private var known: [String: ConfigurationFile?] = [:]
    private(set) var problems: [InputProblem] = []

    /// A configuration and the workspace it makes.
    struct Found {
        var file: ConfigurationFile
        /// Nil where the named configuration lies elsewhere: then its patterns count from the workspace that
        /// there would be without it.
        var root: String?
    }

    init(_ choice: CheckRequest.ConfigurationChoice, workingFolder: String) {
        self.choice = choice
        self.workingFolder = workingFolder
        if case .committed(let text) = choice {
            do throws(InputProblem) {
                named = try ConfigurationFile.committed(text, workingFolder: workingFolder)
            } catch {
                problems.append(error)
            }
        }
        guard case .file(let path) = choice else { return }
        do throws(SystemError) {
            named = read(
                try canonicalPath(absolute(path, from: workingFolder)), shownPath: path, isNamed: true)
        } catch {
            problems.append(InputProblem(error.phrase, file: InputProblem.File(path: path)))
        }
    }

    /// The configuration for what lies in a folder, an absolute path without links.
    mutating func configuration(for folder: String) -> Found? {
        switch choice {
        case .none: return nil
        case .file, .committed:
            return named.map {
                Found(file: $0, root: relative(folder, to: $0.folder) == nil ? nil : $0.folder)
            }
        case .found: return nearest(to: folder).map { Found(file: $0, root: $0.folder) }
        }
    }

    /// The search ends at the root of the repository: what lies above it belongs to somebody else.
    private mutating func nearest(to folder: String) -> ConfigurationFile? {
        if let answer = known[folder] { return answer }
        var answer = configuration(in: folder)
        if answer == nil, !exists(joined(folder, ".git")), let parent = parentFolder(folder) {
            answer = nearest(to: parent)
        }
        known[folder] = .some(answer)
        return answer
    }

    private mutating func configuration(in folder: String) -> ConfigurationFile? {
        for name in ConfigurationFile.names {
            let path = joined(folder, name)
            let shown = relative(path, to: workingFolder) ?? path
            if let file = read(path, shownPath: shown, isNamed: false) { return file }
        }
        return nil
    }

    private mutating func read(_ path: String, shownPath: String, isNamed: Bool) -> ConfigurationFile? {
        do throws(ReadRefusal) {
            return try ConfigurationFile(path: path, shownPath: shownPath, isNamed: isNamed)
        } catch {
            if error != .system(.missing) || isNamed {
                problems.append(
                    InputProblem(
                        "it cannot be read: \(error.phrase)", file: InputProblem.File(path: shownPath)))
            }
            return nil
        }
    }
}
