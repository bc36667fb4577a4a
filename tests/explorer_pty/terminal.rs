//! The program behind a terminal: keys in, a screen out.

use std::io::{Read, Write};
use std::num::NonZero;
use std::path::Path;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// Far longer than anything here takes on a slow machine.
pub(super) const PATIENCE: Duration = Duration::from_secs(30);

pub(super) fn cells(count: u16) -> NonZero<u16> {
    NonZero::new(count).unwrap()
}

/// What a person sees: blanks at the end of a line are blank whether they were drawn or not.
pub(super) fn seen(screen: &vt100::Screen) -> String {
    screen.rows(0, screen.size().1.get()).map(|row| row.trim_end().to_owned()).collect::<Vec<_>>().join("\n")
}

/// The program behind a terminal of 100×30.
pub(super) struct Explorer {
    pub(super) child: Box<dyn Child + Send + Sync>,
    pub(super) master: Box<dyn MasterPty + Send>,
    pub(super) keys: Box<dyn Write + Send>,
    pub(super) output: Receiver<Vec<u8>>,
    pub(super) parser: vt100::Parser,
    pub(super) raw: Vec<u8>,
    /// Where the program keeps what it keeps, unless the test says where.
    _state: tempfile::TempDir,
}

impl Explorer {
    pub(super) fn start() -> Self {
        Self::run(CommandBuilder::new(env!("CARGO_BIN_EXE_rashomon")))
    }

    pub(super) fn run(mut command: CommandBuilder) -> Self {
        let pty = native_pty_system();
        let size = PtySize { rows: 30, cols: 100, pixel_width: 0, pixel_height: 0 };
        let pair = pty.openpty(size).unwrap();
        command.env("TERM", "xterm-256color");
        // Whatever is set by the person who runs the tests holds for them alone, and what they left stays as it is.
        let state = tempfile::tempdir().unwrap();
        for (name, path) in [("XDG_CONFIG_HOME", Path::new("/nowhere")), ("XDG_STATE_HOME", state.path())] {
            if command.get_env(name) == std::env::var_os(name).as_deref() {
                command.env(name, path);
            }
        }
        let child = pair.slave.spawn_command(command).unwrap();
        let mut reader = pair.master.try_clone_reader().unwrap();
        let (sender, output) = mpsc::channel();
        std::thread::spawn(move || {
            let mut bytes = [0; 8192];
            while let Ok(count @ 1..) = reader.read(&mut bytes) {
                if sender.send(bytes[..count].to_vec()).is_err() {
                    break;
                }
            }
        });
        let keys = pair.master.take_writer().unwrap();
        let parser = vt100::Parser::new(cells(30), cells(100), 0);
        Self { child, master: pair.master, keys, output, parser, raw: Vec::new(), _state: state }
    }

    /// The program as a shell's job.
    pub(super) fn from_a_shell() -> Self {
        let mut command = CommandBuilder::new("bash");
        command.args(["--norc", "--noprofile", "-i"]);
        command.env("PS1", "shell> ");
        let mut explorer = Self::run(command);
        explorer.wait_for("shell> ");
        explorer.press(&format!("{}\r", env!("CARGO_BIN_EXE_rashomon")));
        explorer
    }

    pub(super) fn press(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).unwrap();
        self.keys.flush().unwrap();
    }

    pub(super) fn wait(&mut self, what: &str, seen: impl Fn(&vt100::Screen) -> bool) {
        let end = Instant::now() + PATIENCE;
        while !seen(self.parser.screen()) {
            match self.output.recv_timeout(end.saturating_duration_since(Instant::now())) {
                Ok(bytes) => {
                    self.parser.process(&bytes);
                    self.raw.extend(bytes);
                }
                Err(RecvTimeoutError::Timeout) => panic!("{what}:\n{}", self.parser.screen().contents()),
                Err(RecvTimeoutError::Disconnected) => {
                    assert!(
                        seen(self.parser.screen()),
                        "{what}: it ended\n{}",
                        self.parser.screen().contents()
                    );
                }
            }
        }
    }

    pub(super) fn wait_for(&mut self, words: &str) {
        self.wait(words, |screen| screen.contents().contains(words));
    }

    /// Waits until something is drawn after what has been seen so far.
    pub(super) fn wait_for_a_frame(&mut self) {
        let bytes = self.output.recv_timeout(PATIENCE).unwrap();
        self.parser.process(&bytes);
        self.raw.extend(bytes);
    }

    /// The whole screen, once its last line ends with these words: what is drawn comes from the top.
    pub(super) fn screen_that_ends(&mut self, words: &str) -> String {
        self.wait(words, |screen| seen(screen).ends_with(words));
        seen(self.parser.screen())
    }

    pub(super) fn wait_for_end(&mut self) -> u32 {
        self.wait("the screen restored", |screen| !screen.alternate_screen() && !screen.hide_cursor());
        self.child.wait().unwrap().exit_code()
    }
}

impl Explorer {
    /// Ends the program as a power cut would.
    pub(super) fn kill(mut self) {
        let number = self.child.process_id().unwrap().to_string();
        assert!(std::process::Command::new("kill").args(["-9", &number]).status().unwrap().success());
        self.child.wait().unwrap();
    }
}

impl Drop for Explorer {
    fn drop(&mut self) {
        let _ = self.child.kill();
    }
}
