"""How sure an event is, by the text's own words: cues beside it, and the words that it hangs on."""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.tokens import Span as DocSpan
from spacy.tokens import Token

from parallax import lexicon
from parallax.reading.embedding import Embedding, conditional_on, embedding_of
from parallax.reading.tense import time_of
from parallax.reading.wholetext import text_of

_SCOPE = lexicon.load("scope")
_MODALITY = lexicon.load("modality")
_LOCAL = lexicon.classes("scope")
_NEGATED = -2.4  # "did not", as people rate it
_DEPTH = 6
_NO_SHARE = frozenset({"but", "yet"})
# Constructions that have no word of their own: how sure, modality, time.
_CONSTRUCTIONS = {
    "to": (1.8, "possible", "future"),
    "purpose": (2.0, "planned", "future"),
    "before": (1.9, "asserted", ""),
    "before-ing": (2.6, "asserted", ""),
    "for-ing": (2.8, "asserted", ""),
    "announced": (2.6, "planned", "future"),
    "plan to": (2.2, "planned", "future"),
    "going to": (2.5, "asserted", "future"),
    "supposed": (1.6, "conditional", "future"),
    "condition": (0.8, "conditional", "future"),
    "without": (-1.2, "denied", ""),
}
# "blocked the sale", "stopped the bloodshed": how sure the thing is that was not let happen, or not let go on.
_OF_THINGS = {"prevent": (0.6, "denied"), "halt": (2.0, "asserted")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """Certainty from -3 to 3, time and modality of an event, with the word that moved it and the rule's name."""

    certainty: float
    time: str
    modality: str
    cue: Token | None = None
    rule: str = "asserted"


def judge(token: Token, depth: int = 0) -> Judgement:
    """What the sentence commits itself to about the event that ``token`` denotes."""
    own = judge_locally(token)
    embedding = embedding_of(token) if depth < _DEPTH else None
    if embedding is None:
        return own if token.pos_ in ("VERB", "AUX") or own.modality != "asserted" else replace(own, time="past")
    return _combined(own, _outer(embedding, depth, token.pos_ not in ("VERB", "AUX")), token)


def judge_locally(token: Token) -> Judgement:
    """The event by the cues beside it alone."""
    time = time_of(token)
    cues = _cues(token)
    negator = next((cue for kind, cue in cues if kind == "negator"), None)
    modal = next(((kind, cue) for kind, cue in cues if kind != "negator"), None)
    if modal is None:
        if negator is None and _headline_to(token):
            return Judgement(certainty=2.4, time="future", modality="planned", cue=next(token.children), rule="headline to")
        if negator is None and _asked(token):
            return Judgement(certainty=0.8, time=time, modality="possible", cue=token.sent[-1], rule="question")
        if negator is None:
            return Judgement(certainty=3.0, time=time, modality="asserted")
        return Judgement(certainty=_NEGATED, time=time, modality="denied", cue=negator, rule="negated")
    kind, cue = modal
    entry = _SCOPE[kind]
    sure, modality = float(entry["holds"]), str(entry["modality"])
    if entry["time"] and not _perfect(token):
        time = str(entry["time"])
    if negator is not None:
        return Judgement(certainty=_NEGATED, time=time, modality="denied", cue=negator, rule=f"negated {kind}")
    condition = conditional_on(token)
    if condition is not None and modality != "denied":
        return Judgement(certainty=min(sure, 1.8), time=time, modality="conditional", cue=condition, rule=f"{kind} on a condition")
    return Judgement(certainty=sure, time=time, modality=modality, cue=cue, rule=kind)


def _outer(embedding: Embedding, depth: int, noun: bool) -> Judgement:
    """What the word that governs the event makes of it."""
    kind, word = embedding.kind, embedding.word
    if kind in _CONSTRUCTIONS:
        sure, modality, time = _CONSTRUCTIONS[kind]
        above = judge(word, depth + 1) if kind in ("going to", "plan to", "purpose", "to") else None
        if above is not None and above.certainty < 0:
            sure = -sure if kind == "going to" else sure * 0.5
        return Judgement(certainty=sure, time=time, modality=modality, cue=word, rule=kind)
    above = judge(word, depth + 1)
    if kind == "same":
        return above
    if kind == "once":
        coming = above.time == "future"
        return Judgement(certainty=2.2 if coming else 3.0, time="future" if coming else "", modality="asserted")
    if kind == "within":
        return above if above.modality != "asserted" else Judgement(certainty=3.0, time=above.time, modality="asserted")
    if noun and kind in _OF_THINGS:
        sure, modality = _OF_THINGS[kind]
        return Judgement(certainty=sure, time=above.time, modality=modality, cue=word, rule=f"{kind} of a thing")
    entry = _MODALITY[kind]
    holds, negated = float(entry["holds"]), float(entry["negated"])
    sure = _weaker(holds, above.certainty) if above.certainty >= 0 else _weaker(negated, -above.certainty)
    modality = str(entry["modality"])
    if above.certainty < 0:
        modality, kind = ("denied" if sure < -1 else "possible" if sure < 2 else "asserted"), f"negated {kind}"
    elif above.modality == "conditional" or (above.modality in ("possible", "planned") and modality == "asserted"):
        modality = above.modality
    return Judgement(certainty=sure, time=str(entry["time"]), modality=modality, cue=word, rule=kind)


def _weaker(value: float, reach: float) -> float:
    """What a word makes of its clause, no surer than the word itself is."""
    return max(-reach, min(value, reach))


def _combined(own: Judgement, outer: Judgement, token: Token) -> Judgement:
    if own.rule == "modal_would" and outer.rule in ("report", "promise", "expect", "plan"):
        own = replace(own, certainty=2.0, rule="future in the past")
    sure = min(abs(own.certainty), abs(outer.certainty)) * (1 if own.certainty * outer.certainty > 0 else -1)
    rule = own.rule if outer.rule == "asserted" else f"{own.rule}, {outer.rule}"
    modality, cue = own.modality, own.cue
    if own.modality == "asserted":
        modality, cue, rule = outer.modality, outer.cue, outer.rule
    elif own.modality == "denied" and sure >= 0:
        modality = "possible"
    elif outer.modality == "conditional":
        modality = "conditional"
    if sure <= -1:
        modality = "denied"
    elif modality == "denied" and sure > 1:
        modality = "possible"
    time = own.time if own.time in ("future",) or not outer.time else outer.time
    return Judgement(certainty=sure, time=time, modality=modality, cue=cue, rule=rule)


def _cues(token: Token) -> list[tuple[str, Token]]:
    """The classes of the words beside the event, nearest modal first; words it shares with a first conjunct count."""
    found: list[tuple[str, Token]] = []
    for holder in _holders(token):
        for child in holder.children:
            kind = _cue_class(child, token)
            if kind is not None:
                found.append((kind, child))
        found += [("negator", word) for word in _negated_subject(holder)]
    return found


def _negated_subject(verb: Token) -> list[Token]:
    """"[No] suspects have been identified", "[neither] side gave a reason", "[no] one was hurt"."""
    subjects = [child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")]
    return [word for subject in subjects for word in (*subject.children, subject)
            if word.lower_ in ("no", "neither", "nobody", "none", "nothing") and _LOCAL.get(word.nbor(1).lower_) != "not_negation"]


def _holders(token: Token) -> list[Token]:
    """The token, and the conjuncts whose auxiliaries and negation it shares: "did not kill or [injure] anyone"."""
    holders = [token]
    step = token
    while step.dep_ == "conj" and not any(child.dep_ in ("nsubj", "nsubjpass", "aux", "expl") for child in step.children):
        joined = {child.lower_ for child in step.head.children if child.dep_ == "cc"}
        if joined & _NO_SHARE or (step.tag_ in ("VBD", "VBZ", "VBP") and step.head.tag_ in ("VB", "VBG")):
            break
        step = step.head
        holders.append(step)
    return holders


def _cue_class(child: Token, token: Token) -> str | None:
    kind = _LOCAL.get(child.lower_)
    if kind is None or child.dep_ not in ("advmod", "amod", "aux", "det", "neg", "predet", "preconj"):
        return None
    if kind in ("negator", "barely", "nearly"):
        return _negation(child, kind, token)
    if kind in ("condition", "without", "not_negation"):
        return None
    return kind


def _negation(child: Token, kind: str, token: Token) -> str | None:
    """``negator``, unless a pseudo-cue lifts it: "not only", "no doubt", "almost always"."""
    after = child.nbor(1).lower_ if child.i + 1 < len(child.doc) else ""
    if kind == "negator" and _LOCAL.get(after) == "not_negation":
        return None
    if kind == "nearly" and (token.pos_ != "VERB" or child.nbor(1).i != token.i):
        return None
    return "negator"


def _headline_to(token: Token) -> bool:
    """"Carmaker to [sell] plant": an infinitive as the main verb."""
    return token.dep_ == "ROOT" and any(child.dep_ == "aux" and child.lower_ == "to" for child in token.children) and any(
        child.dep_ in ("nsubj", "nsubjpass") for child in token.children)


def _asked(token: Token) -> bool:
    """"Did the army [attack]?"; but "Who [fired]?" takes the shot for granted."""
    if token.pos_ not in ("AUX", "VERB") or not _is_question(token.sent):
        return False
    subject = next((child for child in token.children if child.dep_ in ("nsubj", "nsubjpass", "expl")), None)
    turned = any(child.dep_ in ("aux", "auxpass") and subject is not None and child.i < subject.i for child in token.children)
    asks_for_a_part = any(child.tag_ in ("WDT", "WP", "WRB") for child in token.children)
    return (turned or (token.lemma_ == "be" and subject is not None and token.i < subject.i)) and not asks_for_a_part


def _is_question(sent: DocSpan) -> bool:
    return text_of(sent.doc)[sent.start_char : sent.end_char].rstrip("”\"’' \n").endswith("?")


def _perfect(token: Token) -> bool:
    """"may have struck" speaks of the past."""
    return any(child.dep_ == "aux" and child.lower_ in ("have", "'ve", "’ve") for child in token.children)
