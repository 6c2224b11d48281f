from imio.pseudonymizer.cli import main

import json
import pytest
import subprocess
import sys


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "a.txt").write_text("M. Jérôme Delvigne. Le géomètre Rodrigue Palange.\r\n", "utf-8", newline="")
    (tmp_path / "b.html").write_text("<p>M. <b>Ewa</b> Nowak, Mme Anne Tasquin</p>", "utf-8")
    (tmp_path / "officials.json").write_text(
        json.dumps([{"name": "Anne Tasquin", "function": "Bourgmestre", "from": "2018-12-03", "until": None}]), "utf-8"
    )
    return tmp_path


def test_mask_writes_copies_of_the_same_name(folder):
    out = folder / "out"
    files = [str(folder / "a.txt"), str(folder / "b.html")]
    assert main(["mask", "--officials", str(folder / "officials.json"), "--output-dir", str(out), *files]) == 0
    assert (out / "a.txt").read_bytes().decode() == "M. [A]. Le géomètre [B].\r\n"
    assert "[A]" in (out / "b.html").read_text("utf-8") and "Anne Tasquin" in (out / "b.html").read_text("utf-8")


def test_review_keep_leaves_what_a_human_decides(folder):
    out = folder / "out"
    assert main(["mask", "--review", "keep", "--output-dir", str(out), str(folder / "a.txt")]) == 0
    assert (out / "a.txt").read_text("utf-8") == "M. [A]. Le géomètre Rodrigue Palange.\n"


def test_analyse_prints_one_object(folder, capsys):
    assert main(["analyse", str(folder / "a.txt")]) == 0
    result = json.loads(capsys.readouterr().out)
    assert set(result) == {"text", "spans", "warnings"}
    span = result["spans"][0]
    assert {"start", "end", "text", "label", "action", "entity", "score", "reason"} == set(span)
    assert result["text"][span["start"] : span["end"]] == span["text"] == "Jérôme Delvigne"


def test_info_names_data_and_licences(capsys):
    assert main(["info"]) == 0
    output = capsys.readouterr().out
    assert "CC BY 4.0" in output and "niss" in output


def test_a_reader_that_goes_away_causes_no_traceback():
    command = [sys.executable, "-m", "imio.pseudonymizer.cli", "info", "--model", "none"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 141


@pytest.mark.parametrize(
    "arguments",
    [
        ["analyse", "absent.txt"],
        ["analyse", "a.pdf"],
        ["analyse", "latin.txt"],
        ["analyse", "--officials", "bad.json", "a.txt"],
        ["analyse", "--officials", "dates.json", "a.txt"],
        ["mask", "--output-dir", ".", "a.txt"],
        ["mask", "--output-dir", "out", "a.txt", "a.txt"],
        ["analyse", "--model", "absent_model", "a.txt"],
    ],
)
def test_an_error_is_one_line_and_code_2(folder, monkeypatch, capsys, arguments):
    monkeypatch.chdir(folder)
    (folder / "latin.txt").write_bytes("Jérôme Delvigne".encode("latin-1"))
    (folder / "bad.json").write_text('{"nom": "Delvigne"}', "utf-8")
    (folder / "dates.json").write_text('[{"name": "Delvigne", "from": "hier"}]', "utf-8")
    assert main(arguments) == 2
    error = capsys.readouterr().err
    assert error.count("\n") == 1 and "Delvigne" not in error
