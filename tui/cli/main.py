"""The command line's root: finds the command, and turns every expected error into one line and an exit status."""

import os
import sys
from collections.abc import Sequence
from importlib import import_module

import click

from store import __version__
from store.errors import PressroomError
from tui.cli.output import say_error

DONE, REJECTED, WRONG_USE, INTERRUPTED = 0, 1, 2, 130


# Where each command stands; loaded when it is called, so that the app does not wait for the importer's imports.
COMMANDS = {
    "open": "tui.cli.opening:open_command",
    "import": "tui.cli.importing:import_command",
    "parse": "tui.cli.parsing:parse_command",
    "search": "tui.cli.searching:search_command",
    "searches": "tui.cli.watching:searches_command",
    "show": "tui.cli.showing:show_command",
    "stats": "tui.cli.counting:stats_command",
    "reparse": "tui.cli.reparsing:reparse_command",
    "remove": "tui.cli.removing:remove_command",
    "undo": "tui.cli.undoing:undo_command",
    "redo": "tui.cli.undoing:redo_command",
    "export": "tui.cli.exporting:export_command",
    "check": "tui.cli.checking:check_command",
    "backup": "tui.cli.upkeep:backup_command",
    "restore": "tui.cli.upkeep:restore_command",
    "reindex": "tui.cli.upkeep:reindex_command",
}


class Commands(click.Group):
    """A group whose first word may be left out: without a command, `open` is meant."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the commands in the order of a person's work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - as above
        """Load one command."""
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name].partition(":")
        command: click.Command = getattr(import_module(module), name)
        return command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put `open` in front of words that name no command, so that `pressroom FOLDER` opens it.

        `--library DIR` may stand before the command as well as behind it.
        """
        shared = 0
        while len(args) > shared and args[shared].partition("=")[0] == "--library":
            shared += 1 if "=" in args[shared] else 2
        library, words = args[:shared], args[shared:]
        if not words or (words[0] not in COMMANDS and words[0] not in {"--help", "-h", "--version"}):
            words = ["open", *words]
        return super().parse_args(ctx, [words[0], *library, *words[1:]])


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    help="Read, search and cite press releases in the terminal. Without a command the app opens; "
    "paths given to it are imported first.",
)
@click.version_option(__version__, prog_name="pressroom")
def pressroom() -> None:
    """Hold the commands; each of them says what it does."""


def run(words: Sequence[str]) -> int:
    """Run one command line and return its exit status.

    Expected errors are printed on stderr as `error: …` with a hint below; they never show a traceback.
    """
    try:
        status = pressroom.main(list(words), prog_name="pressroom", standalone_mode=False)
    except click.exceptions.Abort:
        return _interrupted()
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except PressroomError as error:
        say_error(error.message, error.hint)
        return REJECTED
    except KeyboardInterrupt:
        return _interrupted()
    except BrokenPipeError:
        # The reader of our output went away (`| head`): nothing to say, and nowhere to say it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    return status if isinstance(status, int) else DONE


def _interrupted() -> int:
    say_error("stopped by you", "What was reported as stored is stored; the same command goes on from there.")
    return INTERRUPTED
