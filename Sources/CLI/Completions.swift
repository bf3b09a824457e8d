/// Shell completions, made from the declarations of the commands, so that they never fall behind them.
///
/// What the shell knows better, it completes itself: where an operand or a value is a path, paths are offered.
struct Completions {
    let commands: [Command]

    static let shells = ["bash", "zsh", "fish"]

    /// - Parameter shell: one of `shells`.
    func script(for shell: String) -> String {
        switch shell {
        case "zsh": zsh
        case "fish": fish
        default: bash
        }
    }

    private var names: [String] { commands.map(\.name) + ["help"] }

    // MARK: bash

    private var bash: String {
        var cases = ""
        for command in commands {
            cases += "        \(command.name))\n            case \"$previous\" in\n"
            for option in command.options where option.value != nil {
                let names = option.names.joined(separator: "|")
                let reply =
                    option.choices.isEmpty
                    ? "compgen -f -- \"$current\"" : "compgen -W \(quoted(option.choices)) -- \"$current\""
                cases += "                \(names)) mapfile -t COMPREPLY < <(\(reply)); return ;;\n"
            }
            let options = command.options.flatMap(\.names)
            cases += """
                            esac
                            local words=\(quoted(command.operandChoices()))
                            [[ $current == -* ]] && words=\(quoted(options))
                            mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
                            ;;

                """
        }
        return """
            # bash completion of sessionlint: source it, or put it into a folder of bash-completion.
            _sessionlint() {
                local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]}
                COMPREPLY=()
                if ((COMP_CWORD == 1)); then
                    mapfile -t COMPREPLY < <(compgen -W \(quoted(names)) -- "$current")
                    return
                fi
                case ${COMP_WORDS[1]} in
                    help) mapfile -t COMPREPLY < <(compgen -W \(quoted(commands.map(\.name))) -- "$current") ;;
            \(cases)    esac
            }
            complete -o default -F _sessionlint sessionlint

            """
    }

    // MARK: zsh

    private var zsh: String {
        var cases = ""
        for command in commands {
            var arguments: [String] = []
            for option in command.options {
                let help = "[\(zshText(option.help))]"
                let value = option.value.map { name in
                    option.choices.isEmpty
                        ? ":\(zshText(name)):_files"
                        : ":\(zshText(name)):(\(option.choices.joined(separator: " ")))"
                }
                for name in option.names {
                    // An option with a value may be given more than once.
                    let star = option.value == nil ? "" : "*"
                    arguments.append(quoted("\(star)\(name)\(help)\(value ?? "")"))
                }
            }
            let choices = command.operandChoices()
            arguments.append(
                choices.isEmpty
                    ? "'*:argument:_files'" : quoted("*:argument:(\(choices.joined(separator: " ")))"))
            cases += "        \(command.name)) _arguments \(arguments.joined(separator: " ")) ;;\n"
        }
        let list = commands.map { quoted("\($0.name):\($0.summary)") }.joined(separator: " ")
        return """
            #compdef sessionlint
            # zsh completion of sessionlint: put it as `_sessionlint` into a folder of $fpath.
            _sessionlint() {
                local -a commands
                commands=(\(list))
                if ((CURRENT == 2)); then
                    _describe command commands
                    return
                fi
                local command=$words[2]
                shift words
                ((CURRENT--))
                case $command in
                    help) _describe command commands ;;
            \(cases)    esac
            }
            if [ "$funcstack[1]" = _sessionlint ]; then _sessionlint "$@"; else compdef _sessionlint sessionlint; fi

            """
    }

    /// What may stand in a specification of `_arguments`.
    private func zshText(_ text: String) -> String {
        text.map { "[]:\\".contains($0) ? "\\\($0)" : String($0) }.joined()
    }

    // MARK: fish

    private var fish: String {
        var lines = [
            "# fish completion of sessionlint: put it into ~/.config/fish/completions/sessionlint.fish."
        ]
        for command in commands {
            lines.append(
                "complete -c sessionlint -n __fish_use_subcommand -f -a \(command.name) -d \(quoted(command.summary))"
            )
        }
        lines.append(
            "complete -c sessionlint -n '__fish_seen_subcommand_from help' -f -a \(quoted(commands.map(\.name)))"
        )
        for command in commands {
            let choices = command.operandChoices()
            if !choices.isEmpty {
                lines.append(
                    "complete -c sessionlint -n '__fish_seen_subcommand_from \(command.name)' -a \(quoted(choices))"
                )
            }
            for option in command.options {
                var line = "complete -c sessionlint -n '__fish_seen_subcommand_from \(command.name)'"
                for name in option.names {
                    line += name.hasPrefix("--") ? " -l \(name.dropFirst(2))" : " -s \(name.dropFirst())"
                }
                if option.value != nil { line += " -r" }
                if !option.choices.isEmpty { line += " -f -a \(quoted(option.choices))" }
                lines.append(line + " -d \(quoted(option.help))")
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    // MARK: Quotation

    private func quoted(_ words: [String]) -> String { quoted(words.joined(separator: " ")) }

    /// A word of a shell, in quotation marks.
    private func quoted(_ text: String) -> String {
        "'" + text.map { $0 == "'" ? "'\\''" : String($0) }.joined() + "'"
    }
}
