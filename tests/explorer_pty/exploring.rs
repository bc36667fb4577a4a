//! Reading: what starts, follows the terminal, and gives it back.

use portable_pty::{CommandBuilder, PtySize};

use super::terminal::{Explorer, cells, seen};

#[test]
fn it_starts_on_the_sample_story_and_q_restores_the_screen() {
    let mut explorer = Explorer::start();
    explorer.wait_for("1 Sources");
    explorer.wait_for("divergent first");
    assert!(explorer.parser.screen().alternate_screen());
    explorer.press("q");
    assert_eq!(explorer.wait_for_end(), 0);
    assert!(!explorer.parser.screen().bracketed_paste());
}

#[test]
fn it_follows_the_terminal_to_any_size_and_back() {
    let mut explorer = Explorer::start();
    explorer.wait_for("divergent first");
    for (rows, cols) in [(12, 40), (1, 1), (50, 180), (30, 100)] {
        explorer.parser.screen_mut().set_size(cells(rows), cells(cols));
        explorer.master.resize(PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }).unwrap();
        match rows {
            // One cell says nothing; that the program drew for it must do.
            1 => explorer.wait_for_a_frame(),
            12 => explorer.wait_for("1 Sources  2 Article"),
            50 => explorer.wait("the panes side by side", |screen| {
                screen
                    .rows(0, 180)
                    .nth(1)
                    .is_some_and(|row| row.contains("1 Sources") && row.contains("3 Claims"))
            }),
            30 => explorer.wait_for("divergent first"),
            _ => {}
        }
    }
    explorer.press("q");
    assert_eq!(explorer.wait_for_end(), 0);
}

/// What the next test runs behind a terminal: a program that takes the screen and falls over.
#[test]
#[ignore = "needs a terminal; run by the test below"]
#[should_panic(expected = "it fell over")]
fn falls_over() {
    let _screen = rashomon::tui::terminal::Screen::enter().unwrap();
    panic!("it fell over");
}

#[test]
fn a_panic_gives_the_screen_back_before_it_speaks() {
    let mut command = CommandBuilder::new(std::env::current_exe().unwrap());
    command.args(["--ignored", "--exact", "--nocapture", "--test-threads=1", "exploring::falls_over"]);
    let mut explorer = Explorer::run(command);
    explorer.wait_for("it fell over");
    explorer.wait_for("test result: ok");
    assert_eq!(explorer.wait_for_end(), 0);
    let raw = String::from_utf8_lossy(&explorer.raw).into_owned();
    let (screen, told) = raw.split_once("\x1b[?1049l").unwrap();
    assert!(screen.contains("\x1b[?1049h") && !screen.contains("it fell over"), "{raw:?}");
    // Out of raw mode, the terminal again begins each line at the left.
    assert!(told.contains("it fell over\r\n"), "{told:?}");
    assert!(!explorer.parser.screen().bracketed_paste());
}

#[test]
fn a_search_leads_to_the_quote() {
    let mut explorer = Explorer::start();
    explorer.wait_for("divergent first");
    explorer.press("/great progress");
    explorer.wait_for("/ great progress");
    explorer.wait("quotes found", |screen| {
        screen.contents().contains("direct   ") && !screen.contents().contains("searching")
    });
    explorer.press("\r");
    explorer.wait("the article", |screen| {
        let words = screen.contents();
        words.contains("1 Sources") && words.contains("great progress")
    });
    explorer.press("q");
    assert_eq!(explorer.wait_for_end(), 0);
}

#[test]
fn a_paste_goes_to_the_search_line_in_one_piece() {
    let mut explorer = Explorer::start();
    explorer.wait("bracketed paste", |screen| {
        screen.bracketed_paste() && screen.contents().contains("1 Sources")
    });
    explorer.press("\x1b[200~great\rprogress q\x1b[201~");
    explorer.wait_for("/ great progress q");
    explorer.press("\x03");
    assert_eq!(explorer.wait_for_end(), 0);
}

#[test]
fn control_z_gives_the_shell_its_screen_and_fg_comes_back() {
    let mut explorer = Explorer::from_a_shell();
    explorer.wait("the explorer", |screen| {
        screen.alternate_screen() && screen.contents().contains("divergent first")
    });
    explorer.press("\x1a");
    // Keys that come before the prompt are flushed by the shell's own change of the terminal: wait for it.
    let prompt = |screen: &vt100::Screen| screen.contents().trim_end().ends_with("shell>");
    explorer.wait("the shell", |screen| {
        !screen.alternate_screen() && screen.contents().contains("Stopped") && prompt(screen)
    });
    explorer.press("fg\r");
    explorer.wait("the explorer again", |screen| {
        screen.alternate_screen() && screen.contents().contains("divergent first")
    });
    explorer.press("q");
    explorer.wait("the shell again", |screen| !screen.alternate_screen() && prompt(screen));
    explorer.press("echo $((40+2))\r");
    explorer.wait_for("42");
}

