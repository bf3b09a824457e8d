import Findings

/// The forms in which a report can be had.
public enum ReportFormat: String, CaseIterable, Sendable {
    /// For people: each finding with the code it is about.
    case text
    /// For people and editors: one line a finding.
    case concise
    /// One document for programs.
    case json
    /// One finding a line for programs that read as they go.
    case jsonl
    /// SARIF 2.1.0, for code scanning services and editors.
    case sarif
    /// Annotations of GitHub Actions.
    case github
    /// GitLab's code quality report.
    case gitlab
    /// Issues of Azure Pipelines.
    case azure
    /// A test report in XML.
    case junit
    /// A comment on a pull request.
    case markdown

    /// Whether the closing line is part of the output; the others leave standard output to the document.
    public var includesClosingLine: Bool {
        switch self {
        case .text, .concise, .github, .azure: true
        case .json, .jsonl, .sarif, .gitlab, .junit, .markdown: false
        }
    }
}

/// How a report is rendered. The defaults fit a file or a pipe.
public struct RenderOptions: Sendable {
    /// Whether `text` and `concise` use the terminal's colours.
    public var color: Bool
    /// Columns of the terminal; nil where the output goes elsewhere. Long lines of code are clipped to it, help is
    /// wrapped.
    public var width: Int?
    /// Whether `text` and `concise` end with what was skipped, the notices and the closing line.
    public var showsClosingLine = true
    /// SARIF: whether what a baseline holds back is there as well.
    public var includesBaselined = false
    /// SARIF: what tells this analysis from another one of the same commit; empty to leave the choice to the
    /// uploading action's own `category`.
    public var category: String
    /// SARIF: the workspace relative to the root of its repository, with `/`; empty where they are the same.
    /// Consumers resolve paths against that root.
    public var workspaceInRepository: String

    public init(
        color: Bool = false, width: Int? = nil, category: String = "sessionlint",
        workspaceInRepository: String = ""
    ) {
        self.color = color
        self.width = width
        self.category = category
        self.workspaceInRepository = workspaceInRepository
    }
}

/// The bytes of a report in one format, ending in a line end. The same report and options give the same bytes.
public func render(_ report: Report, as format: ReportFormat, options: RenderOptions = RenderOptions())
    -> [UInt8]
{
    switch format {
    case .text: renderText(report, options: options)
    case .concise: renderConcise(report, options: options)
    case .json: renderJSON(report)
    case .jsonl: renderJSONLines(report)
    case .sarif: renderSARIF(report, options: options)
    case .github: renderGitHub(report, options: options)
    case .gitlab: renderGitLab(report, options: options)
    case .azure: renderAzure(report, options: options)
    case .junit: renderJUnit(report, options: options)
    case .markdown: renderMarkdown(report, options: options)
    }
}
