import Testing

@testable import Driver

@Suite struct WorkspacePlanTests {
    /// What the paths make, as `root: selected, selected`, with paths relative to the scratch folder.
    private func plans(
        _ scratch: Scratch, from folder: String = "", _ paths: [String],
        _ configuration: CheckRequest.ConfigurationChoice = .found
    ) -> (plans: [String], problems: [String]) {
        var planner = WorkspacePlanner(
            workingFolder: joined(scratch.path, folder), configuration: configuration)
        for path in paths { planner.add(path) }
        let plans = planner.plan().map { plan in
            let root = relative(plan.root, to: scratch.path) ?? plan.root
            return "\(root): \(plan.selections.map(\.path).joined(separator: ", "))"
        }
        return (plans, planner.problems.map { "\($0.file?.path ?? "-"): \($0.message)" })
    }

    @Test func theNearestConfigurationMakesTheWorkspace() throws {
        let scratch = try Scratch([
            "sessionlint.toml": "", "a/pyproject.toml": "[tool.sessionlint]\n", "a/b/c.py": "", "d/e.py": "",
            "a/b/pyproject.toml": "[project]\n",
        ])
        #expect(plans(scratch, ["a/b/c.py"]).plans == ["a: b/c.py"])
        #expect(plans(scratch, ["d"]).plans == [": d"])
        #expect(plans(scratch, ["d/e.py", "a", "d"]).plans == [": d/e.py, d", "a: "])
        #expect(plans(scratch, from: "d", ["."]).plans == [": d"])
    }

    @Test func theSearchEndsAtTheRepository() throws {
        let scratch = try Scratch(["sessionlint.toml": "", "repo/.git/": "", "repo/a/b.py": ""])
        #expect(plans(scratch, ["repo/a"]).plans == ["repo/a: "])
        #expect(plans(scratch, ["repo/a/b.py"]).plans == ["repo: a/b.py"])
    }

    @Test func withoutAConfigurationAFolderIsItsOwnWorkspace() throws {
        let scratch = try Scratch(["a/b/c.py": "", "d/e.py": ""])
        #expect(plans(scratch, ["a", "d"]).plans == ["a: ", "d: "])
        #expect(plans(scratch, ["a/b", "a", "a/b/c.py"]).plans == ["a: b, , b/c.py"])
    }

    @Test func withoutOneFilesTakeTheWorkingDirectory() throws {
        let scratch = try Scratch(["a/b.py": "", "c/d.py": ""])
        #expect(plans(scratch, from: "a", ["b.py"]).plans == ["a: b.py"])
        #expect(plans(scratch, ["a/b.py", "c/d.py"]).plans == [": a/b.py, c/d.py"])
        #expect(plans(scratch, from: "a", [scratch.at("c/d.py")]).plans == ["c: d.py"])
    }

    @Test func aNamedConfigurationCountsFromItsFolder() throws {
        let scratch = try Scratch([
            "ci/gate.toml": "", "ci/x/a.py": "", "b/c.py": "", "b/sessionlint.toml": "",
        ])
        #expect(plans(scratch, ["ci/x"], .file("ci/gate.toml")).plans == ["ci: x"])
        #expect(plans(scratch, ["b"], .file("ci/gate.toml")).plans == ["b: "])
        #expect(plans(scratch, ["b"], .none).plans == ["b: "])
        let missing = plans(scratch, ["b"], .file("none.toml"))
        #expect(missing.problems == ["none.toml: no such file or folder"])
        #expect(missing.plans == ["b: "])
    }

    @Test func linksAreResolved() throws {
        let scratch = try Scratch(["real/a.py": ""])
        try scratch.link("alias", to: "real")
        #expect(plans(scratch, ["alias"]).plans == ["real: "])
    }

    @Test func whatIsMissingIsSaidAndTheRestGoesOn() throws {
        let scratch = try Scratch(["a/b.py": ""])
        try scratch.link("gone.py", to: "nowhere")
        let result = plans(scratch, ["nope", "gone.py", "a", "/dev/null"])
        #expect(result.plans == ["a: "])
        #expect(
            result.problems == [
                "nope: no such file or folder", "gone.py: it cannot be read: the link leads nowhere",
                "/dev/null: not a regular file",
            ])
    }

    @Test func aPatternBeginsWhereItsWildcardDoes() throws {
        let scratch = try Scratch(["sessionlint.toml": "", "a/b/c.py": "", "a/d.py": ""])
        #expect(plans(scratch, ["a/**/*.py"]).plans == [": /a/**/*.py"])
        #expect(plans(scratch, from: "a", ["*/c.py"]).plans == [": /a/*/c.py"])
    }
}