#[test]
fn a_copy_reaches_the_terminal_and_the_status_says_sent() {
    let mut explorer = Explorer::start();
    explorer.wait_for("divergent first");
    explorer.press("y");
    explorer.wait_for("Sent to the terminal");
    let raw = String::from_utf8_lossy(&explorer.raw).into_owned();
    assert!(raw.contains("\x1b]52;c;"));
    explorer.press("q");
    assert_eq!(explorer.wait_for_end(), 0);
}

#[test]
fn settings_of_the_platform_s_folder_hold_and_their_faults_are_told() {
    let folder = tempfile::tempdir().unwrap();
    let own = folder.path().join("rashomon");
    std::fs::create_dir(&own).unwrap();
    std::fs::write(own.join("keymap.toml"), "explore = [{ on = [\"x\"], run = \"help\" }]\n").unwrap();
    std::fs::write(own.join("config.toml"), "theme = \"neon\"\n").unwrap();
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_rashomon"));
    command.env("XDG_CONFIG_HOME", folder.path());
    let mut explorer = Explorer::run(command);
    explorer.wait_for("config.toml, line 1, theme:");
    explorer.press("x");
    explorer.wait_for("Anywhere in the story");
}

/// A folder with two articles on one event.
fn story() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let first =
        "Ferry hits pier\n\nThe northern ferry struck the old pier on Tuesday and 12 people were hurt.\n";
    let second =
        "Crash at pier\n\nThe northern ferry struck the old pier on Tuesday and 15 people were hurt.\n";
    std::fs::write(folder.path().join("courier.txt"), first).unwrap();
    std::fs::write(folder.path().join("herald.txt"), second).unwrap();
    folder
}

#[test]
fn a_file_that_changes_on_disk_is_read_again_while_the_story_is_open() {
    let folder = story();
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_rashomon"));
    command.arg(folder.path());
    let mut explorer = Explorer::run(command);
    explorer.wait_for("herald: 15 people");
    let again =
        "Crash at pier\n\nThe northern ferry struck the old pier on Tuesday and 31 people were hurt.\n";
    let other = folder.path().join("herald.txt~");
    std::fs::write(&other, again).unwrap();
    std::fs::rename(&other, folder.path().join("herald.txt")).unwrap();
    explorer.wait_for("Read again: herald changed");
    explorer.wait("the new words", |screen| {
        let words = screen.contents();
        words.contains("herald: 31 people") && !words.contains("15 people")
    });
    explorer.press("q");
    assert_eq!(explorer.wait_for_end(), 0);
}

#[test]
fn a_pile_is_listed_and_a_story_of_it_opened_and_left_again() {
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_rashomon"));
    command.arg(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/pile"));
    let mut explorer = Explorer::run(command);
    explorer.wait_for("4 stories · 15 articles");
    explorer.wait_for("Stories · most outlets first");
    // All are counted in the background, and nothing is left open.
    explorer.wait("everything counted", |screen| !screen.contents().contains('…'));
    explorer.press("j\r");
    explorer.wait("the second story", |screen| {
        screen.contents().contains("2/4 ") && screen.contents().contains("1 Sources")
    });
    explorer.press("\x1b");
    explorer.wait("the list again", |screen| {
        screen.contents().contains("Stories · most outlets first") && screen.contents().contains("2/5")
    });
    explorer.press("q");
    assert_eq!(explorer.wait_for_end(), 0);
}

#[test]
fn a_story_opens_where_it_was_left_and_with_fresh_at_its_start() {
    let (folder, state) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    for (outlet, hurt, day) in
        [("courier", 12, "Monday"), ("gazette", 15, "Friday"), ("herald", 15, "Monday")]
    {
        let text = format!(
            "Ferry hits pier\n\nThe northern ferry struck the old pier and {hurt} people were hurt.\n\n\
             The pier opens again on {day}, the port said.\n\nThe captain of the ferry was questioned by police.\n"
        );
        std::fs::write(folder.path().join(format!("{outlet}.txt")), text).unwrap();
    }
    let open = |more: &[&str]| {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_rashomon"));
        command.args(more);
        command.arg(folder.path());
        command.env("XDG_STATE_HOME", state.path());
        Explorer::run(command)
    };
    let mut explorer = open(&[]);
    let start = explorer.screen_that_ends("q quit");
    explorer.press("lFpier is:div");
    explorer.wait_for("pier is:div");
    explorer.screen_that_ends("esc back");
    explorer.press("\x1b[B\r");
    let left = explorer.screen_that_ends("q quit");
    assert!(left != start && left.contains("“pier”"), "{left}");
    explorer.press("q");
    assert_eq!(explorer.wait_for_end(), 0);

    let mut explorer = open(&[]);
    explorer.wait("the same screen", |screen| seen(screen) == left);
    // A hint that it should end is a way to leave like any other.
    explorer.press("c");
    let left = explorer.screen_that_ends("esc back");
    let process = explorer.child.process_id().unwrap().to_string();
    std::process::Command::new("kill").arg(process).status().unwrap();
    assert_eq!(explorer.wait_for_end(), 0);

    let mut explorer = open(&[]);
    explorer.wait("the outlets side by side", |screen| seen(screen) == left);
    assert!(!String::from_utf8_lossy(&explorer.raw).contains("Sources"), "nothing else was drawn before");
    explorer.press("\x03");
    assert_eq!(explorer.wait_for_end(), 0);

    let mut explorer = open(&["--fresh"]);
    explorer.wait("the start", |screen| seen(screen) == start);
    explorer.press("q");
    assert_eq!(explorer.wait_for_end(), 0);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 3, "the story's folder is as it was");
    assert_eq!(std::fs::read_dir(state.path().join("rashomon/views")).unwrap().count(), 1);
}

