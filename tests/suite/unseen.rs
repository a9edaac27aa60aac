//! What the two leave out is typed unseen, on a terminal that is as it was whatever happens.
#![cfg(unix)]

use std::fs::{File, OpenOptions};
use std::io::{Read, Write};
use std::process::{Child, Command, Stdio};

use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use rustix::termios::{LocalModes, tcgetattr};

use crate::sandbox::Sandbox;

/// A terminal, and the program on it.
struct Session {
    child: Child,
    master: File,
    slave: File,
    told: String,
}

impl Session {
    /// Begins, with something that was typed before.
    fn begin(sandbox: &Sandbox, ahead: &str) -> Self {
        let master = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).expect("a terminal");
        grantpt(&master).expect("a terminal");
        unlockpt(&master).expect("a terminal");
        let path = ptsname(&master, Vec::new()).expect("a name");
        let path = path.into_string().expect("a name");
        let slave =
            OpenOptions::new().read(true).write(true).open(path).expect("its end");
        let mut master = File::from(master);
        master.write_all(ahead.as_bytes()).expect("it is typed");
        let end = || Stdio::from(slave.try_clone().expect("its end"));
        let mut command = sandbox.command(&["leave-out"]);
        command.env("TERM", "xterm").stdin(end()).stdout(end()).stderr(end());
        let child = command.spawn().expect("the program runs");
        Self { child, master, slave, told: String::new() }
    }

    /// Reads until something is told, however long it takes.
    fn until(&mut self, said: &str) {
        while !self.told.contains(said) {
            let mut part = [0; 4096];
            let count = self.master.read(&mut part).expect("it tells more");
            self.told.push_str(&String::from_utf8_lossy(&part[..count]));
        }
    }

    fn types(&mut self, text: &str) {
        self.master.write_all(text.as_bytes()).expect("it is typed");
    }

    fn shows_what_is_typed(&self) -> bool {
        let modes = tcgetattr(&self.slave).expect("its modes").local_modes;
        modes.contains(LocalModes::ECHO | LocalModes::ICANON)
    }
}

#[test]
fn nothing_that_is_typed_shows_and_what_was_typed_ahead_is_forgotten() {
    let sandbox = Sandbox::new();
    let mut session = Session::begin(&sandbox, "T-001\n");
    session.until("the first of you");
    assert!(!session.shows_what_is_typed());
    session.types("money\r\r");
    // The screen is cleared, and what has scrolled out of it.
    session.until("\u{1b}[3J");
    session.until("the other one");
    session.types("alcohol\r\r");
    session.until("the list is kept");
    assert!(session.child.wait().expect("it ends").success());
    assert!(session.shows_what_is_typed());
    for word in ["money", "alcohol"] {
        assert!(!session.told.contains(word), "{}", session.told);
    }
    let kept = String::from_utf8(sandbox.read("emberdeck.toml")).expect("text");
    assert!(kept.contains("money") && kept.contains("alcohol"), "{kept}");
    assert!(!kept.contains("T-001"), "{kept}");
}

#[test]
fn a_signal_gives_the_terminal_back() {
    for (name, number) in [("TERM", 15), ("HUP", 1), ("INT", 2)] {
        let sandbox = Sandbox::new();
        let mut session = Session::begin(&sandbox, "");
        session.until("the first of you");
        session.types("money\r");
        assert!(!session.shows_what_is_typed());
        let id = session.child.id().to_string();
        let sent = Command::new("kill").args([&format!("-{name}"), &id]).status();
        assert!(sent.expect("kill runs").success());
        let status = session.child.wait().expect("it ends");
        assert_eq!(status.code(), Some(128 + number), "{name}");
        assert!(session.shows_what_is_typed(), "{name}");
        assert!(!sandbox.path("emberdeck.toml").exists());
    }
}
