// jauge completion: subcommands and options for the Tab key, made from the options themselves.
#include <CLI/CLI.hpp>
#include <memory>

#include "cli/command.h"

namespace jauge::cli {
namespace {

std::vector<std::string> option_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::Option* option : app.get_options())
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  return names;
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

std::string command_names(const std::vector<CLI::App*>& apps) {
  std::vector<std::string> names;
  for (const CLI::App* app : apps) names.push_back(app->get_name());
  return joined(names);
}

std::string bash(const std::vector<CLI::App*>& apps) {
  std::string text = "_jauge() {\n  local current=${COMP_WORDS[COMP_CWORD]} words=\n  case ${COMP_WORDS[1]} in\n";
  for (const CLI::App* app : apps)
    text += "    " + app->get_name() + ") words='" + joined(option_names(*app)) + "' ;;\n";
  text += "  esac\n  ((COMP_CWORD == 1)) && words='" + command_names(apps) + "'\n";
  return text +
         "  [[ $current == -* || $COMP_CWORD == 1 ]] && COMPREPLY=($(compgen -W \"$words\" -- \"$current\"))\n}\n"
         "complete -o default -F _jauge jauge\n";
}

std::string zsh(const std::vector<CLI::App*>& apps) {
  return "#compdef jauge\nautoload -U +X bashcompinit && bashcompinit\n" + bash(apps);
}

std::string fish(const std::vector<CLI::App*>& apps) {
  std::string text = "complete -c jauge -n __fish_use_subcommand -f -a '" + command_names(apps) + "'\n";
  for (const CLI::App* app : apps)
    for (const std::string& name : option_names(*app))
      text += "complete -c jauge -n '__fish_seen_subcommand_from " + app->get_name() + "' -l " + name.substr(2) + "\n";
  return text;
}

std::function<Result<Answer>(Session&)> prepare(CLI::App& app) {
  auto shell = std::make_shared<std::string>();
  app.add_option("SHELL", *shell, "bash, zsh or fish")
      ->required()
      ->check(CLI::IsMember({"bash", "zsh", "fish"}))
      ->option_text("bash|zsh|fish");
  const CLI::App* program = app.get_parent();
  return [shell, program](Session&) -> Result<Answer> {
    std::vector<CLI::App*> apps;
    for (const Command& command : commands()) apps.push_back(program->get_subcommand(std::string(command.name)));
    if (*shell == "bash") return Answer{bash(apps)};
    return Answer{*shell == "zsh" ? zsh(apps) : fish(apps)};
  };
}

}  // namespace

const Command completion_command = {"completion", "completion for bash, zsh or fish", "source <(jauge completion bash)",
                                    prepare};

}  // namespace jauge::cli