#[test]
fn a_pile_opens_at_the_story_that_was_chosen_and_that_where_it_was_left() {
    let state = tempfile::tempdir().unwrap();
    let open = || {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_rashomon"));
        command.arg(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/pile"));
        command.env("XDG_STATE_HOME", state.path());
        Explorer::run(command)
    };
    let mut explorer = open();
    explorer.wait_for("4 stories · 15 articles");
    explorer.press("rrrj");
    explorer.wait_for("by title");
    explorer.press("\r");
    explorer.wait_for("1 Sources");
    explorer.press("2l\x06the");
    explorer.screen_that_ends("esc back");
    explorer.press("\r");
    let story = explorer.screen_that_ends("q quit");
    explorer.press("L");
    explorer.wait_for("by title");
    explorer.press("q");
    assert_eq!(explorer.wait_for_end(), 0);

    let mut explorer = open();
    explorer.wait_for("by title");
    explorer.press("\r");
    explorer.wait("the story where it was left", |screen| seen(screen) == story);
    explorer.press("q");
    assert_eq!(explorer.wait_for_end(), 0);
}

#[test]
fn a_story_that_takes_long_to_come_is_waited_for_on_a_screen_that_can_be_left() {
    for leave in [false, true] {
        let folder = story();
        let at = folder.path().display();
        let mut command = CommandBuilder::new("bash");
        let program = env!("CARGO_BIN_EXE_rashomon");
        let slow = format!("while [ ! -e {at}/go ]; do sleep 0.05; done; cat {at}/courier.txt");
        command.args([
            "--norc",
            "--noprofile",
            "-c",
            &format!("{{ {slow}; }} | {program} -; exit ${{PIPESTATUS[1]}}"),
        ]);
        let mut explorer = Explorer::run(command);
        explorer.wait_for("Opening files");
        explorer.wait_for("esc stop");
        if leave {
            explorer.press("\x1b");
            explorer.wait("the screen given back", |screen| !screen.alternate_screen());
            std::fs::write(folder.path().join("go"), "").unwrap();
        } else {
            std::fs::write(folder.path().join("go"), "").unwrap();
            explorer.wait_for("standard input");
            explorer.press("q");
        }
        assert_eq!(explorer.wait_for_end(), 0);
    }
}

#[test]
fn a_path_that_leads_nowhere_is_told_without_taking_the_screen() {
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_rashomon"));
    command.arg("/nowhere/at/all.txt");
    let mut explorer = Explorer::run(command);
    explorer.wait_for("no such file or folder");
    assert_eq!(explorer.wait_for_end(), 2);
    assert!(!String::from_utf8_lossy(&explorer.raw).contains("\x1b[?1049h"));
}

#[test]
fn the_editor_has_the_keys_for_itself_and_the_explorer_comes_back() {
    let folder = story();
    let seen = folder.path().join("seen");
    let script = folder.path().join("vim");
    let text = format!("#!/bin/sh\necho \"editing $*\"\nread line\necho \"$* $line\" > {}\n", seen.display());
    std::fs::write(&script, text).unwrap();
    std::process::Command::new("chmod").arg("+x").arg(&script).status().unwrap();
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_rashomon"));
    command.arg(folder.path().join("courier.txt"));
    command.arg(folder.path().join("herald.txt"));
    command.env("EDITOR", &script);
    command.env("VISUAL", "");
    let mut explorer = Explorer::run(command);
    explorer.wait_for("herald: 15 people");
    explorer.press("O");
    explorer.wait("the editor", |screen| {
        !screen.alternate_screen()
            && screen.contents().contains("editing +3")
            && screen.contents().contains("courier.txt")
    });
    explorer.press("quit\r");
    explorer.wait("the explorer again", |screen| {
        screen.alternate_screen() && screen.contents().contains("herald: 15 people")
    });
    let told = std::fs::read_to_string(&seen).unwrap();
    assert!(told.starts_with("+3 ") && told.ends_with("courier.txt quit\n"), "{told}");
    // The keys are read again.
    explorer.press("c");
    explorer.wait_for("╭ 1 courier");
    explorer.press("\x03");
    assert_eq!(explorer.wait_for_end(), 0);
}

#[test]
fn an_editor_that_is_not_there_is_named_and_nothing_is_lost() {
    let folder = story();
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_rashomon"));
    command.arg(folder.path());
    command.env("EDITOR", "no-such-editor-at-all");
    command.env("VISUAL", "");
    let mut explorer = Explorer::run(command);
    explorer.wait_for("herald: 15 people");
    explorer.press("O");
    explorer.wait_for("no-such-editor-at-all is not installed");
    explorer.press("q");
    assert_eq!(explorer.wait_for_end(), 0);
}

#[test]
fn the_mouse_is_let_in_by_a_key_and_points_at_what_it_stands_on() {
    let mut explorer = Explorer::start();
    explorer.wait_for("divergent first");
    assert_eq!(explorer.parser.screen().mouse_protocol_mode(), vt100::MouseProtocolMode::None);
    explorer.press("M");
    explorer.wait("the mouse", |screen| screen.mouse_protocol_mode() != vt100::MouseProtocolMode::None);
    let row = (0_u16..).zip(explorer.parser.screen().rows(0, 100)).find(|(_, row)| row.contains("1 Sources"));
    let row = row.unwrap().0 + 5;
    // Cells are counted from one there.
    explorer.press(&format!("\x1b[<0;5;{row}M\x1b[<0;5;{row}m"));
    explorer.wait_for("enter read");
    explorer.press("q");
    assert_eq!(explorer.wait_for_end(), 0);
    assert_eq!(explorer.parser.screen().mouse_protocol_mode(), vt100::MouseProtocolMode::None);
}

#[test]
fn what_is_on_screen_is_written_into_the_working_folder() {
    let folder = tempfile::tempdir().unwrap();
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_rashomon"));
    command.cwd(folder.path());
    let mut explorer = Explorer::run(command);
    explorer.wait_for("divergent first");
    explorer.press("e");
    explorer.wait_for("Wrote rashomon-claims.md");
    explorer.press("me");
    explorer.wait_for("Wrote rashomon-overview.md");
    assert!(std::fs::read_to_string(folder.path().join("rashomon-claims.md")).unwrap().starts_with("# "));
    explorer.press("\x03");
    assert_eq!(explorer.wait_for_end(), 0);
}

#[test]
fn every_screen_lives_through_a_stop_a_new_size_and_a_paste() {
    let mut explorer = Explorer::from_a_shell();
    explorer.wait_for("divergent first");
    for (key, title) in [("c", "x swap"), ("m", "Agreement"), ("S", "words between marks"), ("?", "Help")] {
        explorer.press(key);
        explorer.wait(title, |screen| screen.alternate_screen() && screen.contents().contains(title));
        explorer.press("\x1a");
        explorer.wait("the shell", |screen| {
            !screen.alternate_screen() && screen.contents().trim_end().ends_with("shell>")
        });
        explorer.press("fg\r");
        explorer.wait(title, |screen| screen.alternate_screen() && screen.contents().contains(title));
        for (rows, cols) in [(20, 80), (30, 100)] {
            explorer.parser.screen_mut().set_size(cells(rows), cells(cols));
            explorer.master.resize(PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }).unwrap();
            // Before it is drawn anew, a border at the last column is either cut off or not yet there.
            explorer.wait("a border at the edge", |screen| {
                let row = screen.rows(0, cols).nth(1).unwrap_or_default();
                row.chars().nth(usize::from(cols) - 1) == Some('╮')
            });
        }
        explorer.wait_for(title);
        explorer.press("\x1b[200~great\rprogress\x1b[201~");
        explorer.wait_for("/ great progress");
        explorer.press("\x1b");
        let on_the_table = |screen: &vt100::Screen| screen.contents().contains("divergent first");
        explorer.wait("the screen under the search", |screen| {
            !screen.contents().contains("/ great progress")
                && (on_the_table(screen) || screen.contents().contains(title))
        });
        // A key sent while a needless Esc is on its way would be read as Alt with it.
        if !on_the_table(explorer.parser.screen()) {
            explorer.press("\x1b");
            explorer.wait("the table", on_the_table);
        }
    }
    explorer.press("q");
    explorer.wait("the shell again", |screen| !screen.alternate_screen());
}
