import Findings

/// Asks the program `git` about one repository.
///
/// Only commands that read are given. No shell is started, no network is used, no lock is taken, and the repository's
/// own watcher is not started. The environment is kept where it speaks of this repository: in a hook, `GIT_INDEX_FILE`
/// names the index that is about to be committed, which need not be the usual one. Git runs in the folder that holds
/// `.git`, which is what a hook's relative paths count from, wherever in the repository the hook went since.
struct Git: Sendable {
    /// The folder that git runs in: the one with `.git`, absolute and without links.
    let folder: String
    /// The top of the work tree: what git's paths count from.
    let top: String
    private let environment: [String]

    /// What git said no to.
    struct Refusal: Error, Hashable, Sendable {
        /// Nil where it could not be run.
        var status: Int32?
        /// What it complained of, in one line; not escaped.
        var message: String
    }

    /// Variables that say where a repository is, as `git rev-parse --local-env-vars` lists them.
    private static let local: Set<String> = [
        "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_CONFIG", "GIT_CONFIG_PARAMETERS", "GIT_CONFIG_COUNT",
        "GIT_OBJECT_DIRECTORY", "GIT_DIR", "GIT_WORK_TREE", "GIT_IMPLICIT_WORK_TREE", "GIT_GRAFT_FILE",
        "GIT_INDEX_FILE", "GIT_NO_REPLACE_OBJECTS", "GIT_REPLACE_REF_BASE", "GIT_PREFIX", "GIT_SHALLOW_FILE",
        "GIT_COMMON_DIR",
    ]
    private static let own = [
        "LC_ALL=C", "GIT_OPTIONAL_LOCKS=0", "GIT_NO_LAZY_FETCH=1", "GIT_TERMINAL_PROMPT=0",
        // Older versions fetch what a partial clone lacks whatever they are told, but by a protocol that is allowed.
        "GIT_ALLOW_PROTOCOL=none",
    ]

    /// - Parameters:
    ///   - place: a folder of the repository, absolute and without links.
    ///   - workingFolder: of the process; the environment speaks of the repository around it.
    init(
        around place: String, workingFolder: String, environment variables: [String] = environmentVariables()
    )
        throws(InputProblem)
    {
        let shown = relative(place, to: workingFolder) ?? place
        let none = InputProblem(
            "there is no git repository around \(shown.isEmpty ? "the working directory" : shown)",
            help:
                "what names commits, such as `--since`, `--staged`, `--history` or `--config REV:FILE`, needs one; the rest does not"
        )
        let named = variables.contains { $0.hasPrefix("GIT_DIR=") }
        guard let folder = Repository.around(place)?.root ?? (named ? workingFolder : nil) else { throw none }
        self.folder = folder
        let isOurs = Repository.around(workingFolder).map { $0.root == folder } ?? named
        let replaced = Set(Self.own.map(Self.name))
        environment =
            variables.filter {
                let name = Self.name($0)
                return !replaced.contains(name) && (isOurs || !Self.local.contains(name))
            } + Self.own
        var bytes: [UInt8]
        do throws(Refusal) {
            bytes = try Self.run(["rev-parse", "--show-toplevel"], folder, environment, [])
        } catch {
            throw InputProblem(
                "git cannot read the repository in \(folder): \(error.message)",
                help: "`git status` there should work first")
        }
        if bytes.last == 0x0A { bytes.removeLast() }
        guard let top = try? canonicalPath(String(decoding: bytes, as: UTF8.self)),
            relative(place, to: top) != nil
        else { throw none }
        self.top = top
    }

    private static func name(_ variable: String) -> String {
        String(variable.prefix { $0 != "=" })
    }

    /// The output of a command of git.
    /// - Parameter input: at most `mostInput` bytes.
    func ask(_ words: [String], input: [UInt8] = []) throws(Refusal) -> [UInt8] {
        try Self.run(words, folder, environment, input)
    }

