//! Deciding: saved at once, whole or not at all, and never lost.

use std::fs;
use std::path::Path;
use std::process::Command;

use portable_pty::CommandBuilder;
use rashomon::judging::{Decision, format};
use tempfile::TempDir;

use super::terminal::Explorer;

const COURIER: &str = "\
Harbour bridge to close for 14 weeks

The harbour bridge will close for 14 weeks from Monday, the port authority said.

The repair will cost $3.2 million, according to the authority.

Ferries run every ten minutes while the harbour bridge is closed, the authority said.
";

const HERALD: &str = "\
Bridge repair shuts harbour crossing

The harbour bridge will close for nine weeks from Monday, the port authority said.

The repair will cost $3.2 million.

Ferries will run every ten minutes while the bridge is closed.
";

fn story() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("courier.txt"), COURIER).unwrap();
    fs::write(folder.path().join("herald.txt"), HERALD).unwrap();
    folder
}

/// The explorer on a folder, with a folder for its state that is the test's own.
fn explorer(folder: &Path, state: &Path, arguments: &[&str]) -> Explorer {
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_rashomon"));
    command.arg(folder);
    command.args(arguments);
    command.env("XDG_STATE_HOME", state);
    let mut explorer = Explorer::run(command);
    explorer.wait_for("divergent first");
    explorer
}

fn decisions(file: &Path) -> Vec<Decision> {
    format::read(&fs::read_to_string(file).unwrap()).unwrap().decisions
}

fn quit(mut explorer: Explorer) {
    explorer.press("q");
    assert_eq!(explorer.wait_for_end(), 0);
}

#[test]
fn a_decision_is_on_the_disk_at_once_and_there_the_next_time() {
    let (folder, state) = (story(), tempfile::tempdir().unwrap());
    let file = folder.path().join(".rashomon.toml");
    let mut open = explorer(folder.path(), state.path(), &[]);
    open.press("da");
    open.wait_for("accepted");
    assert!(!decisions(&file).is_empty());
    open.press("dl");
    open.wait_for("name: ");
    open.press("\x15how long it closes\r");
    open.wait_for("named: how long it closes");
    quit(open);
    let saved = fs::read_to_string(&file).unwrap();
    let mut open = explorer(folder.path(), state.path(), &["--fresh"]);
    open.wait_for("≠•how long it closes");
    quit(open);
    assert_eq!(fs::read_to_string(&file).unwrap(), saved, "to look changes nothing");
}

#[test]
fn a_run_that_is_killed_while_it_saves_leaves_a_whole_file() {
    let (folder, state) = (story(), tempfile::tempdir().unwrap());
    let file = folder.path().join(".rashomon.toml");
    for run in 0..8 {
        let mut open = explorer(folder.path(), state.path(), &["--fresh"]);
        // Far more than can be saved before the end comes, which falls somewhere among it.
        for number in 0..60 {
            open.press(&format!("dn\x15note {run} {number}\r"));
        }
        if run % 2 == 0 {
            open.wait_for("note: note");
        }
        open.kill();
        if file.exists() {
            assert!(decisions(&file).len() <= 1);
        }
    }
    let mut open = explorer(folder.path(), state.path(), &["--fresh"]);
    open.press("dn\x15the last\r");
    open.wait_for("note: the last");
    quit(open);
    assert_eq!(decisions(&file).len(), 1);
    let names = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name());
    let mut names: Vec<String> = names.map(|name| name.into_string().unwrap()).collect();
    names.sort();
    assert_eq!(names, [".rashomon.toml", "courier.txt", "herald.txt"], "no draft is left");
}

#[test]
fn two_explorers_in_one_folder_keep_what_both_decide() {
    let (folder, state) = (story(), tempfile::tempdir().unwrap());
    let mut one = explorer(folder.path(), state.path(), &["--fresh"]);
    let mut other = explorer(folder.path(), state.path(), &["--fresh"]);
    one.press("dl\x15weeks of closing\r");
    one.wait_for("named: weeks of closing");
    other.press("dNask the port\r");
    other.wait_for("somebody else has decided");
    other.wait_for("weeks of closing");
    let all = decisions(&folder.path().join(".rashomon.toml"));
    assert_eq!(all.len(), 2, "{all:#?}");
    quit(one);
    quit(other);
}

/// The explorer at the end of a script that mounts something, in a namespace of its own; nothing where the system lets
/// nobody do so.
fn mounted(script: &str, state: &Path) -> Option<Explorer> {
    let may = Command::new("unshare").args(["-rm", "mount", "-t", "tmpfs", "tmpfs", "/mnt"]).output();
    if !may.is_ok_and(|done| done.status.success()) {
        println!("nothing can be mounted here: not tried");
        return None;
    }
    let mut command = CommandBuilder::new("unshare");
    command.args(["-rm", "sh", "-c", script]);
    command.env("XDG_STATE_HOME", state);
    let mut explorer = Explorer::run(command);
    explorer.wait_for("divergent first");
    Some(explorer)
}

#[test]
fn on_a_full_disk_it_is_said_so_and_the_decisions_are_kept_elsewhere() {
    let (folder, state) = (story(), tempfile::tempdir().unwrap());
    let disk = tempfile::tempdir().unwrap();
    let script = format!(
        "mount -t tmpfs -o size=64k tmpfs {disk} && cp {story}/* {disk} && (dd if=/dev/zero of={disk}/filler bs=1k; true) 2>/dev/null; exec {program} {disk}",
        disk = disk.path().display(),
        story = folder.path().display(),
        program = env!("CARGO_BIN_EXE_rashomon"),
    );
    let Some(mut open) = mounted(&script, state.path()) else { return };
    open.press("da");
    open.wait_for("the disk is full");
    open.press("j");
    open.wait_for("not saved");
    quit(open);
    let kept = state.path().join("rashomon/unsaved");
    let kept: Vec<_> = fs::read_dir(kept).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert_eq!(kept.len(), 1);
    assert!(!decisions(&kept[0]).is_empty());
}

#[test]
fn in_a_folder_that_cannot_be_written_the_decisions_are_kept_elsewhere() {
    let (folder, state) = (story(), tempfile::tempdir().unwrap());
    let script = format!(
        "mount --bind {folder} {folder} && mount -o remount,bind,ro {folder} && exec {program} {folder}",
        folder = folder.path().display(),
        program = env!("CARGO_BIN_EXE_rashomon"),
    );
    let Some(mut open) = mounted(&script, state.path()) else { return };
    open.press("da");
    open.wait_for("not allowed there");
    quit(open);
    assert!(!folder.path().join(".rashomon.toml").exists());
    assert_eq!(fs::read_dir(state.path().join("rashomon/unsaved")).unwrap().count(), 1);
}

#[test]
fn read_only_writes_nothing_and_says_so_and_another_file_may_be_named() {
    let (folder, state, other) = (story(), tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut open = explorer(folder.path(), state.path(), &["--read-only"]);
    open.press("da");
    open.wait_for("nothing is saved: --read-only");
    quit(open);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
    assert_eq!(fs::read_dir(state.path()).unwrap().count(), 0);

    let file = other.path().join("mine.toml");
    let mut open = explorer(folder.path(), state.path(), &["--decisions", file.to_str().unwrap()]);
    open.press("da");
    open.wait_for("accepted");
    quit(open);
    assert!(!decisions(&file).is_empty());
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
}
