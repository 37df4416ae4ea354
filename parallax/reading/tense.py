"""When an event is: past, present or future of the article."""

from __future__ import annotations

from spacy.tokens import Token

from parallax import lexicon

_LOCAL = lexicon.classes("scope")


def time_of(token: Token) -> str:
    """``past``, ``present`` or ``future`` by the verb's own form; a noun takes that of the verb it hangs on."""
    if token.pos_ not in ("VERB", "AUX"):
        verb = next((step for step in token.ancestors if step.pos_ in ("VERB", "AUX")), None)
        return time_of(verb) if verb is not None and verb.dep_ != "relcl" else "past"
    auxiliaries = {child.lower_ for child in token.children if child.dep_ in ("aux", "auxpass")}
    if any(_LOCAL.get(word) == "modal_future" for word in auxiliaries) or _going_to(token):
        return "future"
    if auxiliaries & {"had", "was", "were", "did", "'d", "’d", "has", "have", "'ve", "’ve"} or token.tag_ in ("VBD", "VBN"):
        return "past"
    if token.tag_ in ("VBZ", "VBP") or auxiliaries & {"is", "are", "am", "be", "'s", "'re", "do", "does"}:
        return "present"
    verb = next((step for step in token.ancestors if step.pos_ in ("VERB", "AUX")), None)
    return time_of(verb) if verb is not None else "present"


def _going_to(token: Token) -> bool:
    return token.dep_ == "xcomp" and token.head.lower_ in ("going", "gon") and token.tag_ == "VB"