    /// The output of a command that does not fail unless something is wrong with the repository.
    func required(_ words: [String], input: [UInt8] = []) throws(InputProblem) -> [UInt8] {
        do throws(Refusal) {
            return try ask(words, input: input)
        } catch {
            throw InputProblem(
                "`git \(words.first ?? "")` does not answer: \(error.message)",
                help: isPartial ? Self.partialHelp : nil)
        }
    }

    /// The first line of the output; nil where git said no.
    func line(_ words: [String]) -> String? {
        guard let bytes = try? ask(words) else { return nil }
        return String(decoding: bytes.prefix { $0 != 0x0A }, as: UTF8.self)
    }

    private static func run(_ words: [String], _ folder: String, _ environment: [String], _ input: [UInt8])
        throws(Refusal) -> [UInt8]
    {
        let ended: EndedProgram
        do throws(SystemError) {
            ended = try runProgram(
                ["git", "-C", folder, "-c", "core.fsmonitor=false"] + words, environment: environment,
                input: input, limit: 1 << 30)
        } catch {
            throw Refusal(
                message: error == .missing ? "there is no program `git` in PATH" : error.phrase)
        }
        guard ended.status == 0 else {
            let lines = ended.errors.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
            let line = lines.first { $0.hasPrefix("fatal: ") || $0.hasPrefix("error: ") } ?? lines.first
            let text = line.map { $0.drop(while: { $0 != " " }).drop(while: { $0 == " " }) }
            let isPrefixed = line?.hasPrefix("fatal: ") == true || line?.hasPrefix("error: ") == true
            throw Refusal(
                status: ended.status,
                message: (isPrefixed ? text.map(String.init) : line) ?? "it ended without saying why")
        }
        return ended.output
    }
}

// MARK: - Commits

extension Git {
    /// Whether the history that is here ends before its beginning.
    var isShallow: Bool { line(["rev-parse", "--is-shallow-repository"]) == "true" }

    /// Whether contents may be missing that are fetched when they are asked for.
    var isPartial: Bool {
        line(["config", "--get-regexp", #"^(remote\..*\.promisor|extensions\.partialclone)$"#]) != nil
    }

    static let partialHelp =
        "the clone is partial, and nothing is fetched from here; `git diff --stat REV` brings what is missing"

    /// The id of a commit that a user named.
    /// - Parameter option: what the user wrote it behind.
    func commit(_ revision: String, option: String) throws(InputProblem) -> String {
        guard !revision.isEmpty, revision.first != "-" else {
            throw InputProblem(
                "`\(revision)` behind \(option) is no commit",
                help: "name a branch, a tag or a commit, such as `origin/main` or `HEAD~1`")
        }
        do throws(Refusal) {
            let bytes = try ask(["rev-parse", "--verify", "--quiet", "\(revision)^{commit}"])
            let id = String(decoding: bytes.prefix { $0 != 0x0A }, as: UTF8.self)
            // `^main` is a set of commits, and git has an answer to it.
            guard id.allSatisfy(\.isHexDigit) else { throw Refusal(status: 1, message: id) }
            return id
        } catch {
            guard error.status == 1 || error.status == 128 else {
                throw InputProblem("git does not answer: \(error.message)")
            }
            throw InputProblem(
                "`\(revision)` behind \(option) is no commit that this repository holds",
                help: isShallow
                    ? "the clone is shallow: `\(fetch(revision, "--depth=50"))` brings it"
                    : "`git branch --all` lists the branches; `\(fetch(revision, ""))` brings one that is elsewhere"
            )
        }
    }

    /// How the user would fetch a revision that is not here.
    func fetch(_ revision: String, _ depth: String) -> String {
        let branch = revision.hasPrefix("origin/") ? String(revision.dropFirst(7)) : revision
        return "git fetch \(depth.isEmpty ? "" : depth + " ")origin \(branch)"
    }
}
