"""The command line as a person types it."""

import json
import subprocess
import sys

import pytest

pytestmark = pytest.mark.model


def parallax(*words: str, given: str = "", flags: tuple[str, ...] = ()) -> subprocess.CompletedProcess[str]:
    call = [sys.executable, *flags, "-m", "parallax", *words]
    return subprocess.run(call, input=given, capture_output=True, encoding="utf-8", check=False)


def test_read_prints_one_object_per_article_in_order_and_tells_what_it_left_out():
    lines = ['{"id": "a", "text": "At least 12 people were killed."}', "junk", '{"id": "b", "text": "Nothing."}']
    done = parallax("read", "--only", "id,quantities", given="\n".join(lines))
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(row["id"], sorted(row)) for row in rows] == [("a", ["id", "quantities"]), ("b", ["id", "quantities"])]
    assert (rows[0]["quantities"][0]["low"], rows[0]["quantities"][0]["high"]) == (12, None)
    assert "standard input, line 2: this is not JSON" in done.stderr
    assert done.returncode == 1


def test_read_gives_the_same_with_two_processes(tmp_path):
    path = tmp_path / "s.jsonl"
    rows = ({"id": str(n), "text": f"{n} people were killed in the fire."} for n in range(2, 40))
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    one, two = parallax("read", str(path)), parallax("read", str(path), "--jobs", "2")
    assert one.stdout.count("\n") == 38
    assert one.stdout == two.stdout
    assert two.returncode == 0


def test_compare_prints_one_story_with_the_keys_of_the_contract():
    rows = [{"id": "a", "text": "The fire killed 12 people."}, {"id": "b", "text": "The fire killed 30 people."}]
    done = parallax("compare", given="\n".join(map(json.dumps, rows)))
    story = json.loads(done.stdout)
    assert sorted(story) == ["articles", "claims", "discrepancies", "omissions", "origins", "ranges", "reconciliation", "relations"]
    assert story["articles"] == ["a", "b"]


def test_compare_writes_each_story_of_a_folder(tmp_path):
    for name in ("one", "two"):
        (tmp_path / f"{name}.jsonl").write_text(json.dumps({"id": name, "text": "The fire killed 12 people."}), encoding="utf-8")
    done = parallax("compare", "--stories", str(tmp_path), "--out", str(tmp_path / "out"))
    assert done.returncode == 0
    assert json.loads((tmp_path / "out" / "two.json").read_text(encoding="utf-8"))["articles"] == ["two"]


@pytest.mark.parametrize(("words", "told"), [
    (("read", "gone.txt"), "gone.txt: there is no such file"),
    (("read", "--only", "numbers"), "there is no key 'numbers'"),
    (("compare", "--stories", "seeds"), "--stories and --out go together"),
    (("report", "--data", "gone", "--out", "x.html"), "does not exist"),
], ids=["missing file", "unknown key", "half an option", "missing folder"])
def test_a_wrong_call_says_what_is_wrong(words, told):
    done = parallax(*words)
    assert done.returncode in (1, 2)
    assert told in " ".join(done.stderr.split())


def test_help_answers_without_the_language_model():
    done = parallax("--help", flags=("-X", "importtime"))
    assert done.returncode == 0
    assert "spacy" not in done.stderr
