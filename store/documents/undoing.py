"""Puts the undo log together with those who know how to take each kind of change back."""

from store.documents.actions import REMOVAL, ActionLog, Turner
from store.documents.annotations import CORRECTION, STATE
from store.documents.connections import Connections
from store.documents.corrections import Corrections
from store.documents.removal import Removal
from store.documents.searches import SEARCH, SavedSearches
from store.documents.states import StateTable


def action_log(connections: Connections, states: StateTable) -> ActionLog:
    """Return the undo log of a library.

    Args:
        connections: The connections to its file.
        states: Its table of states.
    """
    turners: dict[str, Turner] = {
        STATE: states,
        CORRECTION: Corrections(),
        SEARCH: SavedSearches(connections),
        REMOVAL: Removal(connections),
    }
    return ActionLog(connections, turners)
